package live.program;

import java.util.Arrays;
import java.util.stream.Collectors;
import runner.trouble.CommandError;

/** What stands between the customers and the database. */
public enum Strategy {
  NONE("No cache", 3),
  ASIDE("Cache-aside", 3),
  ARTICLE("The article's lock", 3),
  LOCK("The solution's lock", 3),
  EARLY("Early expiration", 4),
  OWN3("Your PriceBoard.java", 3),
  OWN4("Your DayPrices.java", 4),
  /** No program, and no customers: the other side is watched alone. */
  NOTHING("Nothing", 3);

  private final String title;
  private final int chapter;

  Strategy(String title, int chapter) {
    this.title = title;
    this.chapter = chapter;
  }

  /** For a reader's eyes. */
  public String title() {
    return title;
  }

  /** Number of the chapter that the program is of. */
  int chapter() {
    return chapter;
  }

  /** Whether it is a file that the reader edits. */
  public boolean isYours() {
    return this == OWN3 || this == OWN4;
  }

  /** The name by which commands and the page know it. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The strategy of that id.
   *
   * @throws CommandError that lists those that exist
   */
  public static Strategy of(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandError(
                    "There is no strategy '"
                        + id
                        + "'. These exist: "
                        + Arrays.stream(values())
                            .map(Strategy::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
