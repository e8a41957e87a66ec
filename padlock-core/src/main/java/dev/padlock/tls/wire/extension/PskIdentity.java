package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;

/// The label of a pre-shared key, for example a ticket (RFC 9846 §4.3.11).
///
///     struct {
///         opaque identity<1..2^16-1>;
///         uint32 obfuscated_ticket_age;
///     } PskIdentity;
public record PskIdentity(Opaque identity, long obfuscatedTicketAge) {

  static PskIdentity read(ByteReader in) throws TlsException {
    return new PskIdentity(in.opaque16(1, 0xffff), in.uint32());
  }

  void write(ByteWriter out) {
    out.opaque16(identity).uint32(obfuscatedTicketAge);
  }
}
