package lab.redis;

import java.time.Duration;
import java.util.Optional;

/**
 * What anybody can see of an entry, however it was written.
 *
 * @param type as Redis names it: string, hash, list, set, zset, stream
 * @param left time to its end; empty if it never ends
 */
public record Entry(String key, String type, Optional<Duration> left) {}
