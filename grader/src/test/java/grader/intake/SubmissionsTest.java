package grader.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

class SubmissionsTest {
  @TempDir Path folder;

  @Test
  void are_the_folders_and_zips_by_name() throws IOException {
    Files.createDirectory(folder.resolve("Zoë O'Hara \"Z\""));
    Files.createFile(folder.resolve("ann.ZIP"));
    Files.createDirectory(folder.resolve(".git"));
    Files.createFile(folder.resolve("grades.xlsx"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve(".git"));
    Submissions found = Submissions.in(folder);
    assertThat(found.all()).extracting(Submission::name).containsExactly("Zoë O'Hara \"Z\"", "ann");
    assertThat(found.ignored())
        .containsExactly(
            "grades.xlsx is neither a folder nor a zip, and was not used.",
            "link is a link, and links are not followed.");
  }

  @Test
  void can_not_be_told_apart_if_two_have_one_name() throws IOException {
    Files.createDirectory(folder.resolve("ann"));
    Files.createFile(folder.resolve("ann.zip"));
    assertThatThrownBy(() -> Submissions.in(folder))
        .isInstanceOf(CommandError.class)
        .hasMessage(
            "Two submissions are called \"ann\": ann and ann.zip. Rename one, or take one away.");
  }

  @ParameterizedTest
  @CsvSource({"Ann.zip, ann.zip", "Zoë, ZOE\u0308.zip", "ann  lee, ann lee.ZIP"})
  void can_not_be_told_apart_if_two_names_are_spellings_of_one(String one, String other)
      throws IOException {
    Files.createDirectory(folder.resolve("bob"));
    Files.createFile(folder.resolve(one + (one.endsWith(".zip") ? "" : ".zip")));
    Files.createFile(folder.resolve(other));
    assertThatThrownBy(() -> Submissions.in(folder))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("Two submissions are called")
        .hasMessageContaining(other)
        .hasMessageContaining("Rename one, or take one away.");
  }

  @Test
  void of_a_moodle_download_are_called_as_the_persons() throws IOException {
    Files.createDirectory(folder.resolve("Anna Berg_48213_assignsubmission_file"));
    Files.createDirectory(folder.resolve("Anna Berg_48213_assignsubmission_onlinetext"));
    Files.createFile(folder.resolve("Bo Lind_48214_assignsubmission_file_work.zip"));
    Submissions found = Submissions.in(folder);
    assertThat(found.all()).extracting(Submission::name).containsExactly("Anna Berg", "Bo Lind");
    assertThat(found.ignored())
        .containsExactly(
            "Anna Berg_48213_assignsubmission_onlinetext is text that was typed into Moodle, and was"
                + " not used.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exercises/src/ch03_stampede/PriceBoard.java",
        "src/ch03_stampede/PriceBoard.java",
        "ch03_stampede/PriceBoard.java",
        "photos/me.java"
      })
  void must_not_be_the_parts_of_one(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "package ch03_stampede;");
    Submissions parts = Submissions.in(folder);
    List<Chapter> chapters = Course.around(Path.of("")).chapters();
    assertThatThrownBy(() -> parts.areOf(chapters, folder))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("Is it the folder of one student?");
  }

  @Test
  void must_be_there() throws IOException {
    assertThatThrownBy(() -> Submissions.in(folder)).hasMessageContaining("holds no submission");
    Path file = Files.createFile(folder.resolve("ann.zip"));
    assertThatThrownBy(() -> Submissions.in(file)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> Submissions.in(folder.resolve("nowhere")))
        .hasMessageContaining("There is no folder");
  }
}
