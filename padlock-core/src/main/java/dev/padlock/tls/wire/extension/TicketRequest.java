package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// How many tickets a client wants (RFC 9149 §3).
///
///     struct {
///         uint8 new_session_count;
///         uint8 resumption_count;
///     } ClientTicketRequest;
///
/// @param newSessionCount after a full handshake
/// @param resumptionCount after a resumed one
public record TicketRequest(int newSessionCount, int resumptionCount) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_REQUEST;
  }

  static TicketRequest read(ByteReader in) throws TlsException {
    return new TicketRequest(in.uint8(), in.uint8());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint8(newSessionCount);
    out.uint8(resumptionCount);
  }
}
