package ch00_first_red;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lab.junit.Chapter;
import lab.junit.Step;
import lab.node.Node;
import lab.node.Nodes;
import lab.redis.Entry;
import lab.redis.Redis;
import lab.story.Story;
import lab.tap.Command;
import lab.tap.Interceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "first_red", title = "The first red test", minutes = 10, gallery = false)
class TicketsTest {
  /** More commands than any way to draw a number needs. */
  private static final int MOST = 10;

  private Nodes nodes;
  private Redis redis;

  @BeforeEach
  void open(Nodes nodes, Redis redis) {
    this.nodes = nodes;
    this.redis = redis;
  }

  @Nested
  @Step(value = 1, points = 1, minutes = 5, title = "two machines, one row of numbers",
      fails = "Two customers hold number 1")
  class OneRowOfNumbers {
    @Test
    void goes_on_at_the_other_machine() {
      Tickets left = new Tickets(nodes.fresh().redis());
      Tickets right = new Tickets(nodes.fresh().redis());
      mustBeOneRow(
          "Four customers drew in turn at two machines",
          List.of(left.draw(), right.draw(), right.draw(), left.draw()));
    }

    /** Whoever counts beside Redis too, in a static variable for instance, goes on with that. */
    @Test
    void goes_on_with_the_number_that_redis_holds() {
      Tickets here = new Tickets(nodes.fresh().redis());
      Tickets there = new Tickets(nodes.fresh().redis());
      List<Long> drawn = new ArrayList<>(List.of(here.draw(), there.draw()));
      Map<String, byte[]> kept = content();
      redis.flush();
      new Tickets(nodes.fresh().redis()).draw();
      redis.flush();
      kept.forEach((key, value) -> redis.admin().restore(key, 0, value));
      drawn.add(here.draw());
      mustBeOneRow(
          "Two customers drew at two machines. Then Redis was empty for another shop's first"
              + " customer, and after her it got back what it had held",
          drawn);
    }

    private Map<String, byte[]> content() {
      return redis.entries().stream()
          .collect(Collectors.toMap(Entry::key, entry -> redis.admin().dump(entry.key())));
    }

    @Test
    void has_no_number_twice() {
      Tickets right = new Tickets(nodes.fresh().redis());
      for (int sent = 0; sent < MOST; sent++) {
        redis.flush();
        Node node = nodes.fresh();
        List<Long> drawn = new ArrayList<>();
        drawn.add(right.draw());
        node.tap().intercept(before(sent, () -> drawn.add(right.draw())));
        drawn.add(new Tickets(node.redis()).draw());
        mustBeOneRow(
            "While one machine was at work, a customer drew at the other",
            drawn.stream().sorted().toList());
      }
    }
  }

  /** Has something happen when a node has sent so many commands, and is about to send the next. */
  private static Interceptor before(int sent, Runnable deed) {
    return new Interceptor() {
      private int seen;

      @Override
      public void before(Command command) {
        if (seen++ == sent) {
          deed.run();
        }
      }
    };
  }

  private void mustBeOneRow(String situation, List<Long> drawn) {
    List<Long> row = LongStream.rangeClosed(1, drawn.size()).boxed().toList();
    if (drawn.equals(row)) {
      return;
    }
    throw Story.saw("%s. %s", situation, what(drawn))
        .expected("Expected: the numbers 1, 2, 3 and so on, whichever machine is used.")
        .because("Likely cause: %s", suspicion(drawn));
  }

  private static String what(List<Long> drawn) {
    return twice(drawn)
        .map(number -> "Two customers hold number " + number + ". They drew " + row(drawn) + ".")
        .orElse("They drew " + row(drawn) + ".");
  }

  private static String row(List<Long> drawn) {
    return drawn.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private String suspicion(List<Long> drawn) {
    if (redis.entries().isEmpty()) {
      return "each machine counts in its own memory, and Redis was told nothing.";
    }
    return twice(drawn).isPresent()
        ? "the number is read in one command and stored in another, and the other machine was at"
            + " work between the two; or the program counts beside Redis."
        : "the count does not begin with 1, or something else is counted too.";
  }

  private static Optional<Long> twice(List<Long> drawn) {
    return drawn.stream()
        .filter(number -> drawn.indexOf(number) != drawn.lastIndexOf(number))
        .findFirst();
  }
}
