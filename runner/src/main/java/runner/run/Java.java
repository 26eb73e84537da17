package runner.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java that workers run on.
 *
 * @param home its folder
 * @param archive class data to start with, which belongs to this Java and to the class path of this
 *     program; null if there is none
 * @param more what else it is told
 */
public record Java(Path home, @Nullable Path archive, List<String> more) {
  /** System property that names the class-data archive of this program, if it has one. */
  private static final String ARCHIVE = "workbook.cds";

  /** The one that this program runs on. */
  public static Java ofThisProgram() {
    String name = System.getProperty(ARCHIVE, "");
    Path archive = Path.of(name);
    boolean exists = !name.isBlank() && Files.isRegularFile(archive);
    return new Java(Path.of(System.getProperty("java.home")), exists ? archive : null, List.of());
  }

  /** The same, and it is told this too. */
  public Java with(List<String> options) {
    List<String> all = new ArrayList<>(more);
    all.addAll(options);
    return new Java(home, archive, all);
  }

  /** The file to start. */
  public String program() {
    return home + File.separator + "bin" + File.separator + "java";
  }

  List<String> options() {
    List<String> all = new ArrayList<>(more);
    if (archive != null) {
      all.add("-XX:SharedArchiveFile=" + archive);
    }
    return all;
  }
}
