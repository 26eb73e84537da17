package runner.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the reader's own code in stack traces: classes of the chapter's package that are neither
 * its tests nor its demo.
 */
record StudentCode(String packageName) {

  /** The innermost frame of the reader's code. */
  Optional<StackTraceElement> frame(StackTraceElement[] stack) {
    return Arrays.stream(stack).filter(this::isStudents).findFirst();
  }

  /** The frame nearest to the root cause that is the reader's. */
  Optional<StackTraceElement> frame(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    Collections.reverse(chain);
    return chain.stream().flatMap(link -> frame(link.getStackTrace()).stream()).findFirst();
  }

  /** A throwable and its causes, each once. */
  static List<Throwable> chain(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = thrown; link != null && seen.add(link); link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }

  /** One line for each place at which threads of the reader's code stand. */
  String places(Map<Thread, StackTraceElement[]> stacks) {
    Map<String, Integer> places = new LinkedHashMap<>();
    stacks.forEach(
        (thread, stack) ->
            frame(stack)
                .or(() -> test(stack))
                .ifPresent(f -> places.merge(place(f) + doing(thread), 1, Integer::sum)));
    StringBuilder text = new StringBuilder();
    places.forEach(
        (place, n) ->
            text.append(n == 1 ? "1 thread" : n + " threads")
                .append(" at ")
                .append(place)
                .append('\n'));
    return text.toString().stripTrailing();
  }

  /** For example "ProductPages.java:31, in find". */
  static String place(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber() + ", in " + method(frame);
  }

  private boolean isStudents(StackTraceElement frame) {
    return ofChapter(frame)
        && !topLevel(frame).endsWith("Test")
        && !topLevel(frame).equals(packageName + ".Demo");
  }

  private Optional<StackTraceElement> test(StackTraceElement[] stack) {
    return Arrays.stream(stack).filter(this::ofChapter).findFirst();
  }

  private boolean ofChapter(StackTraceElement frame) {
    return frame.getClassName().startsWith(packageName + ".");
  }

  private static String topLevel(StackTraceElement frame) {
    String name = frame.getClassName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static String method(StackTraceElement frame) {
    String name = frame.getMethodName();
    if (name.equals("<init>")) {
      return "the constructor";
    } else if (name.equals("<clinit>")) {
      return "the static initialiser";
    }
    return name.startsWith("lambda$") ? name.split("\\$")[1] : name;
  }

  private static String doing(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED -> " (waiting for a lock)";
      case WAITING -> " (waiting)";
      case TIMED_WAITING -> " (waiting on the machine's own clock)";
      default -> " (running)";
    };
  }
}
