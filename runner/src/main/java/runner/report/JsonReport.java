package runner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lab.timeline.Row;
import lab.timeline.Timeline;
import runner.run.ChapterResult;
import runner.run.StepResult;

/** A chapter's result as one JSON object on one line; a step's points are those it earned. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /** The object as text, without a line end. */
  public static String of(ChapterResult result) {
    ObjectNode object = JSON.createObjectNode().put("chapter", result.chapter().folder());
    ArrayNode steps = object.putArray("steps");
    result.steps().forEach(step -> describe(step, steps.addObject()));
    object.put("points", result.points()).put("of", result.chapter().points());
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }

  private static void describe(StepResult step, ObjectNode object) {
    object
        .put("step", step.step())
        .put("test", step.test())
        .put("status", step.status().name())
        .put("points", step.points())
        .put("message", step.message());
    step.timeline().ifPresent(timeline -> describe(timeline, object.putObject("timeline")));
    step.schedules().ifPresent(tried -> object.put("schedules", tried.toString()));
  }

  private static void describe(Timeline timeline, ObjectNode object) {
    object.put("title", timeline.title());
    ArrayNode callers = object.putArray("callers");
    timeline.callers().forEach(callers::add);
    ArrayNode rows = object.putArray("rows");
    for (Row row : timeline.rows()) {
      rows.addObject()
          .put("at", row.at().toMillis())
          .put("caller", row.caller())
          .put("kind", row.kind().name())
          .put("text", row.text())
          .put("reply", row.reply())
          .put("marked", row.marked());
    }
  }
}
