package lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "499 | 499",
        "11000 | 11,000",
        "2345.6 | 2,350",
        "201.38 | 201",
        "49.94 | 49.9",
        "1.312 | 1.31",
        "0.01637 | 0.0164",
        "0.01 | 0.01",
        "2.50 | 2.5",
        "0.9998 | 1",
        "-3.456 | -3.46"
      })
  void shows_whole_numbers_as_they_are_and_three_digits_of_others(double value, String shown) {
    assertThat(Figure.text(value)).isEqualTo(shown);
  }

  @Test
  void is_noted_with_no_digit_that_is_not_shown() {
    assertThat(of(7776.996).value()).isEqualTo(7780);
    assertThat(of(1234).value()).isEqualTo(1234);
  }

  @Test
  void has_the_median_and_the_range_of_several_runs() {
    Figure figure = Figure.over(List.of(of(260), of(231), of(240)));
    assertThat(figure.text()).isEqualTo("240");
    assertThat(figure.range()).isEqualTo("231 to 260");
  }

  @Test
  void has_no_range_where_all_runs_agree() {
    assertThat(Figure.over(List.of(of(1), of(1))).range()).isEqualTo("1");
  }

  @Test
  void the_median_of_two_runs_is_one_that_was_measured() {
    assertThat(Figure.over(List.of(of(4), of(1))).text()).isEqualTo("1");
  }

  private static Figure of(double value) {
    return Figure.of("last", "the last answer came after", "ms", value);
  }
}
