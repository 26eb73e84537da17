package lab.node;

/** Numbers with their noun. */
final class Counted {
  private Counted() {}

  static String commands(long count) {
    return count == 1 ? "1 command" : count + " commands";
  }
}
