package dev.padlock.tls.wire;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// The registered names of one kind of code point. What no registry knows is shown as hexadecimal,
/// so that every value has a name worth printing.
final class CodePointNames {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Map<Integer, String> names;
  private final int digits;

  private CodePointNames(Map<Integer, String> names, int digits) {
    this.names = names;
    this.digits = digits;
  }

  /// A table of lines, each a code in hexadecimal, a space and a name. The digits of the first code
  /// say how wide this kind of code point is.
  static CodePointNames of(String table) {
    Map<Integer, String> names = new HashMap<>();
    table
        .lines()
        .forEach(line -> {
          int space = line.indexOf(' ');
          names.put(Integer.parseInt(line, 0, space, 16), line.substring(space + 1));
        });
    return new CodePointNames(Map.copyOf(names), table.indexOf(' '));
  }

  /// Refuses a code that does not fit its field: a mistake of the caller, never of a peer.
  static void requireBytes(int code, int width) {
    if (code >>> (8 * width) != 0) {
      throw new IllegalArgumentException("a code point of " + width + " bytes cannot be " + code);
    }
  }

  String of(int code) {
    String name = names.get(code);
    return name != null
        ? name
        : (isGrease(code) ? "GREASE 0x" : "0x") + HEX.toHexDigits(code, digits);
  }

  private boolean isGrease(int code) {
    return digits == 4 && Grease.isGrease(code);
  }
}
