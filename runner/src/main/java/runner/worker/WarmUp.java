package runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.time.Duration;
import java.util.List;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.origin.Origin;
import lab.shop.Shop;
import lab.time.Time;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import runner.protocol.TestResult;

/**
 * Runs a step of the lab's own before there is a job, so that the job finds its classes loaded and
 * the servers connected. A worker whose lab did not come up must not get a job: its classes
 * remember.
 */
final class WarmUp {
  private static final String PLANNED = "a failure too has its classes";

  private final Launcher launcher;

  WarmUp(Launcher launcher) {
    this.launcher = launcher;
  }

  /** Warms what needs no servers. */
  void junit() {
    run(Plain.class, Plain.Step.class);
  }

  /** Warms what needs them, and where they are must be known; whether the lab is in order. */
  boolean lab() {
    return run(WithLab.class, WithLab.Step.class).stream()
        .allMatch(test -> test.message().equals(PLANNED));
  }

  private List<TestResult> run(Class<?> outer, Class<?> nested) {
    StepListener listener = new StepListener(new Verdict(new StudentCode("nobody")));
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectNestedClass(List.of(outer.getName()), nested.getName()))
            .build(),
        listener);
    return listener.tests();
  }

  /** A chapter without the lab. */
  static final class Plain {
    @Nested
    class Step {
      @Test
      void passes() {}
    }
  }

  /** A chapter that uses a little of everything. */
  @ExtendWith(LabExtension.class)
  static final class WithLab {
    @Nested
    class Step {
      @Test
      void uses(Node node, Shop shop, Origin origin, Crowds crowds, Time time) {
        crowds.of(4).call(number -> node.redis().set("warm", "up")).finish();
        shop.products().find(shop.all().get(0).id());
        time.advance(Duration.ofSeconds(1));
        assertThat(origin.loads()).isEqualTo(1);
        throw new AssertionError(PLANNED);
      }
    }
  }
}
