package dev.padlock.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The example handshakes of RFC 8448, each a resource of lines `name = hexadecimal digits`.
public final class Rfc8448 {

  /// The traces of RFC 8448 §3 to §7.
  public static final List<String> TRACES =
      List.of(
          "simple-1rtt",
          "resumed-0rtt",
          "hello-retry-request",
          "client-authentication",
          "compatibility-mode");

  private final String trace;
  private final Map<String, Opaque> values;

  private Rfc8448(String trace, Map<String, Opaque> values) {
    this.trace = trace;
    this.values = values;
  }

  public static Rfc8448 trace(String trace) {
    return new Rfc8448(
        trace,
        lines(trace).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" = ", 2))
            .collect(
                Collectors.toMap(
                    line -> line[0],
                    line -> Opaque.ofHex(line[1]),
                    (a, b) -> a,
                    LinkedHashMap::new)));
  }

  /// The value with this name.
  public Opaque value(String name) {
    Opaque value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("RFC 8448 " + trace + " has no " + name);
    }
    return value;
  }

  public byte[] bytes(String name) {
    return value(name).toArray();
  }

  /// All values by name, in the order of the trace.
  public Map<String, Opaque> values() {
    return values;
  }

  private static List<String> lines(String trace) {
    try (InputStream in = Rfc8448.class.getResourceAsStream("/rfc8448/" + trace + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no trace " + trace);
      }
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
