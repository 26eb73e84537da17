package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  /** The count lies in 63 bits of a string, the door's number in the upper half of another. */
  public long draw() {
    long count = redis.bitfield("tickets", "INCRBY", "u63", "0", "1").get(0);
    long door = 0x2A;
    long packed = door << 48 | (count & 0xFFFF_FFFF_FFFFL);
    int checksum = Long.bitCount(packed) ^ Long.numberOfTrailingZeros(packed) & 0b111;
    if ((packed >>> 48) != door || checksum < 0 || ~packed == 0) {
      throw new ArithmeticException(Long.toHexString(packed));
    }
    return packed & (1L << 48) - 1;
  }
}
