package grader.report;

import grader.model.Gradebook;
import grader.model.Student;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import runner.cache.Reasons;
import runner.trouble.MachineLacks;

/** Writes every report of a gradebook into one folder. */
public final class Reports {
  /** The report that an instructor opens first. */
  public static final String OVERVIEW = "overview.html";

  /** The report that programs read. */
  public static final String RESULTS = "results.json";

  private static final String FEEDBACK = "feedback";

  private final Path folder;

  /** Reports in a folder, which is made if it is not there; what is in it is written over. */
  public Reports(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes them.
   *
   * @throws MachineLacks if the folder can't be written
   */
  public void write(Gradebook book) {
    Map<String, String> names = FileNames.of(book);
    write(RESULTS, Json.of(book));
    write("results.schema.json", Resource.text("results.schema.json"));
    write("audit.json", Json.of(Audit.of(book)));
    write("audit.schema.json", Resource.text("audit.schema.json"));
    write("grades.csv", GradesCsv.students(book));
    write("grades-steps.csv", GradesCsv.steps(book));
    write("gradebook-moodle.csv", MoodleCsv.of(book));
    write("gradebook-canvas.csv", CanvasCsv.of(book));
    write("junit.xml", JunitXml.of(book));
    for (Student student : book.students()) {
      write(FEEDBACK + "/" + names.get(student.id()) + ".md", Feedback.of(book, student));
    }
    write(OVERVIEW, Overview.of(book, id -> FEEDBACK + "/" + names.get(id) + ".md"));
  }

  private void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new MachineLacks(
          file + " can't be written (" + Reasons.of(unwritable) + "): make room, then --resume.",
          unwritable);
    }
  }
}
