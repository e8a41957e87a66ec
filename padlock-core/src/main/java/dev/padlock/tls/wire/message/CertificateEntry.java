package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;

/// One certificate (DER) of a chain, and what belongs to it (RFC 9846 §4.5.1; raw public keys are not
/// spoken).
///
///     struct {
///         opaque cert_data<1..2^24-1>;
///         Extension extensions<0..2^16-1>;
///     } CertificateEntry;
public record CertificateEntry(Opaque certData, Extensions extensions) {

  static CertificateEntry read(ByteReader in) throws TlsException {
    Opaque certData = in.opaque24(1, 0xffffff);
    Extensions extensions = Extensions.read(in, ExtensionPlace.CERTIFICATE, 0);
    return new CertificateEntry(certData, extensions);
  }

  void write(ByteWriter out) {
    out.opaque24(certData);
    extensions.write(out);
  }
}
