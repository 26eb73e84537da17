package lab.backend;

/** What a Redis writes down, and when it has the disk confirm it. */
public enum Persistence {
  /** Nothing: whatever ends the server ends its data. */
  NONE("no", "no"),

  /** An append-only file, forced to the disk once a second ({@code appendfsync everysec}). */
  EVERY_SECOND("yes", "everysec"),

  /** An append-only file, forced to the disk before each reply ({@code appendfsync always}). */
  ALWAYS("yes", "always");

  private final String appendOnly;
  private final String fsync;

  Persistence(String appendOnly, String fsync) {
    this.appendOnly = appendOnly;
    this.fsync = fsync;
  }

  /** Whether anything is written down at all. */
  public boolean hasFile() {
    return this != NONE;
  }

  /** The lines of the server's configuration. The file is never rewritten, so it only grows. */
  String config() {
    return String.join(
        "\n",
        "save \"\"",
        "appendonly " + appendOnly,
        "appendfsync " + fsync,
        "auto-aof-rewrite-percentage 0",
        "aof-load-truncated yes");
  }
}
