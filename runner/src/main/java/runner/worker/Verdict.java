package runner.worker;

import java.util.List;
import lab.story.Story;
import lab.story.Unjudged;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;
import runner.protocol.Status;
import runner.protocol.TestResult;

/** Turns what a test threw into what a reader is told. */
record Verdict(StudentCode code) {
  private static final int LONGEST = 16_000;

  TestResult of(String test, TestExecutionResult result) {
    return result.getThrowable().map(thrown -> failed(test, thrown)).orElse(ended(test, result));
  }

  private static TestResult ended(String test, TestExecutionResult result) {
    return result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
        ? new TestResult(test, Status.PASS, "", "")
        : new TestResult(test, Status.FAIL, "The test gave up without a reason.", "");
  }

  private TestResult failed(String test, Throwable thrown) {
    List<Throwable> chain = StudentCode.chain(thrown);
    for (Throwable link : chain) {
      if (link instanceof Unjudged unjudged) {
        return new TestResult(
            test, Status.NOT_RUN, String.valueOf(unjudged.getMessage()), link.getClass().getName());
      }
    }
    String exception = thrown.getClass().getName();
    if (thrown instanceof Story story) {
      return failed(test, story.told(), exception);
    } else if (thrown instanceof AssertionError && thrown.getMessage() != null) {
      return failed(test, thrown.getMessage(), exception);
    } else if (thrown instanceof TestAbortedException) {
      return failed(test, "The test was given up" + detail(thrown), exception);
    }
    return code.frame(thrown)
        .map(at -> failed(test, yours(at, chain), exception))
        .orElseGet(() -> TestResult.strange(test, strange(thrown), exception));
  }

  /** What a reader is told of something that was thrown outside of a test. */
  String told(Throwable thrown) {
    return code.frame(thrown)
        .map(at -> yours(at, StudentCode.chain(thrown)))
        .orElseGet(() -> thrown instanceof AssertionError story ? say(story) : strange(thrown));
  }

  private static String say(AssertionError story) {
    return story.getMessage() == null ? strange(story) : story.getMessage();
  }

  private static TestResult failed(String test, String message, String exception) {
    String bounded = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    return new TestResult(test, Status.FAIL, bounded, exception);
  }

  private String yours(StackTraceElement at, List<Throwable> chain) {
    Throwable root =
        chain.stream()
            .filter(link -> code.frame(link.getStackTrace()).isPresent())
            .reduce(chain.get(0), (outer, inner) -> inner);
    return "Your code threw " + name(root) + " at " + StudentCode.place(at) + detail(root);
  }

  private static String strange(Throwable thrown) {
    return name(thrown) + where(thrown) + detail(thrown);
  }

  private static String where(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return stack.length == 0 ? "" : " at " + StudentCode.place(stack[0]);
  }

  private static String detail(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? "." : ": " + message;
  }

  private static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? thrown.getClass().getName() : name;
  }
}
