package grader.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. jbang compiles all modules at once, so only this keeps them apart there. */
@AnalyzeClasses(
    packages = {"lab", "runner", "grader"},
    importOptions = DoNotIncludeTests.class)
class DirectionsTest {

  @ArchTest
  static final ArchRule lab_and_runner_do_not_know_the_grader =
      noClasses()
          .that()
          .resideInAnyPackage("lab..", "runner..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("grader..");

  @ArchTest
  static final ArchRule only_the_command_knows_the_command_line =
      noClasses()
          .that()
          .resideInAPackage("grader..")
          .and()
          .resideOutsideOfPackage("grader.cli")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("grader.cli..", "runner.cli..", "picocli..");

  @ArchTest
  static final ArchRule reports_know_the_gradebook_and_not_how_it_came_about =
      noClasses()
          .that()
          .resideInAPackage("grader.report")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "grader.grading..", "grader.judge..", "grader.intake..", "runner.run..");

  @ArchTest
  static final ArchRule no_two_packages_know_each_other =
      slices().matching("grader.(*)").should().beFreeOfCycles();
}
