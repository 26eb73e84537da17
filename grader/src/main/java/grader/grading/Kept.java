package grader.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import grader.model.ChapterGrade;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import runner.cache.Reasons;
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

  /** Keeps a grade; its file appears whole or not at all. */
  void keep(String key, ChapterGrade grade) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new", ".tmp");
      try {
        Files.writeString(fresh, JSON.writeValueAsString(grade));
        move(fresh, file(key));
      } finally {
        Files.deleteIfExists(fresh); // of a disk that is full, it holds the last room
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    } catch (IOException unwritable) {
      throw new MachineLacks(
          folder + " can't be written (" + Reasons.of(unwritable) + "): make room, then --resume.",
          unwritable);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
