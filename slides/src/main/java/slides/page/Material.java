package slides.page;

import java.util.Map;
import java.util.TreeMap;
import slides.agenda.Agenda;
import slides.figure.Figures;
import slides.shell.Commands;

/**
 * What pages are made of, besides the decks.
 *
 * @param pictures SVG by the name of its file; those that pages show are added
 */
public record Material(
    Figures figures, Commands commands, Agenda agenda, Map<String, String> pictures) {
  /** Folder of the pictures, beside the pages. */
  public static final String PICTURES = "pictures";

  /** With no pictures yet. */
  public static Material of(Figures figures, Commands commands, Agenda agenda) {
    return new Material(figures, commands, agenda, new TreeMap<>());
  }

  /** Keeps a picture, and returns the element that shows it. */
  String show(String name, String svg, String alternative) {
    pictures.put(name, svg);
    return "<figure class=\"picture\"><img src=\"%s/%s\" alt=\"%s\"></figure>\n"
        .formatted(PICTURES, name, Html.escaped(alternative));
  }
}
