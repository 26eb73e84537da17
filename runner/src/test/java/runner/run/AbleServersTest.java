package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lab.backend.Ability;
import lab.backend.Backend;
import lab.backend.BackendKind;
import lab.backend.Backends;
import lab.backend.Progress;
import lab.backend.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.report.Ink;
import runner.report.TextReport;

/** A chapter with a step that needs more than the chosen servers can. */
class AbleServersTest {
  private static final String NOTE =
      "Step 2 ran on embedded servers, because the chosen ones can't lose their power.";

  private static final String TEST =
      """
      package ch00_zero;

      import lab.backend.Ability;
      import lab.junit.Chapter;
      import lab.junit.Step;
      import lab.redis.Redis;
      import org.junit.jupiter.api.Nested;
      import org.junit.jupiter.api.Test;

      @Chapter(id = "zero", title = "ports", minutes = 5)
      class AdderTest {
        @Nested @Step(value = 1, title = "uses the servers", points = 1)
        class Uses {
          @Test void says_where(Redis redis) {
            System.out.println(redis.admin().configGet("port").get("port"));
          }
        }

        @Nested @Step(value = 2, title = "cuts the power", points = 1, needs = Ability.POWER_CUT)
        class Cuts {
          @Test void says_where(Redis redis) {
            System.out.println(redis.admin().configGet("port").get("port"));
          }
        }
      }
      """;

  @TempDir Path folder;

  private final String before = System.getProperty(Backends.SERVERS, "");
  private Backend backend;

  @BeforeEach
  void start() {
    backend = BackendKind.EMBEDDED.start(Progress.NONE);
  }

  @AfterEach
  void end() {
    System.setProperty(Backends.SERVERS, before);
    backend.close();
  }

  @Test
  void the_step_runs_on_embedded_servers_and_the_reader_is_told() {
    ChapterResult result = on(able(Set.of(Ability.TIME_TRAVEL)));

    assertThat(result.passed()).isTrue();
    assertThat(port(result, 0)).isEqualTo(backend.servers().redisPort());
    assertThat(port(result, 1)).isNotEqualTo(backend.servers().redisPort());
    assertThat(report(result)).contains("  " + NOTE);
  }

  @Test
  void where_the_servers_can_nothing_is_said() {
    ChapterResult result = on(able(Set.of(Ability.TIME_TRAVEL, Ability.POWER_CUT)));

    assertThat(port(result, 1)).isEqualTo(backend.servers().redisPort());
    assertThat(result.notes()).isEmpty();
  }

  private Servers able(Set<Ability> abilities) {
    Servers all = backend.servers();
    return new Servers(
        all.redisHost(),
        all.redisPort(),
        all.redisAdmin(),
        all.redisStudent(),
        all.redisDatabase(),
        all.postgresHost(),
        all.postgresPort(),
        all.postgresAdmin(),
        all.postgresStudent(),
        all.postgresDatabase(),
        all.first(),
        abilities);
  }

  private ChapterResult on(Servers servers) {
    System.setProperty(Backends.SERVERS, servers.toLine());
    FakeCourse fake = FakeCourse.in(folder);
    fake.save("exercises/src/ch00_zero/AdderTest.java", TEST);
    try (Runner runner = new Runner(new ChosenServers(Progress.NONE), Limits.usual())) {
      return runner.lane(0).run(fake.zero(), fake.answer(FakeCourse.SOLUTION));
    }
  }

  private static int port(ChapterResult result, int step) {
    return Integer.parseInt(result.steps().get(step).output().strip());
  }

  private List<String> report(ChapterResult result) {
    return new TextReport(FakeCourse.in(folder).course(), new Ink(false), "./workbook").of(result);
  }
}
