package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// How many tickets a server will send (RFC 9149 §3).
///
///     struct {
///         uint8 expected_count;
///     } ServerTicketRequestHint;
public record TicketRequestHint(int expectedCount) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_REQUEST;
  }

  static TicketRequestHint read(ByteReader in) throws TlsException {
    return new TicketRequestHint(in.uint8());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint8(expectedCount);
  }
}
