package grader.sandbox;

import grader.runtime.SlimJava;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import lab.backend.Program;
import runner.run.Sandbox;
import runner.trouble.CommandError;
import runner.trouble.MachineLacks;

/** Finds the sandbox that a command asks for. */
public final class Isolations {
  /** The trial has ended by itself: no process has this number. */
  private static final long NOBODY = Integer.MAX_VALUE;

  private final String image;

  /** Why each that was tried does not work here, as sentences. */
  private final List<String> lacking = new ArrayList<>();

  /**
   * A search on this machine.
   *
   * @param image of Docker, with a C library that this Java runs on; must be there already
   */
  public Isolations(String image) {
    this.image = image;
  }

  /**
   * Sees to it that a sandbox is not asked for and forbidden.
   *
   * @throws CommandError if it is
   */
  public static void check(String wish, boolean required) {
    if (required && wish.equals("none")) {
      throw new CommandError(
          "--require-sandbox asks for a sandbox and --sandbox none for none: leave out one of"
              + " them.");
    }
  }

  /**
   * The sandbox of this name, tried out.
   *
   * @param wish none, bwrap, docker, or auto for the first of bwrap and docker that works
   * @param required whether auto may not come down to none
   * @throws CommandError if there is no such kind, or none is required to be one
   * @throws MachineLacks if it does not work here
   */
  public Isolation find(String wish, boolean required) {
    check(wish, required);
    Isolation found =
        switch (wish) {
          case "none" -> Isolation.NONE;
          case "bwrap" -> bubblewrap();
          case "docker" -> docker();
          case "auto" -> any();
          default ->
              throw new CommandError(
                  "--sandbox must be none, bwrap, docker or auto, but was " + wish + ".");
        };
    if (found == Isolation.NONE && (required || !wish.equals("none") && !wish.equals("auto"))) {
      throw new MachineLacks(
          "No sandbox that was asked for works here. " + String.join(" ", lacking));
    }
    return found;
  }

  /** Why those that were tried do not work; empty if none was tried or all worked. */
  public List<String> lacking() {
    return List.copyOf(lacking);
  }

  private Isolation any() {
    Isolation first = bubblewrap();
    return first == Isolation.NONE ? docker() : first;
  }

  private Isolation bubblewrap() {
    return tried("bwrap", Bubblewrap.PROGRAM, () -> new Bubblewrap(User.ofWorkers()));
  }

  private Isolation docker() {
    return tried("docker", Docker.PROGRAM, () -> new Docker(User.ofWorkers(), image));
  }

  /** It, if a Java starts in it; else none. */
  private Isolation tried(String name, String program, Supplier<Isolation> kind) {
    if (Program.find(program).isEmpty()) {
      lacking.add(name + ": there is no program " + program + " on the PATH.");
      return Isolation.NONE;
    }
    Isolation isolation;
    try {
      isolation = kind.get();
    } catch (UncheckedIOException unable) {
      lacking.add(name + ": " + ended(String.valueOf(unable.getMessage())));
      return Isolation.NONE;
    }
    Sandbox.Enclosed trial =
        isolation.showing(List.of()).around(List.of(SlimJava.found().program(), "-version"));
    Program end = Program.run(Path.of("/"), trial.command(), Map.of());
    trial.end().accept(NOBODY);
    if (end.worked()) {
      return isolation;
    }
    isolation.close();
    lacking.add(told(name, end.output()));
    return Isolation.NONE;
  }

  private String told(String name, String output) {
    if (output.contains("No such image")) {
      return name + ": the image " + image + " is not here: docker pull " + image + ".";
    }
    String first = output.strip().lines().findFirst().orElse("it fails");
    return name + ": " + ended(Pattern.compile("^\\w+: ").matcher(first).replaceFirst(""));
  }

  /** A sentence with an end, but not with two. */
  private static String ended(String sentence) {
    return sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
  }
}
