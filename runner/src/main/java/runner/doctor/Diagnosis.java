package runner.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * All findings together.
 *
 * @param backend where the servers would come from, as {@code LAB_BACKEND} names it
 * @param machine what was examined, in a few words
 */
public record Diagnosis(String backend, String machine, List<Finding> findings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether nothing is missing. */
  public boolean isWell() {
    return findings.stream().allMatch(Finding::isWell);
  }

  /**
   * One sentence that says enough by itself, for somebody who collects those of a room.
   *
   * @param well what to say where nothing is missing
   */
  public String sentence(String well) {
    if (isWell()) {
      return well + ": " + machine;
    }
    List<String> missing =
        findings.stream().filter(each -> !each.isWell()).map(Finding::subject).distinct().toList();
    boolean one = missing.size() == 1;
    return missing.size()
        + (one ? " thing is missing: " : " things are missing: ")
        + String.join(", ", missing)
        + " ("
        + machine
        + ")";
  }

  /**
   * One JSON object on one line:
   *
   * <pre>{@code
   * {"well": true, "backend": "embedded",
   *  "findings": [{"subject": "Java", "well": true, "state": "17.0.15, /usr/lib/jvm/...", "remedy": ""}]}
   * }</pre>
   *
   * <p>{@code remedy} is empty where {@code well} is true. A subject may come more than once.
   */
  public String json() {
    ObjectNode object = JSON.createObjectNode().put("well", isWell()).put("backend", backend);
    ArrayNode all = object.putArray("findings");
    for (Finding finding : findings) {
      all.addObject()
          .put("subject", finding.subject())
          .put("well", finding.isWell())
          .put("state", finding.state())
          .put("remedy", finding.remedy());
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }
}
