package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// How large a protected record the sender is willing to receive (RFC 8449 §4).
///
///     uint16 RecordSizeLimit;
public record RecordSizeLimit(int recordSizeLimit) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.RECORD_SIZE_LIMIT;
  }

  static RecordSizeLimit read(ByteReader in) throws TlsException {
    return new RecordSizeLimit(in.uint16());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint16(recordSizeLimit);
  }
}
