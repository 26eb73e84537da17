package grader.grading;

/** Nobody wants to know. */
final class Silent implements Progress {
  @Override
  public void begun(int submissions, int answers, int kept) {}

  @Override
  public void judged(String chapter) {}

  @Override
  public void tryingAgain(int answers) {}
}
