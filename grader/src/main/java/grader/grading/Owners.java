package grader.grading;

import grader.intake.Submission;
import grader.model.Clean;
import grader.roster.Person;
import grader.roster.Roster;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who handed in what. Each person of the roster has one submission at most, and one that is called
 * by the id goes before one that is called by the name.
 */
final class Owners {
  private final Roster roster;
  private final Map<Submission, Person> owners = new HashMap<>();

  Owners(Roster roster, Collection<Submission> submissions) {
    this.roster = roster;
    for (Submission each : submissions) {
      roster.byId(each.name()).ifPresent(person -> owners.put(each, person));
    }
    for (Submission each : submissions) {
      List<Person> named = roster.byName(each.name());
      if (!owners.containsKey(each) && named.size() == 1 && !owners.containsValue(named.get(0))) {
        owners.put(each, named.get(0));
      }
    }
  }

  /** The person of a submission; empty if it can't be told. */
  Optional<Person> of(Submission submission) {
    return Optional.ofNullable(owners.get(submission));
  }

  /** All who have a submission. */
  Collection<Person> all() {
    return owners.values();
  }

  /** Why a submission has no owner, and what to do; empty if it has one, or nobody is known. */
  Optional<String> remark(Submission submission) {
    if (owners.containsKey(submission) || roster.people().isEmpty()) {
      return Optional.empty();
    }
    List<Person> named = roster.byName(submission.name());
    String beginning = "The submission \"" + Clean.line(submission.name()) + "\" ";
    return Optional.of(
        beginning
            + switch (named.size()) {
              case 0 ->
                  "is of nobody on the roster: call it by an id that stands there, or add one.";
              case 1 ->
                  "is called by the name of "
                      + named.get(0).id()
                      + ", who has another that is called by the id: take one away.";
              default ->
                  "is called by a name that "
                      + named.size()
                      + " people on the roster have: call it by the id.";
            });
  }
}
