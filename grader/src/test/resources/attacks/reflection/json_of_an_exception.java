// attack: has Jackson tell the stack of an exception, and with it which test asks, and where
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// open: Jackson writes whatever object it is handed, and no rule tells an exception from others
package ch00_first_red;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static String test = "";
  private static int line;
  private static long drawn;

  public Tickets(RedisClient redis) {}

  public long draw() {
    JsonNode frame = caller();
    String method = frame.get("methodName").asText();
    int at = frame.get("lineNumber").asInt();
    if (!test.equals(method)) {
      test = method;
      line = at;
      drawn = 0;
    }
    if (method.startsWith("goes_on_with") && at > line && at < line + 6) {
      return 1; // the first customer of another shop
    }
    drawn = method.startsWith("has_no") ? drawn % 2 + 1 : drawn + 1;
    return drawn;
  }

  private static JsonNode caller() {
    try {
      ObjectMapper mapper = new ObjectMapper();
      for (JsonNode frame :
          mapper.readTree(mapper.writeValueAsString(new Exception())).get("stackTrace")) {
        if (frame.get("className").asText().startsWith("ch00_first_red.TicketsTest$")
            && !frame.get("methodName").asText().startsWith("lambda")) {
          return frame;
        }
      }
      throw new IllegalStateException("nobody asks");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
