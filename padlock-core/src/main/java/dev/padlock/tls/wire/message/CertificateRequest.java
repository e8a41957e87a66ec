package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;

/// The server asks for a certificate of the client (RFC 9846 §4.4.2).
///
///     struct {
///         opaque certificate_request_context<0..2^8-1>;
///         Extension extensions<0..2^16-1>;
///     } CertificateRequest;
public record CertificateRequest(Opaque certificateRequestContext, Extensions extensions)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_REQUEST;
  }

  static CertificateRequest read(ByteReader in) throws TlsException {
    Opaque certificateRequestContext = in.opaque8(0, 0xff);
    Extensions extensions = Extensions.read(in, ExtensionPlace.CERTIFICATE_REQUEST, 0);
    return new CertificateRequest(certificateRequestContext, extensions);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque8(certificateRequestContext);
    extensions.write(out);
  }
}
