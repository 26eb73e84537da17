package lab.inbox;

/**
 * A record of an {@link Inbox} that somebody has taken.
 *
 * @param id its number in the stream, as Redis gave it
 * @param text what was put in
 */
public record Letter(String id, String text) {}
