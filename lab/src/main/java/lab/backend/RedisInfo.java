package lab.backend;

import java.util.Optional;

/** Reads what Redis says of itself. */
public final class RedisInfo {
  private RedisInfo() {}

  /**
   * One field of a reply to INFO; empty if there is none of that name.
   *
   * @param name without its colon, for instance {@code redis_version}
   */
  public static Optional<String> field(String info, String name) {
    String begin = name + ":";
    return info.lines()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()).strip())
        .findFirst();
  }
}
