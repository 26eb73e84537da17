package runner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    for (StepResult step : result.steps()) {
      steps
          .addObject()
          .put("step", step.step())
          .put("test", step.test())
          .put("status", step.status().name())
          .put("points", step.points())
          .put("message", step.message());
    }
    object.put("points", result.points()).put("of", result.chapter().points());
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }
}
