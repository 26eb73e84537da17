package runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
  @Test
  void markdown_becomes_plain_lines() {
    String markdown =
        """
        # The choice

        Use `SET` with *an end*,
        see [the page](https://redis.io).

        - one
        - two

        | a | b |
        |---|---|
        | 1 | 2 |

        ```java
        redis.setex("k", 60, "v");
        ```
        """;
    assertThat(Prose.lines(markdown, new Ink(false)))
        .containsExactly(
            "The choice",
            "",
            "Use SET with an end, see the page (https://redis.io).",
            "",
            "- one",
            "",
            "- two",
            "",
            "| a | b |",
            "|---|---|",
            "| 1 | 2 |",
            "",
            "    redis.setex(\"k\", 60, \"v\");");
  }

  @Test
  void long_paragraphs_are_wrapped() {
    assertThat(Prose.lines("word ".repeat(50), new Ink(false)))
        .hasSize(3)
        .allMatch(line -> line.length() <= 88);
  }
}
