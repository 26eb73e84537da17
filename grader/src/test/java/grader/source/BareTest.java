package grader.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a=b+c;",
        "int  a = b\n\t+ c ;",
        "int/**/a=b/* + d; */+c; // the end",
        "/** doc \" */int a // it's\r\n =b+c;/*",
      })
  void comments_and_layout_do_not_count(String source) {
    assertThat(Bare.text(source)).isEqualTo("int a=b+c;");
  }

  @Test
  void what_texts_hold_counts() {
    assertThat(Bare.text("a( \"/* b */ \\\" // \" , 'x' )"))
        .isEqualTo("a(\"/* b */ \\\" // \",'x')");
    assertThat(Bare.text("char c = '\"'; // \"\nint i;")).isEqualTo("char c='\"';int i;");
    assertThat(Bare.text("s = \"\"\"\n  // a \"b\"\n  \"\"\" ;"))
        .isEqualTo("s=\"\"\"\n  // a \"b\"\n  \"\"\";");
  }

  @Test
  void tokens_stay_apart() {
    assertThat(Bare.text("return /* */ x")).isEqualTo("return x");
    assertThat(Bare.text("a + + b")).isNotEqualTo(Bare.text("a ++ b"));
    assertThat(Bare.text("List<List<A> > b")).isEqualTo(Bare.text("List<List<A>>b"));
  }

  @Test
  void what_is_no_java_has_a_bare_text_too() {
    assertThat(Bare.text("\"open\n x")).isEqualTo("\"open x");
    assertThat(Bare.text("\"\"\" open")).isEqualTo("\"\"\" open");
    assertThat(Bare.text("\\")).isEqualTo("\\");
    assertThat(Bare.text("'\\")).isEqualTo("'\\");
    assertThat(Bare.text("(".repeat(200_000))).hasSize(200_000);
  }
}
