package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;

/// A version of the protocol (RFC 9846 §4.3.1).
///
///     uint16 ProtocolVersion;
public record ProtocolVersion(int code) {

  public static final ProtocolVersion SSL_3_0 = new ProtocolVersion(0x0300);
  public static final ProtocolVersion TLS_1_0 = new ProtocolVersion(0x0301);
  public static final ProtocolVersion TLS_1_1 = new ProtocolVersion(0x0302);
  public static final ProtocolVersion TLS_1_2 = new ProtocolVersion(0x0303);
  public static final ProtocolVersion TLS_1_3 = new ProtocolVersion(0x0304);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          0300 SSL 3.0
          0301 TLS 1.0
          0302 TLS 1.1
          0303 TLS 1.2
          0304 TLS 1.3
          FEFC DTLS 1.3
          FEFD DTLS 1.2
          FEFF DTLS 1.0
          """);

  public ProtocolVersion {
    CodePointNames.requireBytes(code, 2);
  }

  public static ProtocolVersion read(ByteReader in) throws TlsException {
    return new ProtocolVersion(in.uint16());
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  public boolean isGrease() {
    return Grease.isGrease(code);
  }

  /// For example `TLS 1.3`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
