package grader.sandbox;

import java.nio.file.Path;
import java.util.List;
import runner.run.Sandbox;

/** A way to run workers so that they reach nothing of this machine but what they need. */
public interface Isolation extends AutoCloseable {
  /** Workers run as any other program of this user. */
  Isolation NONE =
      new Isolation() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public Sandbox showing(List<Path> classes) {
          return Sandbox.NONE;
        }

        @Override
        public void close() {}
      };

  /** As the command line and the reports call it. */
  String name();

  /**
   * A sandbox in which these folders can be read, beside what every worker reads.
   *
   * @param classes folders of compiled classes
   */
  Sandbox showing(List<Path> classes);

  /** Removes what was made for it; no worker of it runs any more. */
  @Override
  void close();
}
