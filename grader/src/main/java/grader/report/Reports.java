package grader.report;

import grader.model.Gradebook;
import grader.model.Student;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import runner.trouble.MachineLacks;

/** Writes every report of a gradebook into one folder. */
public final class Reports {
  /** The report that an instructor opens first. */
  public static final String OVERVIEW = "overview.html";

  /** The report that programs read. */
  public static final String RESULTS = "results.json";

  private static final String FEEDBACK = "feedback";

  private final Path folder;

  /**
   * Reports in a folder, which is made if it is not there. Those of an earlier run go; of the rest,
   * what has the name of a report is written over.
   */
  public Reports(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes them.
   *
   * @throws MachineLacks if the folder can't be written
   */
  public void write(Gradebook book) {
    OwnFiles files = OwnFiles.afresh(folder, "make room, then --resume.");
    Map<String, String> names = FileNames.of(book);
    UnaryOperator<String> feedback = id -> FEEDBACK + "/" + names.get(id) + ".md";
    files.write(RESULTS, Json.of(book));
    files.write("results.schema.json", Resource.text("results.schema.json"));
    files.write("audit.json", Json.of(Audit.of(book)));
    files.write("audit.schema.json", Resource.text("audit.schema.json"));
    files.write("grades.csv", GradesCsv.students(book, feedback));
    files.write("grades-steps.csv", GradesCsv.steps(book));
    files.write("gradebook-moodle.csv", MoodleCsv.of(book));
    files.write("gradebook-canvas.csv", CanvasCsv.of(book));
    files.write("junit.xml", JunitXml.of(book));
    for (Student student : book.students()) {
      files.write(feedback.apply(student.id()), Feedback.of(book, student));
    }
    files.write(OVERVIEW, Overview.of(book, feedback));
  }
}
