package grader.cli;

import grader.sandbox.Isolation;
import grader.sandbox.Isolations;
import java.util.function.Consumer;
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

  /** {@link CommandError} if they contradict each other. */
  void check() {
    Isolations.check(kind, required);
  }

  /** The sandbox to use, tried out; says if there is none, and why auto found none. */
  Isolation find(Consumer<String> say) {
    Isolations isolations = new Isolations(image);
    Isolation found = isolations.find(kind, required);
    if (found == Isolation.NONE) {
      String why = String.join(" ", isolations.lacking());
      say.accept(("No sandbox: nothing contains what gets past the policy. " + why).strip());
    }
    return found;
  }
}
