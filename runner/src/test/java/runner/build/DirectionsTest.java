package runner.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Who may use whom. A reader of one package need not open those that it does not name here. */
@AnalyzeClasses(
    packages = {"lab", "runner"},
    importOptions = DoNotIncludeTests.class)
class DirectionsTest {

  @ArchTest
  static final ArchRule the_lab_does_not_know_the_runner =
      noClasses().that().resideInAPackage("lab..").should(knowAnyOf("runner.."));

  @ArchTest
  static final ArchRule time_callers_chance_story_and_timeline_know_no_servers =
      noClasses()
          .that()
          .resideInAnyPackage("lab.time", "lab.callers", "lab.chance", "lab.story", "lab.timeline")
          .should(
              knowAnyOf(
                  "lab.backend..",
                  "lab.junit..",
                  "lab.node..",
                  "lab.origin..",
                  "lab.redis..",
                  "lab.shop..",
                  "lab.tap..",
                  "java.sql..",
                  "javax.sql..",
                  "redis.clients..",
                  "org.postgresql.."));

  @ArchTest
  static final ArchRule a_backend_knows_servers_and_what_to_put_in_them =
      classes()
          .that()
          .resideInAPackage("lab.backend")
          .should()
          .onlyDependOnClassesThat(
              JavaClass.Predicates.resideOutsideOfPackages("lab..", "runner..")
                  .or(JavaClass.Predicates.resideInAnyPackage("lab.backend", "lab.shop")));

  @ArchTest
  static final ArchRule the_tap_knows_no_database =
      noClasses()
          .that()
          .resideInAPackage("lab.tap")
          .should(knowAnyOf("lab.origin..", "lab.shop..", "java.sql..", "javax.sql.."));

  @ArchTest
  static final ArchRule only_the_extension_knows_junit =
      noClasses()
          .that()
          .resideInAPackage("lab..")
          .and()
          .resideOutsideOfPackage("lab.junit")
          .should(knowAnyOf("lab.junit..", "org.junit.."));

  @ArchTest
  static final ArchRule a_worker_knows_the_protocol_and_not_its_parent =
      noClasses()
          .that()
          .resideInAnyPackage("runner.worker", "runner.protocol")
          .should(
              knowAnyOf(
                  "runner.cli..",
                  "runner.compile..",
                  "runner.progress..",
                  "runner.report..",
                  "runner.run..",
                  "runner.selfcheck..",
                  "runner.watch.."));

  @ArchTest
  static final ArchRule only_the_commands_know_the_command_line =
      noClasses()
          .that()
          .resideInAPackage("runner..")
          .and()
          .resideOutsideOfPackage("runner.cli")
          .should(knowAnyOf("runner.cli..", "picocli.."));

  @ArchTest
  static final ArchRule no_two_packages_know_each_other =
      slices().assignedFrom(new Packages()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_say_what_they_do =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..helper..", "..manager..", "..impl..", "..common..");

  private static ArchCondition<JavaClass> knowAnyOf(String... packages) {
    return ArchConditions.dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(packages));
  }

  /** Each package is a slice; the shop and its origin are one idea in two packages. */
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return SliceIdentifier.of(name.equals("lab.origin") ? "lab.shop" : name);
    }

    @Override
    public String getDescription() {
      return "every package, and the shop with its origin";
    }
  }
}
