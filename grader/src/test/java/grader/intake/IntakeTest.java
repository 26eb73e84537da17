package grader.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import runner.course.Chapter;
import runner.course.Course;

class IntakeTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter CHAPTER = COURSE.find("stampede");
  private static final String FILE = "ch03_stampede/PriceBoard.java";

  private static final String ARCHIVES = "It holds other archives, and no chapter: unpack it once.";

  @TempDir Path folder;
  private Path ann;

  @BeforeEach
  void ann_hands_in() {
    ann = folder.resolve("ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "exercises/src/", "two-copies-main/exercises/src/", "My work (1)/"})
  void finds_the_file_of_a_chapter(String before) {
    write(before + FILE, "class PriceBoard {}");
    assertThat(text()).isEqualTo("class PriceBoard {}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "exercises/src/", "two-copies-main/exercises/src/", "Müller's/"})
  void finds_it_in_a_zip(String before) {
    zip(before + FILE, "class PriceBoard {}");
    assertThat(text()).isEqualTo("class PriceBoard {}");
  }

  @Test
  void takes_the_exercise_of_a_fork_and_not_the_solution() {
    write("solutions/src/" + FILE, "the solution");
    write("solutions/starters/" + FILE, "the starter");
    write("exercises/target/" + FILE, "built");
    write(".idea/" + FILE, "kept by an editor");
    write("exercises/src/" + FILE, "mine");
    assertThat(text()).isEqualTo("mine");
  }

  @Test
  void takes_the_nearest() {
    write("old/backup/" + FILE, "old");
    write("new/" + FILE, "new");
    assertThat(text()).isEqualTo("new");
  }

  @Test
  void refuses_two_that_may_be_meant() {
    write("a/" + FILE, "one");
    write("b/" + FILE, "two");
    assertThat(why())
        .isEqualTo("It can't be told which file is meant: a/" + FILE + " or b/" + FILE + ".");
  }

  @Test
  void says_that_nothing_is_there_and_where_a_file_lies_instead() {
    write("PriceBoard.java", "class PriceBoard {}");
    Intake intake = intake();
    assertThat(intake.files()).containsEntry(CHAPTER, new Handed.Missing());
    assertThat(intake.notes())
        .containsExactly(
            "It holds PriceBoard.java outside of the folder ch03_stampede, where it belongs: it was"
                + " not used.");
  }

  @Test
  void takes_a_loose_file_whose_package_says_where_it_belongs() {
    write("PriceBoard.java", "/* mine */ package ch03_stampede; class PriceBoard {}");
    assertThat(text()).contains("/* mine */");
    write(FILE, "class PriceBoard {}");
    assertThat(text()).isEqualTo("class PriceBoard {}");
  }

  @Test
  void looks_into_the_one_zip_of_a_folder_that_has_no_chapter() throws IOException {
    zip(FILE, "class PriceBoard {}");
    packedBy("ann", "homework.ZIP");
    write("notes.txt", "");
    assertThat(text()).isEqualTo("class PriceBoard {}");
    Files.copy(ann.resolve("homework.ZIP"), ann.resolve("again.zip"));
    assertThat(intake().isEmpty()).isTrue();
    assertThat(intake().notes()).containsExactly(ARCHIVES);
  }

  @Test
  void looks_into_no_zip_of_a_zip_and_into_none_that_is_linked() throws IOException {
    zip("inner.zip", "PK");
    packedBy("ann", "homework.zip");
    assertThat(intake().notes()).containsExactly(ARCHIVES);
    Files.move(ann.resolve("homework.zip"), folder.resolve("other.zip"));
    Files.createSymbolicLink(ann.resolve("homework.zip"), folder.resolve("other.zip"));
    assertThat(intake().isEmpty()).isTrue();
  }

  /** Puts the archive into a folder, which is handed in. */
  private void packedBy(String name, String archive) throws IOException {
    Path target = Files.createDirectories(folder.resolve(name)).resolve(archive);
    Files.move(ann, target);
    ann = target.getParent();
  }

  @Test
  void follows_no_link() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "of the instructor");
    Files.createDirectories(ann.resolve("ch03_stampede"));
    Files.createSymbolicLink(ann.resolve(FILE), secret);
    assertThat(why()).isEqualTo(FILE + " is a link or encrypted, not a plain file.");
    assertThat(intake().suspicions()).containsExactly(FILE + " is no plain file.");
  }

  @Test
  void follows_no_link_to_a_folder() throws IOException {
    Path other = folder.resolve("bob/ch03_stampede");
    Files.createDirectories(other);
    Files.writeString(other.resolve("PriceBoard.java"), "of bob");
    Files.createDirectories(ann);
    Files.createSymbolicLink(ann.resolve("ch03_stampede"), other);
    assertThat(intake().files()).containsEntry(CHAPTER, new Handed.Missing());
  }

  @Test
  void follows_no_link_in_a_zip() throws IOException {
    try (var out = archive()) {
      ZipArchiveEntry entry = new ZipArchiveEntry(FILE);
      entry.setUnixMode(0120777);
      out.putArchiveEntry(entry);
      out.write("../../secret".getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    }
    assertThat(why()).startsWith(FILE + " is a link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../" + FILE, "/tmp/" + FILE, "a/../../" + FILE, "C:/" + FILE})
  void takes_nothing_that_leads_out_of_a_zip(String name) {
    zip(name, "class PriceBoard {}");
    Intake intake = intake();
    assertThat(intake.files()).containsEntry(CHAPTER, new Handed.Missing());
    assertThat(intake.suspicions())
        .containsExactly("A file calls itself " + name + ", which leads out of the submission.");
    assertThat(folder).isDirectoryContaining(entry -> entry.endsWith("ann.zip"));
  }

  @Test
  void tells_of_each_link_wherever_it_lies_and_of_many_only_the_first() throws IOException {
    write("notes/me.txt", "");
    for (int i = 10; i < 25; i++) {
      Files.createSymbolicLink(ann.resolve("notes/link" + i), folder);
    }
    Files.createSymbolicLink(ann.resolve(".hidden"), folder);
    assertThat(intake().suspicions())
        .hasSize(11)
        .startsWith("notes/link10 is no plain file.")
        .endsWith("And 5 more such entries.");
  }

  @Test
  void reads_no_more_of_a_bomb_than_it_must() {
    zip(FILE, "x".repeat(50_000_000));
    assertThat(why()).isEqualTo(FILE + " is longer than 256 KiB, the most that is taken.");
  }

  @Test
  void refuses_what_is_not_utf_8() throws IOException {
    write(FILE, "");
    Files.write(ann.resolve(FILE), "// Käse".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(why()).isEqualTo(FILE + " is not written in UTF-8. Save it as UTF-8.");
  }

  @Test
  void takes_a_byte_order_mark_away() {
    write(FILE, "\uFEFFclass PriceBoard {}");
    assertThat(text()).isEqualTo("class PriceBoard {}");
  }

  @Test
  void tells_of_a_test_that_was_changed_and_does_not_use_it() throws IOException {
    write(FILE, "class PriceBoard {}");
    write("ch03_stampede/PriceBoardTest.java", "class PriceBoardTest {}");
    assertThat(intake().notes()).isEmpty();
    assertThat(intake().suspicions())
        .containsExactly(
            "ch03_stampede/PriceBoardTest.java differs from the course's. It was not used.");
    write(
        "ch03_stampede/PriceBoardTest.java",
        Files.readString(CHAPTER.test()).replace("\n", "\r\n"));
    assertThat(intake().suspicions()).isEmpty();
  }

  @Test
  void tells_of_a_zip_in_a_zip() {
    zip("ann-final.zip", "PK");
    assertThat(intake().notes()).containsExactly(ARCHIVES);
  }

  @Test
  void tells_of_a_zip_that_can_not_be_read() throws IOException {
    Files.writeString(folder.resolve("ann.zip"), "this is no zip");
    ann = folder.resolve("ann.zip");
    assertThat(why()).startsWith("The submission can't be read (");
  }

  @Test
  void is_not_ended_by_a_name_that_is_none() {
    zip("x\u0000y/" + FILE, "class PriceBoard {}");
    assertThat(why()).startsWith("The submission can't be read (");
  }

  private Intake intake() {
    return Intake.of(new Submission("ann", ann), List.of(CHAPTER));
  }

  private String text() {
    return ((Handed.File) intake().files().get(CHAPTER)).source().text();
  }

  private String why() {
    return ((Handed.Refused) intake().files().get(CHAPTER)).why();
  }

  private void write(String path, String text) {
    try {
      Path file = ann.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void zip(String path, String text) {
    try (var out = archive()) {
      out.putArchiveEntry(new ZipArchiveEntry(path));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ZipArchiveOutputStream archive() throws IOException {
    ann = folder.resolve("ann.zip");
    return new ZipArchiveOutputStream(ann);
  }
}
