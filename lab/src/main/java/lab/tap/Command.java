package lab.tap;

import java.util.List;

/**
 * One command that a node sends to Redis.
 *
 * @param number its place among the node's commands, from 1
 * @param name in upper case, as in "GET"
 * @param arguments what follows the name; bytes that are not UTF-8 are shown as U+FFFD
 * @param thread the caller
 * @param connection which of the node's connections it takes, from 1
 */
public record Command(
    long number, String name, List<String> arguments, Thread thread, long connection) {
  @Override
  public String toString() {
    return arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
  }
}
