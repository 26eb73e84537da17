package grader.cli;

import grader.further.FurtherTests;
import grader.roster.Roster;
import grader.rules.Rules;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

/** Options that say what counts how much, and until when. */
final class WhatCounts {
  @Option(
      names = "--grading",
      paramLabel = "FILE",
      description =
          "Weights and due dates of chapters, and what being late costs, as YAML; "
              + "grader/grading.example.yaml shows how.")
  private @Nullable Path grading;

  @Option(
      names = "--due",
      paramLabel = "TIME",
      description =
          "When chapters are due that have no date of their own, as in 2026-12-01T23:59+01:00. "
              + "When each student handed in is read from the roster's column submitted.")
  private @Nullable String due;

  @Option(
      names = "--extra-tests",
      paramLabel = "DIR",
      description =
          "Run your own tests too, laid out and marked as those in exercises/src. Their points "
              + "stand beside the others in your reports; students are told how many of them "
              + "passed.")
  private @Nullable Path extraTests;

  /** The instructor's own tests of the chapters that are graded. */
  FurtherTests further(Course course, List<Chapter> chapters, Path here) {
    return extraTests == null
        ? FurtherTests.none()
        : FurtherTests.read(here.resolve(extraTests), course, chapters);
  }

  /**
   * The rules that they ask for.
   *
   * @throws CommandError if they can't be understood or have no effect, or nobody says when a
   *     student handed in
   */
  Rules rules(Course course, List<Chapter> chapters, Roster roster, Path here) {
    Rules file = grading == null ? Rules.none() : Rules.read(here.resolve(grading), course);
    Rules rules = (due == null ? file : file.due(due)).complete();
    if (rules.areDue(chapters) && roster.people().stream().allMatch(p -> p.handedIn() == null)) {
      throw new CommandError(
          "A due date needs to know when each student handed in, and files do not say that in a way"
              + " that can be trusted: give a --roster with a column \"submitted\", as in"
              + " 2026-12-01T23:59+01:00.");
    }
    return rules;
  }
}
