package lab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the test class of a chapter and gives its tests the lab: every parameter of a type named in
 * {@link LabExtension} is filled in, fresh for each test. Steps run in their order.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabExtension.class)
@TestClassOrder(StepOrder.class)
public @interface Chapter {

  /** Stable name, used on the command line and in the reader's progress. */
  String id();

  /** What the chapter is called in lists. */
  String title();

  /** Time that the core steps take, reading included. */
  int minutes();

  /** Ids of the chapters that this one builds on. */
  String[] needs() default {};

  /** Whether the chapter has mistakes, alternatives and checkpoints. Only the warm-up has none. */
  boolean gallery() default true;
}
