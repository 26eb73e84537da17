package live.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. jbang compiles all modules at once, so only this keeps them apart there. */
@AnalyzeClasses(
    packages = {"lab", "runner", "live"},
    importOptions = DoNotIncludeTests.class)
class DirectionsTest {

  @ArchTest
  static final ArchRule lab_and_runner_do_not_know_the_page =
      noClasses()
          .that()
          .resideInAnyPackage("lab..", "runner..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("live..");

  @ArchTest
  static final ArchRule the_page_does_not_know_the_grader =
      noClasses()
          .that()
          .resideInAPackage("live..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("grader..");

  @ArchTest
  static final ArchRule only_the_command_knows_the_command_line =
      noClasses()
          .that()
          .resideInAPackage("live..")
          .and()
          .resideOutsideOfPackage("live.cli")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("live.cli..", "runner.cli..", "picocli..");

  @ArchTest
  static final ArchRule a_room_does_not_know_who_watches =
      noClasses()
          .that()
          .resideInAnyPackage("live.room", "live.program", "live.recording")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("live.web..", "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule no_two_packages_know_each_other =
      slices().matching("live.(*)").should().beFreeOfCycles();
}
