///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES Deps.java
//MAIN grader.cli.Main

/** The command line as a jbang script: {@code jbang Workbook.java check}. */
final class Workbook {
  private Workbook() {}
}
