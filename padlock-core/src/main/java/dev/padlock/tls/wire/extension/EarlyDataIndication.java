package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The empty `early_data` by which a client announces early data and a server accepts it
/// (RFC 9846 §4.3.10).
///
///     struct {} Empty;
public record EarlyDataIndication() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.EARLY_DATA;
  }

  static EarlyDataIndication read(ByteReader in) throws TlsException {
    return new EarlyDataIndication();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
