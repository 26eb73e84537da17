package lab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lab.backend.Ability;

/** Marks the nested test class of one step: one idea, one or a few tests. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {

  /** Number of the step, from 1, without gaps. */
  int value();

  /** What the step asks for, as a half sentence in lower case. */
  String title();

  /** Points for passing it; 0 for a guard. */
  int points() default 0;

  /** Time it takes, from 5 to 15 minutes; 0 for a guard. */
  int minutes() default 0;

  Kind kind() default Kind.CORE;

  /**
   * A fragment of the first line that the failure shows on the checkpoint before this step: the
   * reason for which the step is red. Empty for a guard.
   */
  String fails() default "";

  /**
   * What its tests do to the servers beyond using them. Where the chosen servers are not able to,
   * the step runs on the embedded ones.
   */
  Ability[] needs() default {};

  /** Who is expected to do a step. */
  enum Kind {
    /** On the room's path. */
    CORE,
    /** For home, after the core. */
    HOME,
    /** Green from the start, and must stay green; earns nothing. */
    GUARD
  }
}
