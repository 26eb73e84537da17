package grader.grading;

/** Nobody wants to know. */
final class Silent implements Progress {
  @Override
  public void begun(String what, int answers, int kept) {}

  @Override
  public void judged(String chapter) {}

  @Override
  public void tryingAgain(int answers) {}
}
