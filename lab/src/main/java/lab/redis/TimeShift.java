package lab.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/**
 * Moves the time to live of every key of one logical database, which is how 60 seconds pass on a
 * real server in a millisecond.
 *
 * <p>{@code PTTL} and {@code PEXPIREAT} work on every version; {@code PEXPIRETIME}, exact to the
 * millisecond, needs 7.0. A key whose end is passed gets 1 ms to live, counted by the command
 * itself: an instant that has passed when Redis reads it would delete the key with the event {@code
 * del} instead of {@code expired}. After the script all of these are looked at until they are gone.
 *
 * <p>What a consumer of a stream has taken and not acknowledged has been idle for that much longer:
 * it is claimed again for the same consumer ({@code XCLAIM … IDLE … JUSTID}), which does not count
 * as a delivery. The idle time of consumers themselves is not moved, nor are the ids of records.
 */
final class TimeShift {
  private static final String SCRIPT =
      """
      local by = tonumber(ARGV[1])
      local exact = ARGV[2] == 'exact'
      local clock = redis.call('TIME')
      local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
      local over = {}
      local function age(stream)
        for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
          local name = group[2]
          for _, held in ipairs(redis.call('XPENDING', stream, name, '-', '+', 100000)) do
            redis.call('XCLAIM', stream, name, held[2], 0, held[1],
                'IDLE', held[3] + by, 'JUSTID')
          end
        end
      end
      for _, key in ipairs(redis.call('KEYS', '*')) do
        if redis.call('TYPE', key).ok == 'stream' then
          age(key)
        end
        local left = redis.call('PTTL', key)
        if left >= 0 then
          local finish = exact and redis.call('PEXPIRETIME', key) or now + left
          if finish - by > now + 1 then
            redis.call('PEXPIREAT', key, finish - by)
          else
            redis.call('PEXPIRE', key, 1)
            over[#over + 1] = key
          end
        end
      end
      return over
      """;

  private final UnifiedJedis admin;
  private final String precision;

  TimeShift(UnifiedJedis admin, int majorVersion) {
    this.admin = admin;
    this.precision = majorVersion >= 7 ? "exact" : "left";
  }

  /** Shifts every key, and returns when those whose time is over are gone. */
  void by(Duration duration) {
    byte[] script = SCRIPT.getBytes(UTF_8);
    byte[] millis = Long.toString(duration.toMillis()).getBytes(UTF_8);
    byte[] exact = precision.getBytes(UTF_8);
    Object over = admin.eval(script, List.of(), List.of(millis, exact));
    byte[][] keys = ((List<?>) over).toArray(byte[][]::new);
    while (keys.length > 0 && admin.exists(keys) > 0) {
      Thread.onSpinWait();
    }
  }
}
