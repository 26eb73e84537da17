package lab.junit;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the nested classes of a chapter in the order of their steps. */
final class StepOrder implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparingInt(StepOrder::number));
  }

  private static int number(ClassDescriptor nested) {
    return nested.findAnnotation(Step.class).map(Step::value).orElse(Integer.MAX_VALUE);
  }
}
