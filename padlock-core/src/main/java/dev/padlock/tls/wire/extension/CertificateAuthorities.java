package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// The distinguished names (DER) of the authorities that the sender accepts (RFC 9846 §4.3.4).
///
///     opaque DistinguishedName<1..2^16-1>;
///
///     struct {
///         DistinguishedName authorities<3..2^16-1>;
///     } CertificateAuthoritiesExtension;
public record CertificateAuthorities(List<Opaque> authorities) implements Extension {

  public CertificateAuthorities {
    authorities = List.copyOf(authorities);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CERTIFICATE_AUTHORITIES;
  }

  static CertificateAuthorities read(ByteReader in) throws TlsException {
    return new CertificateAuthorities(in.vector16(3, 0xffff, name -> name.opaque16(1, 0xffff)));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(authorities, (name, to) -> to.opaque16(name));
  }
}
