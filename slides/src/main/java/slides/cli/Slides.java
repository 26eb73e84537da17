package slides.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import runner.cli.Screen;
import runner.cli.Status;
import runner.cli.Workbook;
import runner.course.Course;
import runner.report.Waiting;
import runner.trouble.MachineLacks;
import slides.deck.Deck;
import slides.deck.Decks;
import slides.page.DeckPage;
import slides.page.Pages;
import slides.pdf.PdfFiles;
import slides.shell.Commands;
import slides.site.Reveal;
import slides.site.Site;

/** Checks the decks, makes their pages, and shows them. */
@Command(
    name = "slides",
    description =
        "For those who give a workshop: check the decks in slides/, make their pages, and say how"
            + " long both days take.",
    mixinStandardHelpOptions = true)
public final class Slides implements Callable<Integer> {
  @ParentCommand private Workbook workbook;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DECK",
      description = "A deck, by its file or its chapter; all of them when left out.")
  private @Nullable String name;

  @Option(
      names = "--present",
      description = "Show the pages, or DECK, in the browser; Ctrl-C ends it.")
  private boolean present;

  @Option(
      names = "--pdf",
      description = "Write slides/target/pdf/DECK.pdf; needs Chromium or Chrome.")
  private boolean pdf;

  @Option(
      names = "--record",
      description = {
        "For those who write the course: make all timelines of the slides anew. The pictures of",
        "the chapters' demos are made by demo --record."
      })
  private boolean record;

  @Override
  public Integer call() throws InterruptedException {
    Course course = workbook.course();
    List<Deck> decks = Decks.of(course);
    Optional<Deck> one = Optional.ofNullable(name).map(each -> DeckName.find(each, decks));
    if (record) {
      new Recordings(workbook).make(decks);
    }
    Pages pages = Pages.of(course, new Commands(spec.root()));
    Screen screen = workbook.screen();
    if (!pages.faults().isEmpty()) {
      pages.faults().forEach(fault -> screen.err().println(fault));
      screen.err().println(pages.faults().size() + " to mend; the pages were not written.");
      return Status.NOT_SOLVED;
    }
    screen.say(pages.agenda().lines());
    return render(course, pages, one);
  }

  private int render(Course course, Pages pages, Optional<Deck> one) throws InterruptedException {
    Screen screen = workbook.screen();
    Path folder = course.root().resolve(Decks.FOLDER);
    Site site = Site.of(course);
    try (Waiting waiting = waiting("Fetching reveal.js")) {
      site.write(pages, Reveal.in(folder).find(), folder.resolve("theme"));
    } catch (MachineLacks without) {
      if (present || pdf) {
        throw without;
      }
      screen.say("All decks are right. " + without.getMessage());
      return Status.DONE;
    }
    screen.say("The pages are in " + site.folder().resolve("index.html") + ".");
    if (pdf) {
      print(pages, site, folder.resolve("target/pdf"), one);
    }
    if (present) {
      new Presentation(screen).show(site, one.map(Deck::name).orElse("index"));
    }
    return Status.DONE;
  }

  private void print(Pages pages, Site site, Path into, Optional<Deck> one)
      throws InterruptedException {
    try (Waiting waiting = waiting("Starting Chromium");
        var files = PdfFiles.of(site.folder())) {
      for (DeckPage page : pages.all()) {
        String deck = page.deck().name();
        if (one.map(Deck::name).orElse(deck).equals(deck)) {
          waiting.on("Printing " + deck);
          files.print(deck, into.resolve(deck + ".pdf"));
        }
      }
    }
    workbook.screen().say("On paper: " + into + ".");
  }

  private Waiting waiting(String what) {
    Screen screen = workbook.screen();
    return new Waiting(screen.err(), screen.terminal(), what);
  }
}
