package slides.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. jbang compiles all modules at once, so only this keeps them apart there. */
@AnalyzeClasses(
    packages = {"lab", "runner", "grader", "slides"},
    importOptions = DoNotIncludeTests.class)
class DirectionsTest {

  @ArchTest
  static final ArchRule nobody_knows_the_slides =
      noClasses()
          .that()
          .resideOutsideOfPackage("slides..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("slides..");

  @ArchTest
  static final ArchRule slides_do_not_know_the_grader =
      noClasses()
          .that()
          .resideInAPackage("slides..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("grader..");

  @ArchTest
  static final ArchRule only_the_command_knows_the_command_line =
      noClasses()
          .that()
          .resideInAPackage("slides..")
          .and()
          .resideOutsideOfPackages("slides.cli", "slides.shell")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("slides.cli..", "runner.cli..", "picocli..");

  @ArchTest
  static final ArchRule decks_are_read_without_knowing_how_they_look =
      noClasses()
          .that()
          .resideInAPackage("slides.deck")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("slides.page..", "slides.code..", "slides.figure..", "runner.run..");

  @ArchTest
  static final ArchRule no_two_packages_know_each_other =
      slices().matching("slides.(*)").should().beFreeOfCycles();
}
