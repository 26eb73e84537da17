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
    assertThat(workplace.read("grades/grades.csv").lines().filter(line -> line.contains(ROW)))
        .hasSize(7);
    assertThat(workplace.files("grades/feedback")).hasSize(7);
    assertThat(workplace.read("grades/overview.html").split("<tr data-states")).hasSize(8);
  }

  @Test
  void a_folder_without_work_is_nothing_handed_in() throws IOException {
    workplace.submit("zoe", FakeCourse.SOLUTION);
    Files.createDirectories(folder.resolve("work/ann"));
    workplace.save("work/bob/ch00_zero", "a file where a folder belongs");
    Files.createDirectories(folder.resolve("work/eve/ch00_zero/Adder.java"));
    assertThat(grade()).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv").lines().skip(1))
        .containsExactly(
            "\"ann\",\"\",\"false\",0,3,0,\"MISSING\",\"feedback/ann.md\"",
            "\"bob\",\"\",\"false\",0,3,0,\"MISSING\",\"feedback/bob.md\"",
            "\"eve\",\"\",\"false\",0,3,0,\"MISSING\",\"feedback/eve.md\"",
            "\"zoe\",\"\"," + ROW + ",\"feedback/zoe.md\"");
    assertThat(workplace.out())
        .contains("1 of 4 students handed in")
        .contains("The submission \"ann\" holds no chapter's file: it counts as nothing.");
    assertThat(workplace.read("grades/feedback/ann.md"))
        .contains("Nothing was handed in: 0 of 3 points.", "holds no file of the chapters");
    assertThat(workplace.read("grades/gradebook-moodle.csv")).contains("Nothing was handed in.");
    assertThat(workplace.read("grades/overview.html")).contains("data-states=\"ABSENT NOT_RUN\"");
  }

  @Test
  void an_empty_submission_is_the_same_in_parts_put_together() throws IOException {
    workplace.submit("ann", FakeCourse.SOLUTION);
    workplace.save("class.csv", "id\nann\nbob\neve\n");
    Files.createDirectories(folder.resolve("work/bob"));
    Files.createDirectories(folder.resolve("work/eve"));
    for (String part : List.of("1/2", "2/2")) {
      String out = "part" + part.charAt(0);
      assertThat(grade("--roster", "class.csv", "--shard", part, "--out", out))
          .isEqualTo(Status.DONE);
    }
    assertThat(grade("--roster", "class.csv")).isEqualTo(Status.DONE);
    assertThat(workplace.grade("merge", "part1", "part2", "--out", "merged"))
        .isEqualTo(Status.DONE);
    for (String file : List.of("feedback/bob.md", "feedback/eve.md", "grades.csv")) {
      assertThat(workplace.read("merged/" + file)).isEqualTo(workplace.read("grades/" + file));
    }
  }

  @Test
  void who_hands_in_by_id_and_by_name_has_one_submission_in_parts_too() {
    workplace.save("class.csv", "id,name\nbob,Bob Miller\n");
    workplace.submit("bob", FakeCourse.SOLUTION);
    workplace.submit("Bob Miller", FakeCourse.CHECKPOINT);
    assertThat(grade("--roster", "class.csv")).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/overview.html"))
        .contains("is called by the name of bob, who has another that is called by the id");
    for (String part : List.of("1/2", "2/2")) {
      String out = "part" + part.charAt(0);
      assertThat(grade("--roster", "class.csv", "--shard", part, "--out", out))
          .isEqualTo(Status.DONE);
      assertThat(workplace.out()).contains("1 of ");
    }
    assertThat(workplace.grade("merge", "part1", "part2", "--out", "merged"))
        .isEqualTo(Status.DONE);
    for (String file : List.of("feedback/bob.md", "grades.csv", "junit.xml")) {
      assertThat(workplace.read("merged/" + file)).isEqualTo(workplace.read("grades/" + file));
    }
  }

  @Test
  void the_folder_of_one_student_is_not_graded_as_a_class() {
    workplace.submit("ann", FakeCourse.SOLUTION);
    assertThat(workplace.grade("work/ann")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err())
        .contains("work/ann holds ch00_zero, which is a part of one submission.")
        .contains("Is it the folder of one student? Name the folder that holds a folder or zip");
    assertThat(workplace.grade("exercises")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.grade("solutions")).isEqualTo(Status.WRONG_COMMAND);
    workplace.save("photos/me/me.txt", "");
    assertThat(workplace.grade("photos")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("none of its entries holds a file of a chapter");
    assertThat(folder.resolve("grades")).doesNotExist();
  }

  @Test
  void a_zip_of_zips_is_not_taken_apart_and_says_so() throws IOException {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    zip(inner, "ch00_zero/Adder.java", FakeCourse.inPackage("ch00_zero", FakeCourse.SOLUTION));
    Files.createDirectories(folder.resolve("work"));
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    zip(outer, "ann.zip", inner.toString(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("work/class.zip"), outer.toByteArray());
    workplace.submit("zoe", FakeCourse.SOLUTION);
    assertThat(grade()).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv"))
        .contains("\"class\",\"\",\"false\",0,3,0,\"MISSING\"");
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
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith("\"Ann Lee\",\"\",\"true\",2,3,2,\"FAIL\",\"feedback/_Ann_Lee-"),
            row -> assertThat(row).startsWith("\"ann\",\"Ann Lee\"," + ROW));
    assertThat(workplace.files("grades/feedback")).hasSize(2);
    assertThat(workplace.out())
        .contains(
            "The submission \"Ann Lee\" is called by the name of ann, who has another that is"
                + " called by the id: take one away.");
  }

  @Test
  void a_name_that_two_have_names_neither() {
    workplace.save("class.csv", "id,name\n1,Ann Lee\n2,Ann Lee\n");
    workplace.submit("Ann Lee", FakeCourse.SOLUTION);
    assertThat(grade("--roster", "class.csv")).isEqualTo(Status.DONE);
    assertThat(workplace.out())
        .contains("\"Ann Lee\" is called by a name that 2 people on the roster have: call it by");
  }

  @Test
  void a_moodle_download_is_graded_as_it_is() throws IOException {
    workplace.save(
        "class.csv",
        "\uFEFF\"First name\",\"Last name\",\"ID number\",\"Email address\"\n"
            + "Ann,Lee,ann,ann@school.example\nBob,,bob,bob@school.example\n");
    String answer = FakeCourse.inPackage("ch00_zero", FakeCourse.SOLUTION);
    workplace.save("work/Bob_48213_assignsubmission_file/Adder.java", answer);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    zip(zip, "src/ch00_zero/Adder.java", answer);
    Path ann = folder.resolve("work/Ann Lee_48214_assignsubmission_file");
    Files.write(Files.createDirectories(ann).resolve("final.zip"), zip.toByteArray());
    assertThat(grade("--roster", "class.csv")).isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv").lines().skip(1))
        .containsExactly(
            "\"ann\",\"Ann Lee\"," + ROW + ",\"feedback/ann.md\"",
            "\"bob\",\"Bob\"," + ROW + ",\"feedback/bob.md\"");
    assertThat(workplace.read("grades/gradebook-moodle.csv"))
        .contains("\"ann\",\"\",\"ann@school.example\",3,");
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

  @Test
  void rules_without_an_effect_are_refused() {
    workplace.submit("ann", FakeCourse.SOLUTION);
    workplace.save("grading.yaml", "late: 10\n");
    assertThat(grade("--grading", "grading.yaml")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("late: 10 has no effect");
    workplace.save("grading.yaml", "");
    assertThat(grade("--grading", "grading.yaml")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("grading.yaml says nothing");
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
