package lab.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JointsTest {
  private static final Visitor HER = new Visitor("shop7", "user8", "customer");
  private static final Question ASKED =
      new Question(HER, "page9", Map.of("first1", "one", "second2", "two"));

  @Test
  void are_put_into_the_parts_that_they_join() {
    for (String joint : List.of("~", "--", " and then ", "\u001e")) {
      Function<List<String>, String> form = parts -> "page:" + String.join(joint, parts);
      List<Question> found = Joints.lookalikes(List.of(key(ASKED, form)), ASKED);
      assertThat(found).doesNotHaveDuplicates();
      assertThat(confused(found, form)).as(joint).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void are_tried_one_by_one_where_they_can_not_be_read() {
    Function<List<String>, String> hidden = parts -> String.join("~", parts).hashCode() + "";
    assertThat(Joints.areIn(List.of(key(ASKED, hidden)), ASKED)).isFalse();
    assertThat(confused(Joints.lookalikes(ASKED), parts -> String.join("~", parts))).isEqualTo(6);
  }

  @Test
  void confuse_nobody_who_says_where_a_part_ends() {
    Function<List<String>, String> form =
        parts ->
            parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
    String key = key(ASKED, form);
    assertThat(confused(Joints.lookalikes(List.of(key), ASKED), form)).isZero();
    assertThat(confused(Joints.lookalikes(ASKED), form)).isZero();
    assertThat(Joints.areIn(List.of(key), ASKED)).isTrue();
  }

  @Test
  void around_an_owner_make_others_who_look_like_her() {
    String page = "shop7 user8 page";
    for (Function<Visitor, String> header :
        List.<Function<Visitor, String>>of(
            her -> her.tenant() + "~" + her.user() + "~",
            her -> her.user() + "\u001f" + her.tenant() + "\u001f",
            her -> "tenant: " + her.tenant() + "\nuser: " + her.user() + "\n\n")) {
      assertThat(Joints.owners(List.of(header.apply(HER) + page), page, HER))
          .anyMatch(pair -> header.apply(pair.other()).startsWith(header.apply(pair.her())))
          .noneMatch(pair -> pair.other().equals(pair.her()));
    }
  }

  @Test
  void of_an_owner_are_tried_one_by_one_where_they_can_not_be_read() {
    assertThat(Joints.owners(List.of("abc", "page"), "page", HER)).isEmpty();
    assertThat(Joints.owners(HER))
        .hasSize(127 - 2 * 26 - 10)
        .filteredOn(pair -> joined(pair.other()).equals(joined(pair.her())))
        .hasSize(1);
  }

  private static String joined(Visitor visitor) {
    return visitor.tenant() + "~" + visitor.user();
  }

  private static long confused(List<Question> questions, Function<List<String>, String> form) {
    Set<String> keys = new HashSet<>();
    return questions.stream().filter(question -> !keys.add(key(question, form))).count();
  }

  private static String key(Question question, Function<List<String>, String> form) {
    List<String> parts = new ArrayList<>();
    parts.add(question.visitor().tenant());
    parts.add(String.valueOf(question.visitor().user()));
    parts.add(question.resource());
    new TreeMap<>(question.parameters())
        .forEach((name, value) -> parts.addAll(List.of(name, value)));
    return form.apply(parts);
  }
}
