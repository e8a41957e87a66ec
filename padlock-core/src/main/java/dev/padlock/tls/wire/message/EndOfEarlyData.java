package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// The client has sent all its early data (RFC 9846 §4.6).
///
///     struct {} EndOfEarlyData;
public record EndOfEarlyData() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.END_OF_EARLY_DATA;
  }

  static EndOfEarlyData read(ByteReader in) throws TlsException {
    return new EndOfEarlyData();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
