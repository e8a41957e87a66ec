package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// How many bytes of early data a ticket allows: `early_data` in a NewSessionTicket
/// (RFC 9846 §4.3.10, §4.7.1).
///
///     struct {
///         uint32 max_early_data_size;
///     } EarlyDataIndication;
public record EarlyDataLimit(long maxEarlyDataSize) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.EARLY_DATA;
  }

  static EarlyDataLimit read(ByteReader in) throws TlsException {
    return new EarlyDataLimit(in.uint32());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint32(maxEarlyDataSize);
  }
}
