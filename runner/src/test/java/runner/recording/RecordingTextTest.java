package runner.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import lab.demo.Recording;
import org.junit.jupiter.api.Test;
import runner.Recordings;
import runner.trouble.Broken;

class RecordingTextTest {
  private final Recording recording = Recordings.rush("ch01_mini", "A rush");

  @Test
  void what_is_written_is_read_again() {
    assertThat(RecordingText.parse(RecordingText.of(recording))).isEqualTo(recording);
  }

  @Test
  void numbers_have_no_more_digits_than_they_need() {
    assertThat(RecordingText.of(recording))
        .contains("\"x\" : [ -10, 0, 10 ]", "\"value\" : 431.25", "\"high\" : 583\n")
        .endsWith("}\n");
  }

  @Test
  void figures_are_found_by_program_and_name() {
    assertThat(recording.figure("starter.last").orElseThrow().range()).isEqualTo("219 to 583");
    assertThat(recording.figure("starter.first")).isEmpty();
    assertThat(recording.figure("yours.last")).isEmpty();
    assertThat(recording.figure("last")).isEmpty();
  }

  @Test
  void what_is_no_recording_is_said_to_be_none() {
    assertThatThrownBy(() -> RecordingText.parse("{\"chapter\": 3, \"tilte\": 4}"))
        .isInstanceOf(Broken.class)
        .hasMessageStartingWith("it is no recording: ");
    assertThatThrownBy(() -> RecordingText.parse("")).isInstanceOf(Broken.class);
    assertThatThrownBy(() -> RecordingText.read(Path.of("gone.json")))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("gone.json");
  }
}
