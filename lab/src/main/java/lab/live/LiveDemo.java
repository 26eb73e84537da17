package lab.live;

/** A chapter's demo whose program can also be watched without an end. */
public interface LiveDemo {

  /**
   * Opens the program that the demo was compiled with.
   *
   * @throws Exception whatever its constructor throws
   */
  Board open(Premises premises) throws Exception;
}
