package runner.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.demo.Recording;
import runner.trouble.Broken;

/** Writes and reads recordings; the same recording is the same text on every machine. */
public final class RecordingText {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Rounded())
                  .addSerializer(Double.TYPE, new Rounded()));

  private RecordingText() {}

  /** A recording as JSON: objects on lines of their own, numbers with at most six digits. */
  public static String of(Recording recording) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(recording) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a recording is plain data", impossible);
    }
  }

  /**
   * Reads what {@link #of} made.
   *
   * @throws Broken if it is no recording
   */
  public static Recording parse(String text) {
    try {
      return JSON.readValue(text, Recording.class);
    } catch (JsonProcessingException wrong) {
      throw new Broken("it is no recording: " + wrong.getOriginalMessage());
    }
  }

  /**
   * Reads a file.
   *
   * @throws Broken if it is no recording, or can't be read
   */
  public static Recording read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new Broken(file + " can't be read: " + unreadable.getMessage());
    }
  }

  /** Numbers without the digits that nobody measured. */
  private static final class Rounded extends JsonSerializer<Double> {
    private static final MathContext DIGITS = new MathContext(6);

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      BigDecimal rounded = new BigDecimal(value, DIGITS).stripTrailingZeros();
      out.writeNumber(rounded.toPlainString());
    }
  }
}
