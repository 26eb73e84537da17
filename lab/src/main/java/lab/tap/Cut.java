package lab.tap;

/** Where a line breaks. */
public enum Cut {
  /** The command never leaves. */
  BEFORE_SENDING,
  /** The server executes the command, and the reply is lost. */
  AFTER_SENDING
}
