package lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Programs that share no static fields. */
class OwnClassesTest {
  private final OwnClasses own = make();

  /** Counts how often it was called, where all of one JVM would see it. */
  static class Program {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private final String name;

    Program(CharSequence name) {
      this.name = name.toString();
    }

    int count() {
      return CALLS.incrementAndGet();
    }

    String greets(String whom) {
      return new Words(whom, () -> name).text();
    }

    void fails() {
      throw new Refused();
    }
  }

  private record Words(String whom, Supplier<String> who) {
    String text() {
      return who.get() + " greets " + whom;
    }
  }

  private static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1;
  }

  private static OwnClasses make() {
    try {
      return new OwnClasses(Program.class, "Ann");
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void have_static_fields_of_their_own() throws Exception {
    int before = new Program("Bob").count();
    assertThat(own.call("count")).isEqualTo(1);
    assertThat(make().call("count")).isEqualTo(1);
    assertThat(own.call("count")).isEqualTo(2);
    assertThat(new Program("Bob").count()).isEqualTo(before + 1);
  }

  @Test
  void may_have_records_lambdas_and_exceptions() throws Exception {
    assertThat(own.call("greets", "Eve")).isEqualTo("Ann greets Eve");
    assertThatThrownBy(() -> own.call("fails"))
        .isInstanceOf(IllegalStateException.class)
        .hasToString(Refused.class.getName());
  }

  @Test
  void are_not_there_without_such_a_method_or_constructor() {
    assertThatThrownBy(() -> own.call("greets", 1)).isInstanceOf(NoSuchMethodException.class);
    assertThatThrownBy(() -> new OwnClasses(Program.class, 1, 2))
        .isInstanceOf(NoSuchMethodException.class);
  }
}
