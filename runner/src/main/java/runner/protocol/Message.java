package runner.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lab.live.Sample;

/** What a worker tells its parent; one line each. */
public sealed interface Message {
  /** What is sent of each test. */
  int FIELDS_OF_A_TEST = 6;

  /** The worker can take a job. */
  record Ready() implements Message {}

  /** A step began. */
  record Begun(int step) implements Message {}

  /** A step ended by itself; {@code output} is what the program printed. */
  record Ended(int step, List<TestResult> tests, String output) implements Message {}

  /** A step did not end in time. The worker goes on hanging and must be killed. */
  record TimedOut(int step, String where, String output) implements Message {}

  /** The reader's code is ending the JVM. */
  record Exited(int step, String where, String output) implements Message {}

  /** The JVM has no memory left and must be killed. */
  record OutOfMemory(int step, String where, String output) implements Message {}

  /** A run of a part in a demo has begun. */
  record Playing(int run) implements Message {}

  /** All runs are over; the recording is text that {@code runner.recording} reads. */
  record Played(String recording) implements Message {}

  /** What happened in the last part of a second of the program that is watched. */
  record Sampled(Sample sample) implements Message {}

  /** The program, or the demo, threw; what a reader is told of it. */
  record Broke(String why, String output) implements Message {}

  /** The job is done; {@code clean} if nothing of it is left in the worker. */
  record Done(boolean clean) implements Message {}

  /** The worker is gone; never sent, but what its parent reads at the end. */
  record Gone() implements Message {}

  /** Nothing came in time; never sent either. */
  record Silence() implements Message {}

  /** This message as one line. */
  default String line() {
    return Fields.join(fields());
  }

  private List<String> fields() {
    if (this instanceof Begun begun) {
      return List.of("BEGUN", "" + begun.step());
    } else if (this instanceof Ended ended) {
      return ended(ended);
    } else if (this instanceof TimedOut late) {
      return List.of("TIMEOUT", "" + late.step(), late.where(), late.output());
    } else if (this instanceof Exited exit) {
      return List.of("EXIT", "" + exit.step(), exit.where(), exit.output());
    } else if (this instanceof OutOfMemory full) {
      return List.of("MEMORY", "" + full.step(), full.where(), full.output());
    } else if (this instanceof Playing playing) {
      return List.of("PLAYING", "" + playing.run());
    } else if (this instanceof Played played) {
      return List.of("PLAYED", played.recording());
    } else if (this instanceof Sampled sampled) {
      return Stream.concat(Stream.of("SAMPLE"), sampled.sample().fields().stream()).toList();
    } else if (this instanceof Broke broke) {
      return List.of("BROKE", broke.why(), broke.output());
    } else if (this instanceof Done done) {
      return List.of("DONE", "" + done.clean());
    }
    return List.of(this instanceof Ready ? "READY" : "");
  }

  private static List<String> ended(Ended ended) {
    List<String> fields = new ArrayList<>(List.of("ENDED", "" + ended.step(), ended.output()));
    for (TestResult test : ended.tests()) {
      fields.addAll(List.of(test.test(), test.status().name(), test.message(), test.exception()));
      fields.addAll(List.of(test.timeline(), test.schedules()));
    }
    return fields;
  }

  /**
   * Reads what {@link #line} made.
   *
   * @throws IllegalArgumentException if it is no such line
   */
  static Message of(String line) {
    List<String> f = Fields.split(line);
    return switch (f.get(0)) {
      case "READY" -> new Ready();
      case "BEGUN" -> new Begun(Integer.parseInt(f.get(1)));
      case "ENDED" -> new Ended(Integer.parseInt(f.get(1)), tests(f), f.get(2));
      case "TIMEOUT" -> new TimedOut(Integer.parseInt(f.get(1)), f.get(2), f.get(3));
      case "EXIT" -> new Exited(Integer.parseInt(f.get(1)), f.get(2), f.get(3));
      case "MEMORY" -> new OutOfMemory(Integer.parseInt(f.get(1)), f.get(2), f.get(3));
      case "PLAYING" -> new Playing(Integer.parseInt(f.get(1)));
      case "PLAYED" -> new Played(f.get(1));
      case "SAMPLE" -> new Sampled(Sample.of(f.subList(1, f.size())));
      case "BROKE" -> new Broke(f.get(1), f.get(2));
      case "DONE" -> new Done(Boolean.parseBoolean(f.get(1)));
      default -> throw new IllegalArgumentException("no such message: " + f.get(0));
    };
  }

  private static List<TestResult> tests(List<String> fields) {
    List<TestResult> tests = new ArrayList<>();
    for (int i = 3; i + FIELDS_OF_A_TEST <= fields.size(); i += FIELDS_OF_A_TEST) {
      List<String> f = fields.subList(i, i + FIELDS_OF_A_TEST);
      Status status = Status.valueOf(f.get(1));
      tests.add(new TestResult(f.get(0), status, f.get(2), f.get(3), f.get(4), f.get(5)));
    }
    return tests;
  }
}
