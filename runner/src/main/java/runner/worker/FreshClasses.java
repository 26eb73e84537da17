package runner.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.function.Consumer;
import runner.protocol.Message;

/** A piece of work with classes that no other has seen, whose traces are removed afterwards. */
final class FreshClasses {
  private FreshClasses() {}

  /**
   * Does the work, and tells the parent whether this worker is as it was.
   *
   * @param classes folders of the compiled chapter, as a class path
   */
  static void with(String classes, Wire wire, Consumer<ClassLoader> work) {
    ClassLoader former = Thread.currentThread().getContextClassLoader();
    Defaults defaults = Defaults.now();
    try (URLClassLoader chapter = JobRun.loader(classes)) {
      Leftovers leftovers = new Leftovers(chapter);
      Thread.currentThread().setContextClassLoader(chapter);
      work.accept(chapter);
      wire.send(new Message.Done(leftovers.none()));
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    } finally {
      Thread.currentThread().setContextClassLoader(former);
      defaults.restore();
      Thread.interrupted(); // what the program left behind must not meet the next one
    }
  }
}
