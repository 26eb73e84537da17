package lab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts a stream of bytes into whole frames of the Redis protocol (RESP 2 and 3), wherever the
 * writes that carry them begin and end.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">the protocol</a>
 */
final class Frames {
  private byte[] bytes = new byte[512];
  private int size;

  /** Takes more bytes. */
  void add(byte[] from, int offset, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    }
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Returns the frames that are complete, and keeps the rest. */
  List<byte[]> complete() {
    List<byte[]> frames = new ArrayList<>();
    int start = 0;
    for (int end = end(start); end > 0; end = end(start)) {
      frames.add(Arrays.copyOfRange(bytes, start, end));
      start = end;
    }
    System.arraycopy(bytes, start, bytes, 0, size - start);
    size -= start;
    return frames;
  }

  /** Index after the frame that begins at the given one; −1 if it is not complete. */
  private int end(int from) {
    int line = lineEnd(from);
    if (line < 0) {
      return -1;
    }
    return switch (bytes[from]) {
      case '$', '=', '!' -> bulkEnd(line, number(from, line));
      case '*', '~', '>' -> elementsEnd(line, number(from, line));
      case '%' -> elementsEnd(line, 2 * number(from, line));
      case '|' -> attributedEnd(line, number(from, line));
      default -> line;
    };
  }

  private int bulkEnd(int line, long length) {
    long end = length < 0 ? line : line + length + 2;
    return end > size ? -1 : (int) end;
  }

  private int elementsEnd(int line, long count) {
    int end = line;
    for (long i = 0; i < count && end > 0; i++) {
      end = end(end);
    }
    return end;
  }

  /** An attribute is followed by the reply that it describes; both are one frame. */
  private int attributedEnd(int line, long count) {
    int end = elementsEnd(line, 2 * count);
    return end < 0 ? -1 : end(end);
  }

  private int lineEnd(int from) {
    for (int i = from; i + 1 < size; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i + 2;
      }
    }
    return -1;
  }

  private long number(int from, int line) {
    return number(bytes, from + 1, line - 2);
  }

  private static long number(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    long number = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      number = number * 10 + (bytes[i] - '0');
    }
    return negative ? -number : number;
  }

  /** The bulk strings and numbers that stand directly in an array or push frame, as bytes. */
  static List<byte[]> elements(byte[] frame) {
    return whole(frame).stream().map(Frames::content).toList();
  }

  /** The number under this name in a map, or in a list that alternates names and values. */
  static OptionalLong number(byte[] frame, String name) {
    if (frame[0] != '%' && frame[0] != '*') {
      return OptionalLong.empty();
    }
    List<byte[]> elements = elements(frame);
    for (int i = 0; i + 1 < elements.size(); i += 2) {
      if (name.equals(new String(elements.get(i), UTF_8))) {
        byte[] number = elements.get(i + 1);
        return OptionalLong.of(number(number, 0, number.length));
      }
    }
    return OptionalLong.empty();
  }

  /** A reply as somebody would write it down: {@code nil}, {@code OK}, {@code [a, nil]}. */
  static String told(byte[] frame) {
    return switch (frame[0]) {
      case '$', '=', '!' -> frame[1] == '-' ? "nil" : new String(content(frame), UTF_8);
      case '_' -> "nil";
      case '*', '~', '>', '%' ->
          frame[1] == '-' ? "nil" : whole(frame).stream().map(Frames::told).toList().toString();
      default -> new String(frame, 1, firstLine(frame) - 3, UTF_8);
    };
  }

  private static List<byte[]> whole(byte[] frame) {
    Frames inside = new Frames();
    int line = firstLine(frame);
    inside.add(frame, line, frame.length - line);
    return inside.complete();
  }

  private static byte[] content(byte[] element) {
    int line = firstLine(element);
    return "$=!".indexOf(element[0]) >= 0 && element.length > line
        ? Arrays.copyOfRange(element, line, element.length - 2)
        : Arrays.copyOfRange(element, 1, line - 2);
  }

  private static int firstLine(byte[] frame) {
    for (int i = 0; i + 1 < frame.length; i++) {
      if (frame[i] == '\r' && frame[i + 1] == '\n') {
        return i + 2;
      }
    }
    throw new IllegalArgumentException("not a whole frame");
  }
}
