package grader.cli;

import grader.intake.Submission;
import grader.intake.Submissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import runner.cache.Hash;
import runner.trouble.CommandError;

/**
 * One of several equal parts of the submissions, by a hash of their names: each belongs to the same
 * part on every machine, whoever else hands in.
 *
 * @param number from 1
 * @param of how many there are
 */
record Shard(int number, int of) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
  private static final int DIGITS = 12;

  /** Reads {@code 2/8}; {@link CommandError} if it is not of that form. */
  static Shard read(String text) {
    Matcher form = FORM.matcher(text.strip());
    Shard shard =
        form.matches()
            ? new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)))
            : new Shard(0, 0);
    if (shard.number() < 1 || shard.number() > shard.of()) {
      throw new CommandError("--shard must be one of 1/N to N/N, as in 2/8, but was " + text + ".");
    }
    return shard;
  }

  /** Those of the submissions that belong to this part; there may be none. */
  Submissions of(Submissions all) {
    return new Submissions(all.all().stream().filter(this::holds).toList(), all.ignored());
  }

  private boolean holds(Submission submission) {
    String key = new Hash().add(submission.name()).key();
    return Long.parseLong(key.substring(0, DIGITS), 16) % of == number - 1;
  }
}
