package dev.padlock.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request as RFC 9112 writes it, without its content: this server wants none.
///
/// @param target path and query as sent
/// @param minorVersion of HTTP/1.x
/// @param fields by name in lower case; repeated ones are joined with commas
record HttpRequest(String method, String target, int minorVersion, Map<String, String> fields) {

  private static final int LONGEST_LINE = 8192;
  private static final int LONGEST_HEAD = 32_768;
  private static final int MOST_FIELDS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([^\\x00-\\x20\\x7f]+) HTTP/([0-9])\\.([0-9])");

  /// RFC 9110 §5.5; the blanks at both ends are taken off afterwards, since a pattern that does so
  /// tries every way to share them out.
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++):([^\\x00-\\x08\\x0a-\\x1f\\x7f]*+)");

  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*(.*)");

  /// What is wrong with a request.
  static final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String reason;

    Unacceptable(int status, String reason) {
      super(reason, null, false, false);
      this.status = status;
      this.reason = reason;
    }

    String reason() {
      return reason;
    }

    int status() {
      return status;
    }
  }

  /// Reads the next request; empty where the client has said all.
  static Optional<HttpRequest> read(InputStream in) throws IOException, Unacceptable {
    Head head = new Head(in);
    String line = head.line(414);
    for (int blank = 0; line.isEmpty() && !head.ended && blank < 2; blank++) {
      line = head.line(414);
    }
    if (line.isEmpty() && head.ended) {
      return Optional.empty();
    }
    Matcher request = REQUEST_LINE.matcher(line);
    if (!request.matches()) {
      throw new Unacceptable(400, "The request line is not HTTP");
    }
    if (!request.group(3).equals("1")) {
      throw new Unacceptable(505, "This server speaks HTTP/1.1");
    }
    int minorVersion = request.group(4).equals("0") ? 0 : 1;
    Map<String, String> fields = fields(head);
    if (minorVersion == 1 && (!fields.containsKey("host") || fields.get("host").contains(","))) {
      throw new Unacceptable(400, "A request has exactly one Host field");
    }
    return Optional.of(
        new HttpRequest(request.group(1), path(request.group(2)), minorVersion, fields));
  }

  private static String path(String target) throws Unacceptable {
    Matcher absolute = ABSOLUTE.matcher(target);
    String path = absolute.matches() ? absolute.group(1) : target;
    if (!path.startsWith("/") && !path.isEmpty()) {
      throw new Unacceptable(400, "The target does not begin with a slash");
    }
    return path.isEmpty() ? "/" : path;
  }

  private static Map<String, String> fields(Head head) throws IOException, Unacceptable {
    Map<String, String> fields = new LinkedHashMap<>();
    int count = 0;
    for (String line = head.line(431); !line.isEmpty(); line = head.line(431)) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        throw new Unacceptable(400, "A header field is malformed");
      }
      if (++count > MOST_FIELDS) {
        throw new Unacceptable(431, "There are too many header fields");
      }
      String name = field.group(1).toLowerCase(Locale.ROOT);
      fields.merge(name, field.group(2).strip(), (a, b) -> a + ", " + b);
    }
    if (head.ended) {
      throw new Unacceptable(400, "The request ended in its header");
    }
    return fields;
  }

  /// Whether content follows, which nobody here reads: the connection then has to end.
  boolean hasContent() {
    return fields.containsKey("transfer-encoding")
        || !fields.getOrDefault("content-length", "0").equals("0");
  }

  /// Whether the client wants to ask more (RFC 9112 §9.3).
  boolean keepsAlive() {
    String connection = fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return minorVersion == 0 ? connection.contains("keep-alive") : !connection.contains("close");
  }

  boolean accepts(String type) {
    return fields.getOrDefault("accept", "").contains(type);
  }

  /// Lines within the bounds of one head, in size and in time.
  private static final class Head {
    private final InputStream in;
    private long begun;
    private int size;
    private boolean ended;

    Head(InputStream in) {
      this.in = in;
    }

    /// A line without its end.
    ///
    /// @param tooLong the status where it is too long
    String line(int tooLong) throws IOException, Unacceptable {
      byte[] line = new byte[256];
      int length = 0;
      while (true) {
        int octet = octet();
        if (octet < 0) {
          ended = true;
          break;
        }
        if (octet == '\n') {
          break;
        }
        if (octet == 0 || ++size > LONGEST_HEAD || length == LONGEST_LINE) {
          throw octet == 0
              ? new Unacceptable(400, "There is a zero byte in the header")
              : new Unacceptable(tooLong, "The header is too long");
        }
        line = length < line.length ? line : Arrays.copyOf(line, 2 * length);
        line[length++] = (byte) octet;
      }
      int text = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
      return new String(line, 0, text, StandardCharsets.ISO_8859_1);
    }

    private int octet() throws IOException {
      if (size > 0 && System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new SocketTimeoutException("The request took too long");
      }
      int octet = in.read();
      if (size == 0) {
        begun = System.nanoTime();
      }
      return octet;
    }
  }
}
