package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import java.util.List;

/// A chain of certificates (DER) in TLS 1.2, the sender's own first, or none of a client that has none
/// (RFC 5246 §7.4.2).
///
///     opaque ASN.1Cert<1..2^24-1>;
///
///     struct {
///         ASN.1Cert certificate_list<0..2^24-1>;
///     } Certificate;
public record Certificate12(List<Opaque> certificateList) implements Message12 {

  public Certificate12 {
    certificateList = List.copyOf(certificateList);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  static Certificate12 read(ByteReader in) throws TlsException {
    return new Certificate12(in.vector24(0, 0xffffff, each -> each.opaque24(1, 0xffffff)));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector24(certificateList, (each, to) -> to.opaque24(each));
  }
}
