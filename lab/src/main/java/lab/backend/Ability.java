package lab.backend;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be done to servers beyond using them. Which of it is possible depends on where they come
 * from: nobody may kill a server that others use too.
 */
public enum Ability {
  /** Moving the end of every key of the own database. */
  TIME_TRAVEL("move time"),
  /** Ending a server's process at once. */
  KILL("be killed"),
  /** Stopping a server's process for a while. */
  FREEZE("be frozen"),
  /** Losing what the disk has not got yet. */
  POWER_CUT("lose their power"),
  /** Changing Redis' configuration while it runs. */
  CONFIG("be configured anew");

  private final String words;

  Ability(String words) {
    this.words = words;
  }

  /** What servers without these can't do, for a sentence: "be killed or be frozen". */
  public static String words(Set<Ability> lacking) {
    return lacking.stream()
        .sorted()
        .map(ability -> ability.words)
        .collect(Collectors.joining(" or "));
  }
}
