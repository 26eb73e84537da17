package lab.live;

/** The shop without a cache: every customer asks the database. */
public final class NoCache implements LiveDemo {

  @Override
  public Board open(Premises premises) {
    return premises.prices()::find;
  }
}
