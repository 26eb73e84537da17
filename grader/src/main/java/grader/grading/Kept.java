package grader.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import grader.model.ChapterGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import runner.cache.Reasons;
import runner.cache.WholeFile;
import runner.trouble.MachineLacks;

/** Grades of answers, one file each, so that a grading that was stopped can go on. */
public final class Kept {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Grades in a folder, which is made when the first is kept. */
  public Kept(Path folder) {
    this.folder = folder;
  }

  /** The grade of a key; one that can't be read is judged again. */
  Optional<ChapterGrade> find(String key) {
    try {
      Path file = file(key);
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readString(file), ChapterGrade.class))
          : Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Keeps a grade. */
  void keep(String key, ChapterGrade grade) {
    try {
      Files.createDirectories(folder);
      WholeFile.write(file(key), JSON.writeValueAsBytes(grade));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    } catch (IOException unwritable) {
      throw new MachineLacks(
          folder + " can't be written (" + Reasons.of(unwritable) + "): make room, then --resume.",
          unwritable);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
