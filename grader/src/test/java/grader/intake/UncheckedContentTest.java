package grader.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.course.Chapter;
import runner.course.Course;

/** What the checks of Intake keep away: the same submissions, looked at without them. */
class UncheckedContentTest {
  private static final Chapter CHAPTER = Course.around(Path.of("")).find("first_red");
  private static final String FILE = CHAPTER.folder() + "/" + CHAPTER.fileName();

  @TempDir Path folder;

  @Test
  void a_name_in_an_archive_climbs_out() throws IOException {
    Submission climber = zip("../../" + FILE, "class Tickets {}");
    try (Content content = Content.of(climber)) {
      String path = content.items().get(0).path();
      assertThat(folder.resolve("ann").resolve(path).normalize().startsWith(folder)).isFalse();
    }
    assertThat(taken(climber)).isEqualTo(new Handed.Missing());
  }

  @Test
  void a_bomb_is_as_large_as_it_says() throws IOException {
    int bytes = 50_000_000;
    Submission bomb = zip(FILE, " ".repeat(bytes));
    assertThat(Files.size(bomb.path())).isLessThan(Intake.MOST_BYTES);
    try (Content content = Content.of(bomb)) {
      assertThat(content.items().get(0).read(Integer.MAX_VALUE)).hasSize(bytes);
    }
    assertThat(taken(bomb)).isInstanceOf(Handed.Refused.class);
  }

  @Test
  void a_link_leads_to_the_file_of_another() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "of the instructor");
    Path link = folder.resolve("ann").resolve(FILE);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, secret);
    assertThat(Files.readString(link)).isEqualTo("of the instructor");
    assertThat(taken(new Submission("ann", folder.resolve("ann"))))
        .isInstanceOf(Handed.Refused.class);
  }

  private static Handed taken(Submission submission) {
    return Intake.of(submission, List.of(CHAPTER)).files().get(CHAPTER);
  }

  private Submission zip(String name, String text) throws IOException {
    Path file = folder.resolve("ann.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return new Submission("ann", file);
  }
}
