package lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MeterTest {
  private final Meter meter = new Meter();
  private final Truth truth = new Truth(100, System::nanoTime);

  @Test
  void a_percentile_is_the_least_value_that_so_many_do_not_exceed() {
    double[] hundred = DoubleStream.iterate(1, n -> n + 1).limit(100).toArray();
    assertThat(Meter.percentile(hundred, 50)).isEqualTo(50);
    assertThat(Meter.percentile(hundred, 99)).isEqualTo(99);
    assertThat(Meter.percentile(hundred, 100)).isEqualTo(100);
    assertThat(Meter.percentile(new double[] {7}, 50)).isEqualTo(7);
    assertThat(Meter.percentile(new double[] {}, 50)).isNaN();
  }

  @Test
  void every_end_counts_once_and_a_reading_begins_anew() {
    meter.served(3, 100, truth);
    meter.empty(1);
    meter.failed(2, new IllegalStateException("no\nroom"));
    meter.turnedAway();
    Meter.Reading first = meter.read();
    assertThat(first.served()).isEqualTo(1);
    assertThat(first.empty()).isEqualTo(1);
    assertThat(first.failed()).isEqualTo(1);
    assertThat(first.turnedAway()).isEqualTo(1);
    assertThat(first.p50()).isEqualTo(2);
    assertThat(first.max()).isEqualTo(3);
    assertThat(first.trouble()).isEqualTo("IllegalStateException: no\nroom");
    Meter.Reading second = meter.read();
    assertThat(second.served() + second.empty() + second.failed() + second.turnedAway()).isZero();
    assertThat(second.max()).isNaN();
    assertThat(second.age()).isNaN();
    assertThat(second.trouble()).isEmpty();
  }

  @Test
  void who_got_no_price_since_the_key_was_removed_is_counted_through_all_readings() {
    meter.empty(1);
    assertThat(meter.read().noPriceSince()).isEqualTo(-1);
    meter.expire();
    meter.empty(1);
    meter.failed(2, new IllegalStateException());
    meter.served(3, 100, truth);
    assertThat(meter.read().noPriceSince()).isEqualTo(2);
    meter.turnedAway();
    assertThat(meter.read().noPriceSince()).isEqualTo(3);
    meter.expire();
    assertThat(meter.read().noPriceSince()).isZero();
  }

  @Test
  void prices_that_the_database_does_not_hold_any_more_are_counted() {
    truth.changed(101);
    meter.served(1, 100, truth);
    meter.served(1, 101, truth);
    assertThat(meter.read().old()).isEqualTo(1);
  }
}
