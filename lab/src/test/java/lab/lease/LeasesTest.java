package lab.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lab.junit.LabExtension;
import lab.lease.Leases.Lease;
import lab.node.Node;
import lab.redis.Redis;
import lab.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class LeasesTest {
  private static final Duration LENGTH = Duration.ofSeconds(20);

  @Test
  void one_has_it_until_it_is_given_back(Node here, Node there) {
    Lease lease = new Leases(here.redis()).tryGet("lock:a", LENGTH).orElseThrow();
    assertThat(new Leases(there.redis()).tryGet("lock:a", LENGTH)).isEmpty();
    assertThat(new Leases(there.redis()).tryGet("lock:b", LENGTH)).isPresent();
    lease.close();
    assertThat(new Leases(there.redis()).tryGet("lock:a", LENGTH)).isPresent();
  }

  @Test
  void whoever_is_late_neither_stores_nor_gives_back(Node node, Time time, Redis redis) {
    Leases leases = new Leases(node.redis());
    Lease late = leases.tryGet("lock:a", LENGTH).orElseThrow();
    time.advance(LENGTH.plusSeconds(2));
    Lease next = leases.tryGet("lock:a", LENGTH).orElseThrow();
    assertThat(late.store("a", "old", LENGTH)).isFalse();
    late.close();
    assertThat(leases.tryGet("lock:a", LENGTH)).isEmpty();
    assertThat(next.store("a", "new", LENGTH)).isTrue();
    assertThat(redis.admin().get("a")).isEqualTo("new");
    assertThat(redis.entries()).allMatch(entry -> entry.left().isPresent());
  }

  @Test
  void what_has_ended_already_is_not_stored(Node node, Redis redis) {
    Lease lease = new Leases(node.redis()).tryGet("lock:a", LENGTH).orElseThrow();
    assertThat(lease.store("a", "text", Duration.ZERO)).isFalse();
    assertThat(lease.store("a", "text", Duration.ofMillis(-5))).isFalse();
    assertThat(redis.admin().get("a")).isNull();
  }
}
