package lab.demo;

/** A chapter's demo: plays the program that it was compiled with, once. */
public interface Play {

  /** Plays, and leaves on the stage what was measured. */
  void on(Stage stage) throws Exception;
}
