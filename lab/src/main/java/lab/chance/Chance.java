package lab.chance;

/** Where code that depends on chance gets its random numbers, so that a test can choose them. */
@FunctionalInterface
public interface Chance {

  /** Returns the next number, uniformly drawn from [0, 1). */
  double next();
}
