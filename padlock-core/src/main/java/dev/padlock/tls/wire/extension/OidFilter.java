package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;

/// A certificate extension and the values (DER) that it is to have (RFC 9846 §4.3.5).
///
///     struct {
///         opaque certificate_extension_oid<1..2^8-1>;
///         opaque certificate_extension_values<0..2^16-1>;
///     } OIDFilter;
public record OidFilter(Opaque certificateExtensionOid, Opaque certificateExtensionValues) {

  static OidFilter read(ByteReader in) throws TlsException {
    return new OidFilter(in.opaque8(1, 0xff), in.opaque16(0, 0xffff));
  }

  void write(ByteWriter out) {
    out.opaque8(certificateExtensionOid).opaque16(certificateExtensionValues);
  }
}
