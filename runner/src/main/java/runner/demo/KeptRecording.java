package runner.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import lab.demo.Recording;
import runner.chart.Picture;
import runner.course.Chapter;
import runner.recording.RecordingText;

/** The recording of a chapter's demo and its picture, which are part of the course. */
public final class KeptRecording {
  private KeptRecording() {}

  /** Writes both; the picture shows what the file says, no digit more. */
  public static void write(Chapter chapter, Recording recording) {
    String text = RecordingText.of(recording);
    try {
      Files.writeString(chapter.recording(), text);
      Files.writeString(chapter.picture(), Picture.of(RecordingText.parse(text)));
    } catch (IOException refused) {
      throw new UncheckedIOException(chapter.directory() + " can't be written", refused);
    }
  }
}
