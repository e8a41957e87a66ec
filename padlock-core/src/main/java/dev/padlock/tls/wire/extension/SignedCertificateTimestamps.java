package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// What certificate transparency logs promised about a certificate (RFC 6962 §3.3, RFC 9846 §4.5.1.1).
///
///     opaque SerializedSCT<1..2^16-1>;
///
///     struct {
///         SerializedSCT sct_list <1..2^16-1>;
///     } SignedCertificateTimestampList;
public record SignedCertificateTimestamps(List<Opaque> sctList) implements Extension {

  public SignedCertificateTimestamps {
    sctList = List.copyOf(sctList);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
  }

  static SignedCertificateTimestamps read(ByteReader in) throws TlsException {
    return new SignedCertificateTimestamps(in.vector16(1, 0xffff, sct -> sct.opaque16(1, 0xffff)));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(sctList, (sct, to) -> to.opaque16(sct));
  }
}
