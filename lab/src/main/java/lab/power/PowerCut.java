package lab.power;

import java.util.Locale;

/**
 * What a power cut has cost, by the model of {@link MortalRedis#powerCut}.
 *
 * @param kept bytes of the append-only file that the disk had confirmed
 * @param lost bytes after those, which only the kernel had
 */
public record PowerCut(long kept, long lost) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "A model of a power cut: Redis was killed and started again from its append-only file, "
            + "cut from %,d bytes to %,d, its length when it was last forced to the disk.",
        kept + lost,
        kept);
  }
}
