package grader.cli;

import grader.sandbox.Isolation;
import grader.sandbox.Isolations;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** In which sandbox answers run. */
final class SandboxOptions {
  @Option(
      names = "--sandbox",
      paramLabel = "KIND",
      defaultValue = "auto",
      description =
          "none, bwrap or docker; auto takes the first of bwrap and docker that works here, and the "
              + "reports say which. That is the default.")
  private String kind;

  @Option(names = "--require-sandbox", description = "Grade nothing if no sandbox works here.")
  private boolean required;

  @Option(
      names = "--sandbox-image",
      paramLabel = "IMAGE",
      defaultValue = "debian:12-slim",
      description =
          "For docker: an image of the same kind of system as this machine, pulled already. It lends "
              + "its system; Java and the tests are those of this machine. ${DEFAULT-VALUE} if left "
              + "out.")
  private String image;

  /** The sandbox to use, tried out; says on {@code err} why there is none, if auto found none. */
  Isolation find(PrintStream err) {
    Isolations isolations = new Isolations(image);
    Isolation found = isolations.find(kind, required);
    if (found == Isolation.NONE && !isolations.lacking().isEmpty()) {
      err.println("No sandbox beside the policy. " + String.join(" ", isolations.lacking()));
    }
    return found;
  }
}
