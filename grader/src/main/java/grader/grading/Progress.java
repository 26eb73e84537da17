package grader.grading;

/** Hears how a grading goes on, from several threads. */
public interface Progress {

  /**
   * What there is to do.
   *
   * @param submissions how many were found
   * @param answers how many different ones are to be judged
   * @param kept how many of them were judged by an earlier run
   */
  void begun(int submissions, int answers, int kept);

  /** An answer to a chapter was judged. */
  void judged(String chapter);

  /** So many answers did not come to an end; each is tried once more, with nothing beside it. */
  void tryingAgain(int answers);
}
