package lab.flight;

import static lab.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.origin.Origin;
import lab.shop.DatabaseDown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class SingleFlightTest {
  private final SingleFlight<String> flights = new SingleFlight<>();

  @Test
  void one_of_those_who_share_a_key_loads(Crowds crowds, Origin origin) {
    origin.hold();
    Crowd<String> crowd =
        crowds
            .of(20)
            .call(n -> flights.share("key " + n % 2, () -> origin.load("page", () -> "it")))
            .awaitBlocked();
    origin.release();
    crowd.finish();
    assertThat(crowd).everyoneGot("it");
    assertThat(origin).wasAsked(2);
  }

  @Test
  void a_failure_is_told_to_all_and_kept_for_nobody(Crowds crowds, Origin origin) {
    origin.hold();
    origin.fail();
    Crowd<String> crowd =
        crowds
            .of(5)
            .call(n -> flights.share("key", () -> origin.load("page", () -> "it")))
            .awaitBlocked();
    origin.release();
    crowd.finish();
    assertThat(crowd.failures()).hasSize(5).allMatch(DatabaseDown.class::isInstance);
    assertThat(origin).wasAsked(1);
    assertThat(flights.share("key", () -> "well again")).isEqualTo("well again");
  }

  @Test
  void nothing_is_kept_once_a_load_is_over() {
    AtomicInteger loads = new AtomicInteger();
    flights.share("key", () -> "load " + loads.incrementAndGet());
    assertThat(flights.share("key", () -> "load " + loads.incrementAndGet())).isEqualTo("load 2");
  }
}
