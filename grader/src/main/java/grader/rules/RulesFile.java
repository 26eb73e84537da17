package grader.rules;

import grader.rules.Rules.Rule;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

/** Understands {@code grading.yaml}: each mistake in it is an error that names the line. */
final class RulesFile {
  private static final String LATE = "late";
  private static final String DUE = "due";
  private static final String CHAPTERS = "chapters";
  private static final String WEIGHT = "weight";

  private final Course course;

  RulesFile(Course course) {
    this.course = course;
  }

  Rules read(Path file) {
    Section all = Section.of(file).only(LATE, DUE, CHAPTERS);
    Map<String, Rule> rules = new LinkedHashMap<>();
    all.section(CHAPTERS).ifPresent(chapters -> chapters(chapters, rules));
    return new Rules(
        all.text(LATE).map(at -> late(all, at)).orElse(0), due(all), Map.copyOf(rules));
  }

  private void chapters(Section chapters, Map<String, Rule> rules) {
    for (ScalarNode key : chapters.keys()) {
      Chapter chapter = chapter(chapters, key);
      Section own = chapters.section(key.getValue()).orElseThrow().only(WEIGHT, DUE);
      double weight = own.text(WEIGHT).map(at -> weight(own, at)).orElse(Rule.USUAL.weight());
      if (rules.put(chapter.folder(), new Rule(weight, due(own))) != null) {
        throw chapters.wrong(key, key.getValue() + " is a chapter that stands above already.");
      }
    }
  }

  private Chapter chapter(Section chapters, ScalarNode key) {
    try {
      return course.find(key.getValue());
    } catch (CommandError unknown) {
      throw chapters.wrong(key, String.valueOf(unknown.getMessage()));
    }
  }

  private static double weight(Section section, ScalarNode at) {
    try {
      double weight = Double.parseDouble(at.getValue());
      if (weight >= 0 && Double.isFinite(weight)) {
        return weight;
      }
    } catch (NumberFormatException noNumber) {
      // told below
    }
    throw section.mustBe(at, WEIGHT, "a number of at least 0, as in 1.5");
  }

  private static int late(Section section, ScalarNode at) {
    if (at.getValue().matches("\\d{1,2}|100")) {
      return Integer.parseInt(at.getValue());
    }
    throw section.mustBe(at, LATE, "the per cent that a day costs, a whole number from 0 to 100");
  }

  private static @Nullable OffsetDateTime due(Section section) {
    return section
        .text(DUE)
        .map(at -> Rules.date(at.getValue()).orElseThrow(() -> section.mustBe(at, DUE, Rules.DATE)))
        .orElse(null);
  }
}
