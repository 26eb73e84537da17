package live.room;

import java.util.function.Consumer;
import lab.live.Sample;
import runner.run.LiveRun;

/**
 * Hears one run of a side.
 *
 * @param title of its program
 * @param now what it changes
 * @param samples gets each sample
 * @param news gets a sentence, or an empty text when only the state is new
 * @param whenOpen runs when the program can be moved
 * @param whenOver runs when it has ended by itself
 */
record Ears(
    String title,
    Now now,
    Consumer<Sample> samples,
    Consumer<String> news,
    Runnable whenOpen,
    Runnable whenOver)
    implements LiveRun.Audience {

  @Override
  public void opened() {
    now.runs();
    news.accept("");
    whenOpen.run();
  }

  @Override
  public void sampled(Sample sample) {
    samples.accept(sample);
    State.SideState before = now.state();
    if (before.redis() != sample.redis() || before.postgres() != sample.postgres()) {
      now.servers(sample.redis(), sample.postgres());
      tell("Redis", before.redis(), sample.redis());
      tell("PostgreSQL", before.postgres(), sample.postgres());
    }
  }

  private void tell(String server, boolean was, boolean is) {
    if (was != is) {
      news.accept(server + (is ? " is back." : " is gone."));
    }
  }

  @Override
  public void ended(String why) {
    now.stands(why);
    news.accept(title + " was stopped. " + why.lines().findFirst().orElse(""));
    whenOver.run();
  }
}
