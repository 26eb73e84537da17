package live.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import lab.live.Lever;
import lab.live.Sample;
import live.Rooms;
import live.program.Programs;
import live.program.Strategy;
import live.recording.Tick;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.run.Runner;

/** The course's real programs in real workers. */
class RoomTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LOOK = "Long copy = copyOf(article);";

  @TempDir static Path folder;
  private static Runner runner;
  private static Room room;

  @BeforeAll
  static void open() throws Exception {
    Rooms.save(folder);
    runner = Rooms.runner();
    room =
        Room.playing(runner, new Programs(Rooms.course(), folder), Strategy.ASIDE, Strategy.LOCK);
    room.awaitServing();
  }

  @AfterAll
  static void close() {
    room.close();
    runner.close();
  }

  private static void play(Strategy a, Strategy b) {
    long begun = System.currentTimeMillis();
    room.choose(0, a);
    room.choose(1, b);
    for (int side = 0; side < Tick.SIDES; side++) {
      Strategy its = side == 0 ? a : b;
      int number = side;
      await(its + " plays")
          .atMost(LIMIT)
          .until(
              () ->
                  of(number).stream()
                      .anyMatch(t -> t.sample().at() > begun && t.program().equals(its.title())));
    }
  }

  private static List<Tick> of(int side) {
    return room.ring().all().stream().filter(tick -> tick.side() == side).toList();
  }

  private static long sum(int side, long since, ToLongFunction<Sample> count) {
    return of(side).stream()
        .map(Tick::sample)
        .filter(sample -> sample.at() > since)
        .mapToLong(count)
        .sum();
  }

  /** What each side did from the moment at which the key was removed until it was there again. */
  private static long expire() {
    room.pull(Lever.QUERY, 1000); // long enough for a machine that does much else
    await("both have a copy").atMost(LIMIT).until(() -> hasCopy(0) && hasCopy(1));
    long now = System.currentTimeMillis();
    room.pull(Lever.EXPIRE, 0);
    await("both have lost it").atMost(LIMIT).until(() -> hasLost(0, now) && hasLost(1, now));
    await("both have a copy again").atMost(LIMIT).until(() -> hasCopy(0) && hasCopy(1));
    room.pull(Lever.QUERY, 200);
    return now;
  }

  /** Seen only in samples after that moment: a copy may just have ended by itself. */
  private static boolean hasLost(int side, long since) {
    return of(side).stream()
        .map(Tick::sample)
        .anyMatch(sample -> sample.at() > since && sample.left() < 0);
  }

  private static boolean hasCopy(int side) {
    List<Tick> all = of(side);
    return !all.isEmpty() && all.get(all.size() - 1).sample().left() > 6_000;
  }

  private static void until(String alias, Predicate<State.SideState> holds) {
    await(alias).atMost(LIMIT).until(() -> holds.test(room.state().sides().get(1)));
  }

  @Test
  void without_a_lock_many_ask_and_with_the_solution_one_does() {
    play(Strategy.ASIDE, Strategy.LOCK);
    long begun = expire();
    assertThat(sum(0, begun, Sample::loads)).isGreaterThan(5);
    assertThat(sum(1, begun, Sample::loads)).isEqualTo(1);
    assertThat(sum(1, begun, Sample::empty)).isZero();
  }

  @Test
  void the_articles_lock_leaves_places_empty_and_early_expiration_does_not() {
    play(Strategy.ARTICLE, Strategy.EARLY);
    long begun = expire();
    assertThat(sum(0, begun, Sample::empty)).isPositive();
    assertThat(sum(0, begun, Sample::loads)).isEqualTo(1);
    assertThat(sum(1, begun, Sample::empty)).isZero();
  }

  @Test
  void without_a_cache_every_call_is_a_query() {
    play(Strategy.NONE, Strategy.LOCK);
    long begun = System.currentTimeMillis();
    await("some calls").atMost(LIMIT).until(() -> sum(0, begun, Sample::served) > 50);
    assertThat(sum(0, begun, Sample::loads)).isGreaterThan(25);
  }

  @Test
  void one_side_can_be_left_empty_and_has_no_customers() {
    play(Strategy.ASIDE, Strategy.LOCK);
    room.choose(1, Strategy.NOTHING);
    until("nothing is played", side -> side.chosen().equals("nothing") && side.program().isEmpty());
    long now = System.currentTimeMillis() + 1000; // what was on its way has come
    await("the other goes on").atMost(LIMIT).until(() -> sum(0, now, Sample::served) > 50);
    assertThat(of(1)).allMatch(tick -> tick.sample().at() <= now);
    assertThat(room.state().sides().get(1).phase()).isEqualTo(State.Phase.STANDING);
    play(Strategy.ASIDE, Strategy.LOCK);
  }

  @Test
  void a_room_can_begin_with_one_side_alone() throws Exception {
    try (Room alone =
        Room.playing(
            runner, new Programs(Rooms.course(), folder), Strategy.NOTHING, Strategy.NOTHING)) {
      alone.awaitServing();
      assertThat(alone.state().sides()).extracting(State.SideState::program).containsOnly("");
      assertThat(alone.ring().all()).isEmpty();
    }
  }

  @Test
  void a_file_that_does_not_compile_is_told_with_its_line_and_the_old_run_goes_on()
      throws Exception {
    Rooms.save(folder);
    play(Strategy.NONE, Strategy.OWN3);
    Rooms.save(folder, "return cents;", "return cent;");
    until("javac's message", side -> side.trouble().contains("PriceBoard.java:47"));
    State.SideState side = room.state().sides().get(1);
    assertThat(side.trouble()).contains("cannot find symbol", "return cent;");
    assertThat(side.phase()).isEqualTo(State.Phase.RUNNING);
    long now = System.currentTimeMillis();
    await("the old run goes on").atMost(LIMIT).until(() -> sum(1, now, Sample::served) > 20);

    Rooms.save(folder, "return cents;", "return cents + 0;");
    until("the repaired file", its -> its.trouble().isEmpty());
    assertThat(room.state().news())
        .extracting(State.Message::text)
        .anyMatch(text -> text.contains("does not compile. Your PriceBoard.java goes on"))
        .anyMatch(text -> text.contains("was saved: it starts anew"));
  }

  @Test
  void a_program_that_ends_its_jvm_is_told_with_its_line() throws Exception {
    Rooms.save(folder, LOOK, LOOK + " System.exit(3);");
    room.choose(1, Strategy.OWN3);
    until("the end", side -> side.trouble().contains("System.exit at PriceBoard.java:37"));
    assertThat(room.state().sides().get(1).phase()).isEqualTo(State.Phase.STANDING);
    assertThat(room.state().sides().get(0).phase()).isEqualTo(State.Phase.RUNNING);
  }

  @Test
  void a_program_that_never_answers_is_stopped_and_told_with_its_line() throws Exception {
    Rooms.save(folder, LOOK, LOOK + " while (copy == null) { copy = null; }");
    room.choose(1, Strategy.OWN3);
    until("the end", side -> side.trouble().contains("PriceBoard.java:37, in priceOf (running)"));
    assertThat(room.state().sides().get(1).trouble()).contains("still running after 12 seconds");

    Rooms.save(folder);
    until("it is played again", side -> side.phase() == State.Phase.RUNNING);
  }

  @Test
  void a_killed_redis_is_told_and_so_is_its_return() {
    play(Strategy.ASIDE, Strategy.LOCK);
    room.pull(Lever.KILL, 0);
    until("Redis is gone", side -> !side.redis());
    room.pull(Lever.START, 0);
    until("Redis is back", State.SideState::redis);
    assertThat(room.state().news())
        .extracting(State.Message::text)
        .contains("B: Redis is gone.", "B: Redis is back.", "Redis was killed.");
  }
}
