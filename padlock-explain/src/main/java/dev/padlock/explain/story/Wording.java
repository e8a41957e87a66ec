package dev.padlock.explain.story;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.CipherSuite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How values are written for people.
public final class Wording {

  private static final Pattern UNNAMED = Pattern.compile("0x[0-9A-F]+");

  private Wording() {}

  /// For example `12.3 ms`.
  public static String time(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f ms", elapsed.toNanos() / 1e6);
  }

  /// For example `1,494`.
  public static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// For example `1,494 bytes`.
  public static String bytes(long count) {
    return count(count, "byte");
  }

  /// For example `1 round trip` or `2 round trips`.
  public static String count(long count, String thing) {
    return number(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /// For example `AES-128-GCM`; a suite of TLS 1.2 keeps its full name.
  public static String cipher(CipherSuite suite) {
    return switch (suite.code()) {
      case 0x1301 -> "AES-128-GCM";
      case 0x1302 -> "AES-256-GCM";
      case 0x1303 -> "ChaCha20-Poly1305";
      default -> suite.toString();
    };
  }

  /// What protects a message, for example `handshake key`.
  static String protection(KeyStage stage) {
    return switch (stage) {
      case PLAINTEXT -> "not encrypted";
      case EARLY_DATA -> "early data key";
      case HANDSHAKE -> "handshake key";
      case APPLICATION -> "application key";
    };
  }

  /// Bytes that are meant to be text, for example a protocol's name.
  static String text(Opaque bytes) {
    return printable(new String(bytes.toArray(), StandardCharsets.UTF_8));
  }

  /// A name in bytes: as text where it is harmless text, else in hex.
  static String identity(Opaque identity) {
    String text = new String(identity.toArray(), StandardCharsets.UTF_8);
    boolean isText =
        Opaque.wrap(text.getBytes(StandardCharsets.UTF_8)).equals(identity)
            && printable(text).equals(text);
    return isText ? text : identity.hex();
  }

  /// Text of a stranger that can do nothing to a terminal.
  static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(isHarmless(c) ? c : '?'));
    return safe.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /// A list of code points: reserved values (RFC 8701) are only noted at the end, unknown ones are
  /// called so.
  static String list(List<?> values) {
    List<String> meant = new ArrayList<>();
    int grease = 0;
    for (Object value : values) {
      String name = value.toString();
      if (name.startsWith("GREASE")) {
        grease++;
      } else {
        meant.add(UNNAMED.matcher(name).matches() ? name + " (unknown)" : name);
      }
    }
    String list = meant.isEmpty() ? "none" : String.join(", ", meant);
    return grease == 0 ? list : list + " (and GREASE)";
  }

  /// Breaks between words; a word that is longer than a line is broken anywhere.
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (line.isEmpty() && rest.length() > width) {
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
