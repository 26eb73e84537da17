package live.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a browser asks for, and the answer to it. */
record Request(HttpExchange exchange) {
  /** Header with the key: another site's page can't send it without being asked for leave. */
  static final String KEY = "X-Workbook-Key";

  private static final int LONGEST_BODY = 4096;

  String path() {
    return exchange.getRequestURI().getPath();
  }

  boolean is(String method) {
    return exchange.getRequestMethod().equals(method);
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** Fields of the address, such as {@code key=abc}. */
  Map<String, String> query() {
    String query = exchange.getRequestURI().getRawQuery();
    return fields(query == null ? "" : query);
  }

  /** Fields of the body, written as a form; of a longer one the first 4 KiB. */
  Map<String, String> form() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
    return fields(new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split("&")) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      return "";
    }
  }

  /** What every answer tells the browser: run and show nothing but what comes from here. */
  void protect() {
    var headers = exchange.getResponseHeaders();
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
            + " data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
  }

  void answer(int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  void answer(int status, String sentence) throws IOException {
    answer(status, "text/plain; charset=utf-8", sentence.getBytes(StandardCharsets.UTF_8));
  }
}
