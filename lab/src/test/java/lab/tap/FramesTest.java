package lab.tap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of frame, broken at every byte. Texts stand for bytes, one for one. */
class FramesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+OK\r\n",
        "-WRONGTYPE no such kind\r\n",
        ":-42\r\n",
        "$5\r\nhello\r\n",
        "$0\r\n\r\n",
        "$-1\r\n",
        "$8\r\n\r\n$3\r\n\u00ff\u0000\r\n",
        "*2\r\n$3\r\nGET\r\n$1\r\na\r\n",
        "*0\r\n",
        "*-1\r\n",
        "*3\r\n*2\r\n:1\r\n$1\r\nx\r\n*-1\r\n*1\r\n*1\r\n+deep\r\n",
        "_\r\n",
        "#t\r\n",
        ",3.25\r\n",
        "(3492890328409238509324850943850943825024385\r\n",
        "!9\r\nERR oh no\r\n",
        "=7\r\ntxt:one\r\n",
        "%2\r\n+a\r\n:1\r\n$1\r\nb\r\n*1\r\n:2\r\n",
        "~2\r\n+a\r\n+b\r\n",
        ">3\r\n+message\r\n$4\r\nnews\r\n$2\r\n\r\n\r\n",
        "|1\r\n+ttl\r\n:3600\r\n$2\r\nhi\r\n",
        "*2\r\n|1\r\n+a\r\n%1\r\n+b\r\n+c\r\n:1\r\n:2\r\n"
      })
  void a_frame_is_whole_wherever_the_writes_begin_and_end(String frame) {
    String after = ":7\r\n";
    for (int cut = 0; cut <= frame.length(); cut++) {
      Frames frames = new Frames();
      List<String> seen = new ArrayList<>(feed(frames, frame.substring(0, cut)));
      assertThat(seen).as("after %d bytes", cut).hasSize(cut < frame.length() ? 0 : 1);
      seen.addAll(feed(frames, frame.substring(cut) + after));
      assertThat(seen).as("broken after %d bytes", cut).containsExactly(frame, after);
    }
  }

  @Test
  void bytes_that_come_one_at_a_time_make_the_same_frames() {
    List<String> sent =
        List.of("*1\r\n$4\r\n\r\n\r\n\r\n", "+OK\r\n", ">2\r\n+a\r\n_\r\n", "$-1\r\n");
    Frames frames = new Frames();
    List<String> seen = new ArrayList<>();
    for (char one : String.join("", sent).toCharArray()) {
      seen.addAll(feed(frames, String.valueOf(one)));
    }
    assertThat(seen).isEqualTo(sent);
  }

  @Test
  void a_frame_may_be_larger_than_any_buffer() {
    String large = "$100000\r\n" + "\r\n".repeat(50_000) + "\r\n";
    Frames frames = new Frames();
    assertThat(feed(frames, large.substring(0, 60_000))).isEmpty();
    assertThat(feed(frames, large.substring(60_000) + large)).containsExactly(large, large);
  }

  @Test
  void the_words_of_a_command_are_its_bytes() {
    byte[] frame = "*3\r\n$3\r\nSET\r\n$2\r\n\r\n\r\n$1\r\n\u00ff\r\n".getBytes(ISO_8859_1);
    assertThat(Frames.elements(frame).stream().map(word -> new String(word, ISO_8859_1)))
        .containsExactly("SET", "\r\n", "\u00ff");
  }

  @Test
  void a_number_in_a_push_is_a_word_too() {
    byte[] frame = ">3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n".getBytes(ISO_8859_1);
    assertThat(Frames.elements(frame).stream().map(word -> new String(word, ISO_8859_1)))
        .containsExactly("subscribe", "news", "1");
  }

  @Test
  void a_map_is_asked_for_a_number_by_its_name() {
    String hello = "%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$2\r\nid\r\n:4711\r\n";
    assertThat(Frames.number(hello.getBytes(ISO_8859_1), "id")).hasValue(4711);
    assertThat(Frames.number(hello.getBytes(ISO_8859_1), "mode")).isEmpty();
    assertThat(Frames.number("+OK\r\n".getBytes(ISO_8859_1), "id")).isEmpty();
  }

  private static List<String> feed(Frames frames, String text) {
    byte[] bytes = ("before" + text).getBytes(ISO_8859_1);
    frames.add(bytes, "before".length(), text.length());
    return frames.complete().stream().map(frame -> new String(frame, ISO_8859_1)).toList();
  }
}
