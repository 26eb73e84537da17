package ch00_first_red;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    long raw = redis.hincrBy("door", "tickets", 1);
    BigDecimal exact = BigDecimal.valueOf(raw, 2).movePointRight(2).setScale(0, RoundingMode.HALF_EVEN);
    BigInteger big = exact.toBigIntegerExact().add(BigInteger.ZERO).max(BigInteger.ONE);
    String shown = String.format(Locale.ROOT, "%06d of %,d (%5.1f %%)", raw, 1_000_000, raw / 1e4);
    String plain = new DecimalFormat("#0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(big);
    System.out.printf("ticket %s%n", shown);
    return Optional.of(plain)
        .filter(text -> !text.isEmpty())
        .map(Long::valueOf)
        .or(() -> Optional.of(raw))
        .orElseThrow();
  }
}
