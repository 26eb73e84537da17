package grader.grading;

/** Hears how a grading goes on, from several threads. */
public interface Progress {

  /**
   * What there is to do next.
   *
   * @param what is looked through
   * @param answers how many different ones it holds, those of the course included
   * @param kept how many of them were judged by an earlier run
   */
  void begun(String what, int answers, int kept);

  /** An answer to a chapter was judged. */
  void judged(String chapter);

  /** So many answers did not come to an end; each is tried once more, with nothing beside it. */
  void tryingAgain(int answers);
}
