package runner.selfcheck;

/**
 * Something that is wrong with the course.
 *
 * @param where chapter and program or file
 * @param rule what holds for every chapter
 * @param found what is the case instead
 * @param repair command, or deed, that shows or mends it
 */
record Fault(String where, String rule, String found, String repair) {
  @Override
  public String toString() {
    return where + "\n    " + found + "\n    rule: " + rule + "\n    to do: " + repair;
  }
}
