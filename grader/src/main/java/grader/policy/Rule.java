package grader.policy;

import java.util.Set;

/**
 * What may be used of one class.
 *
 * @param allowed whether the members in the list are allowed and no others; if not, all but those
 * @param members names of fields and methods, {@code new} for constructors; with the types of the
 *     parameters for one of several, as in {@code printStackTrace()}
 */
record Rule(boolean allowed, Set<String> members) {
  static final Rule ALL = new Rule(false, Set.of());
  static final Rule NOTHING = new Rule(true, Set.of());

  /**
   * Whether a member may be used.
   *
   * @param name as it stands in the list
   * @param full the same with the types of its parameters
   */
  boolean allows(String name, String full) {
    return allowed == (members.contains(name) || members.contains(full));
  }

  /** Whether nothing is left out, so that the classes inside may be used too. */
  boolean isWhole() {
    return equals(ALL);
  }
}
