package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.cli.Status;

/** What instructors and students hand over by mistake: a clear error, or the right grades. */
class BadInputTest {
  private static final String ROW = "\"true\",3,3,3,\"PASS\"";

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void a_course() throws IOException {
    workplace = Workplace.in(folder);
  }

  @Test
  void names_of_every_kind_lose_nobody() throws IOException {
    List<String> names =
        List.of("Ann Lee", "Zoë Müller", "O'Hara \"Z\"", "=cmd|'x'!A0", "-1", "a;b,c", "50%20");
    names.forEach(name -> workplace.submit(name, FakeCourse.SOLUTION));
    assertThat(grade()).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv"))
        .contains("\"Ann Lee\"", "\"Zoë Müller\"", "\"O'Hara \"\"Z\"\"\"", "\"a;b,c\"", "\"50%20\"")
        .contains("\"'=cmd|'x'!A0\"", "\"'-1\"");
    assertThat(workplace.read("grades/grades.csv").lines().filter(line -> line.endsWith(ROW)))
        .hasSize(7);
    assertThat(workplace.files("grades/feedback")).hasSize(7);
    assertThat(workplace.read("grades/overview.html").split("<tr data-states")).hasSize(8);
  }

  @Test
  void a_folder_without_work_is_handed_in_and_empty() throws IOException {
    Files.createDirectories(folder.resolve("work/ann"));
    workplace.save("work/bob/ch00_zero", "a file where a folder belongs");
    Files.createDirectories(folder.resolve("work/eve/ch00_zero/Adder.java"));
    assertThat(grade()).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv").lines().skip(1))
        .containsExactly(
            "\"ann\",\"\",\"true\",0,3,0,\"MISSING\"",
            "\"bob\",\"\",\"true\",0,3,0,\"MISSING\"",
            "\"eve\",\"\",\"true\",0,3,0,\"MISSING\"");
  }

  @Test
  void a_zip_of_zips_is_not_taken_apart_and_says_so() throws IOException {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    zip(inner, "ch00_zero/Adder.java", FakeCourse.inPackage("ch00_zero", FakeCourse.SOLUTION));
    Files.createDirectories(folder.resolve("work"));
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    zip(outer, "ann.zip", inner.toString(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("work/class.zip"), outer.toByteArray());
    assertThat(grade()).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv"))
        .contains("\"class\",\"\",\"true\",0,3,0,\"MISSING\"");
    assertThat(workplace.read("grades/feedback/class.md"))
        .contains("It holds other archives, and no chapter\\: unpack it once");
    assertThat(workplace.read("grades/overview.html")).contains("It holds other archives");
  }

  @Test
  void a_submission_by_id_goes_before_one_by_name_and_neither_is_lost() {
    workplace.save("class.csv", "id,name\nann,Ann Lee\n");
    workplace.submit("Ann Lee", FakeCourse.CHECKPOINT);
    workplace.submit("ann", FakeCourse.SOLUTION);
    assertThat(grade("--roster", "class.csv")).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv").lines().skip(1))
        .containsExactly("\"Ann Lee\",\"\",\"true\",2,3,2,\"FAIL\"", "\"ann\",\"Ann Lee\"," + ROW);
    assertThat(workplace.files("grades/feedback")).hasSize(2);
    assertThat(workplace.out()).contains("The submission \"Ann Lee\" belongs to nobody");
  }

  @Test
  void files_and_folders_that_are_exchanged_are_named() {
    workplace.submit("ann", FakeCourse.SOLUTION);
    workplace.save("file", "");
    assertThat(grade("--roster", "work")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("The roster", "work can't be read");
    assertThat(grade("--grading", "work")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("work can't be read");
    assertThat(grade("--extra-tests", "file")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("The tests in", "file can't be read");
    assertThat(grade("--out", "file")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("file is a file: name a folder with --out.");
    assertThat(workplace.grade("file")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("file is a file. Name the folder that holds");
    assertThat(folder.resolve("grades")).doesNotExist();
  }

  private int grade(String... more) {
    return workplace.grade(Workplace.with(new String[] {"work", "--chapters", "0"}, more));
  }

  private static void zip(ByteArrayOutputStream target, String name, String bytes)
      throws IOException {
    try (var out = new ZipOutputStream(target)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.closeEntry();
    }
  }
}
