package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;

/// How a pre-shared key may be used (RFC 9846 §4.3.9).
///
///     enum { psk_ke(0), psk_dhe_ke(1), (255) } PskKeyExchangeMode;
public record PskKeyExchangeMode(int code) {

  public static final PskKeyExchangeMode PSK_KE = new PskKeyExchangeMode(0);
  public static final PskKeyExchangeMode PSK_DHE_KE = new PskKeyExchangeMode(1);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          00 psk_ke
          01 psk_dhe_ke
          """);

  public PskKeyExchangeMode {
    CodePointNames.requireBytes(code, 1);
  }

  public static PskKeyExchangeMode read(ByteReader in) throws TlsException {
    return new PskKeyExchangeMode(in.uint8());
  }

  public void write(ByteWriter out) {
    out.uint8(code);
  }

  public boolean isGrease() {
    return Grease.isPskKeyExchangeMode(code);
  }

  /// For example `psk_dhe_ke`.
  @Override
  public String toString() {
    return isGrease() ? "GREASE " + NAMES.of(code) : NAMES.of(code);
  }
}
