package lab.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;

class LookalikesTest {
  private static final List<Question> DRAWN = Lookalikes.of("s", "user", "page", "name", "value");

  @Test
  void are_all_different_and_can_be_told_apart_by_their_text() {
    for (List<Question> questions : List.of(Lookalikes.small(), DRAWN)) {
      assertThat(questions).doesNotHaveDuplicates();
      assertThat(questions.stream().map(Question::toString)).doesNotHaveDuplicates();
      assertThat(questions.stream().map(question -> key(question, LookalikesTest::sized)))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void of_short_parts_are_all_there_are() {
    // none, one in any of five parts, two in any of them; and one question without parameters
    assertThat(Lookalikes.small()).hasSize(1 + 5 * 6 + 15 * 36 + 1);
  }

  @Test
  void have_twins_in_each_part_by_each_sum() {
    List<Question> twins = Lookalikes.twins("s", "user", "page", "name", "value");
    assertThat(twins).hasSize(5 * 3 * 2).doesNotHaveDuplicates();
    for (Function<String, Object> sum :
        List.<Function<String, Object>>of(
            String::hashCode, key -> sum(new CRC32(), key), key -> sum(new Adler32(), key))) {
      assertThat(twins.stream().map(each -> sum.apply(key(each, LookalikesTest::sized))).distinct())
          .hasSizeLessThanOrEqualTo(twins.size() - 5);
    }
  }

  @Test
  void confuse_careless_keys() {
    assertThat(confused(part -> part + ":")).isPositive();
    assertThat(confused(part -> part.replace(":", "\\:") + ":")).isPositive();
    assertThat(confused(part -> part.length() + part)).isPositive();
    assertThat(confused(part -> (char) (part.length() & 0xff) + part)).isPositive();
    assertThat(confused(part -> sized(part.strip()))).isPositive();
    assertThat(confused(part -> part.hashCode() + ":")).isPositive();
    assertThat(confused(part -> sum(new CRC32(), part))).isPositive();
    assertThat(confused(part -> sum(new Adler32(), part))).isPositive();
    assertThat(confused(part -> sized(part.substring(0, Math.min(255, part.length())))))
        .isPositive();
  }

  private static long confused(Function<String, String> form) {
    Set<String> keys = new HashSet<>();
    return Stream.concat(Lookalikes.small().stream(), DRAWN.stream())
        .filter(question -> !keys.add(key(question, form)))
        .count();
  }

  private static String key(Question question, Function<String, String> form) {
    StringBuilder key = new StringBuilder();
    key.append(form.apply(question.visitor().tenant()));
    key.append(form.apply(String.valueOf(question.visitor().user())));
    key.append(form.apply(question.resource()));
    Map<String, String> sorted = new TreeMap<>(question.parameters());
    sorted.forEach((name, value) -> key.append(form.apply(name)).append(form.apply(value)));
    return key.toString();
  }

  private static String sized(String part) {
    return part.length() + ":" + part;
  }

  private static String sum(Checksum checksum, String part) {
    checksum.update(part.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue() + ":";
  }
}
