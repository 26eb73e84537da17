///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES Deps.java

import grader.cli.Grade;
import java.util.List;
import live.cli.Live;
import slides.cli.Slides;

/** The program behind {@code ./workbook}: the commands of the runner, and those of other modules. */
public final class Workbook {
  private Workbook() {}

  public static void main(String[] arguments) {
    runner.cli.Main.start(List.of(new Grade(), new Live(), new Slides()), arguments);
  }
}
