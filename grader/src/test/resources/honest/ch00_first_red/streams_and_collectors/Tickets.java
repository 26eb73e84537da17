package ch00_first_red;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Map<Boolean, List<Long>> byParity =
        Stream.generate(() -> redis.incr("tickets"))
            .limit(1)
            .peek(number -> System.out.println("drawn: " + number))
            .collect(Collectors.partitioningBy(number -> number % 2 == 0));
    Map<Integer, Long> digits =
        byParity.values().stream()
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    number -> number.toString().length(),
                    Collectors.collectingAndThen(
                        Collectors.maxBy(Comparator.<Long>naturalOrder().thenComparing(Function.identity())),
                        most -> most.orElse(0L))));
    List<String> stars = IntStream.range(0, 3).mapToObj("*"::repeat).collect(Collectors.toCollection(ArrayList::new));
    System.out.println(String.join(" ", stars));
    return digits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .reduce(0L, Long::sum);
  }
}
