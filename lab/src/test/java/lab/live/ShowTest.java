package lab.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import lab.setup.ServersInUse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.params.SetParams;

/** Plays on the real servers; samples are taken as often as the test looks. */
class ShowTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<Sample> samples = new ArrayList<>();
  private @Nullable Show show;

  @AfterEach
  void end() {
    if (show != null) {
      show.close();
    }
  }

  private Show open(LiveDemo demo) throws Exception {
    show = Show.open("lab.live", demo);
    return show;
  }

  /** Cache-aside, with a price that is kept for a minute. */
  private static Board naive(Premises shop) {
    return article -> {
      String copy = shop.redis().get(article);
      if (copy != null) {
        return Long.valueOf(copy);
      }
      long cents = shop.prices().find(article);
      shop.redis().set(article, "" + cents, SetParams.setParams().ex(60));
      return cents;
    };
  }

  private void until(String alias, Predicate<Sample> holds) {
    await(alias)
        .atMost(LIMIT)
        .until(
            () -> {
              Sample sample = java.util.Objects.requireNonNull(show).sample();
              samples.add(sample);
              return holds.test(sample);
            });
  }

  private long sum(ToLongFunction<Sample> count) {
    return samples.stream().mapToLong(count).sum();
  }

  @Test
  void loads_in_the_samples_are_the_connections_that_were_asked_for() throws Exception {
    open(new NoCache());
    long before = connectionsAskedFor(); // the first customer's load among them
    show.pull(Lever.RATE, 200);
    until("some hundred loads", sample -> sum(Sample::loads) > 300);
    show.pull(Lever.RATE, 0);
    until("nobody is inside any more", sample -> sample.waiting() == 0 && sample.ended() == 0);

    assertThat(sum(Sample::loads)).isEqualTo(sum(Sample::served)).isGreaterThan(300);
    long looks = samples.size(); // the show's own: one for each sample
    assertThat(connectionsAskedFor() - before).isEqualTo(sum(Sample::loads) - 1 + looks);
  }

  /** The pool in front of PostgreSQL counts too, and knows nothing of the origin. */
  private static long connectionsAskedFor() {
    var pool = (org.apache.tomcat.jdbc.pool.DataSource) ServersInUse.ofThisJvm().postgres();
    return pool.getBorrowedCount() + pool.getCreatedCount(); // one that is made was not waiting
  }

  @Test
  void a_tick_counts_every_customer_once() throws Exception {
    AtomicLong calls = new AtomicLong();
    open(
        shop ->
            article -> {
              long number = calls.getAndIncrement();
              if (number % 3 == 1) {
                throw new IllegalStateException("closed");
              }
              return number % 3 == 0 ? 5L : null;
            });
    show.pull(Lever.RATE, 500);
    until("two hundred calls", sample -> sum(Sample::ended) > 200);
    show.pull(Lever.RATE, 0);
    until("nobody is inside any more", sample -> sample.waiting() == 0 && sample.ended() == 0);
    assertThat(sum(Sample::ended)).isEqualTo(calls.get());
    assertThat(samples)
        .anyMatch(sample -> sample.trouble().equals("IllegalStateException: closed"));
  }

  @Test
  void a_new_copy_is_made_older_so_that_a_room_sees_it_end() throws Exception {
    open(ShowTest::naive);
    until("a copy", sample -> sample.left() >= 0);
    assertThat(samples.get(samples.size() - 1).left()).isBetween(8_000L, 10_000L);
    assertThat(sum(Sample::loads)).isEqualTo(1);
  }

  @Test
  void a_copy_that_is_held_is_made_older_when_it_is_let_go() throws Exception {
    open(ShowTest::naive);
    until("a copy that was made older", sample -> sample.left() > 0 && sample.left() < 11_000);
    show.pull(Lever.HOLD, 1);
    until("a copy that is as new", sample -> sample.left() > 55_000);
    show.pull(Lever.HOLD, 0);
    until("a copy that was made older", sample -> sample.left() > 0 && sample.left() < 11_000);
    assertThat(sum(Sample::loads)).isEqualTo(1);
  }

  @Test
  void what_a_removal_of_the_key_costs_is_counted_from_it_on() throws Exception {
    open(ShowTest::naive);
    until("the first load", sample -> sample.loads() == 1);
    assertThat(samples.get(samples.size() - 1).loadsSince()).isEqualTo(-1);
    show.pull(Lever.QUERY, 300);
    show.pull(Lever.EXPIRE, 0);
    int before = samples.size();
    show.pull(Lever.RATE, 200);
    until("a copy again", sample -> sample.left() > 0 && sample.loading() == 0);
    long cost = samples.subList(before, samples.size()).stream().mapToLong(Sample::loads).sum();
    assertThat(samples.get(samples.size() - 1).loadsSince()).isEqualTo(cost).isGreaterThan(1);
    show.pull(Lever.EXPIRE, 0);
    assertThat(show.sample().loadsSince()).as("counted anew").isLessThan(cost);
  }

  @Test
  void the_programs_clock_goes_with_its_redis() throws Exception {
    List<java.time.Instant> looks = new ArrayList<>();
    open(
        shop -> {
          Board board = naive(shop);
          return article -> {
            looks.add(shop.clock().instant());
            return board.priceOf(article);
          };
        });
    until("a copy that was made older", sample -> sample.left() > 0);
    show.pull(Lever.RATE, 10);
    until("one more customer", sample -> looks.size() > 1);
    assertThat(Duration.between(looks.get(0), looks.get(1))).isGreaterThan(Duration.ofSeconds(50));
  }

  @Test
  void a_changed_price_shows_who_still_gets_the_old_one() throws Exception {
    open(ShowTest::naive);
    show.pull(Lever.RATE, 100);
    until("true prices", sample -> sample.served() > 0 && sample.old() == 0);
    show.pull(Lever.PRICE, 0);
    until("old prices", sample -> sample.old() > 0 && sample.outdated() > 0);
    show.pull(Lever.EXPIRE, 0);
    until("true prices again", sample -> sample.served() > 0 && sample.old() == 0);
  }

  @Test
  void redis_is_killed_for_real_and_comes_back_empty() throws Exception {
    open(ShowTest::naive);
    show.pull(Lever.RATE, 100);
    until("a copy", sample -> sample.left() > 0);
    show.pull(Lever.KILL, 0);
    until("customers who get an exception", sample -> !sample.redis() && sample.failed() > 0);
    assertThat(samples.get(samples.size() - 1).trouble()).contains("Exception");
    show.pull(Lever.START, 0);
    until("customers who get a price", sample -> sample.redis() && sample.left() > 0);
  }

  @Test
  void a_slow_query_makes_those_wait_who_ask_the_database() throws Exception {
    open(new NoCache());
    show.pull(Lever.QUERY, 100);
    show.pull(Lever.RATE, 50);
    until("calls that took a query", sample -> sample.p50() >= 100);
  }

  @Test
  void who_comes_while_all_threads_wait_is_turned_away() throws Exception {
    CountDownLatch shut = new CountDownLatch(1);
    AtomicLong calls = new AtomicLong();
    open(
        shop ->
            article -> {
              if (calls.getAndIncrement() > 0) {
                shut.await();
              }
              return 1L;
            });
    show.pull(Lever.RATE, Show.MOST_A_SECOND);
    until("a full shop", sample -> sample.waiting() == Customers.MOST && sample.turnedAway() > 0);
    assertThat(show.longestMillis()).isPositive();
    shut.countDown();
    until("an empty shop", sample -> sample.waiting() < Customers.MOST);
  }

  @Test
  void a_program_that_does_not_open_leaves_no_server_behind() {
    assertThatThrownBy(
            () ->
                open(
                    shop -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
  }
}
