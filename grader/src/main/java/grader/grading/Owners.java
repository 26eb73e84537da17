package grader.grading;

import grader.intake.Submission;
import grader.model.Clean;
import grader.model.Names;
import grader.roster.Person;
import grader.roster.Roster;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who handed in what. Each person of the roster has one submission at most, and one that is called
 * by the id goes before one that is called by the name.
 */
final class Owners {
  private final Roster roster;
  private final Map<Submission, Person> owners = new HashMap<>();

  private final Map<String, List<Person>> names;

  Owners(Roster roster, Collection<Submission> submissions) {
    this.roster = roster;
    this.names = roster.byName();
    Map<String, Person> ids = roster.byId();
    Set<Person> taken = new HashSet<>();
    for (Submission each : submissions) {
      Person person = ids.get(Names.folded(each.name()));
      if (person != null) {
        owners.put(each, person);
        taken.add(person);
      }
    }
    for (Submission each : submissions) {
      List<Person> named = named(each);
      if (!owners.containsKey(each) && named.size() == 1 && taken.add(named.get(0))) {
        owners.put(each, named.get(0));
      }
    }
  }

  private List<Person> named(Submission submission) {
    return names.getOrDefault(Names.folded(submission.name()), List.of());
  }

  /** The person of a submission; empty if it can't be told. */
  Optional<Person> of(Submission submission) {
    return Optional.ofNullable(owners.get(submission));
  }

  /** Why a submission has no owner, and what to do; empty if it has one, or nobody is known. */
  Optional<String> remark(Submission submission) {
    if (owners.containsKey(submission) || roster.people().isEmpty()) {
      return Optional.empty();
    }
    List<Person> named = named(submission);
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
