package dev.padlock.tls;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import java.util.List;

/// The channel binding `tls-server-end-point` (RFC 5929 §4).
final class ServerEndPoint {

  private ServerEndPoint() {}

  /// @param chain the server's certificates in DER, its own first
  static byte[] of(List<Opaque> chain) throws TlsException {
    if (chain.isEmpty()) {
      throw ConfigurationFault.NO_SERVER_END_POINT.refuse(
          "reason",
          "there is no certificate of the server, or the binding is not defined for its signature");
    }
    try {
      Certificate certificate = Certificate.read(chain.getFirst().toArray());
      return certificate.endPointDigest().orElseThrow(() -> undefined(certificate)).toArray();
    } catch (PkiException unreadable) {
      throw ConfigurationFault.NO_SERVER_END_POINT.refuse().causedBy(unreadable);
    }
  }

  private static TlsException undefined(Certificate certificate) {
    return ConfigurationFault.NO_SERVER_END_POINT.refuse(
        "reason",
        "it is not defined for this signature",
        "signature algorithm",
        certificate.signatureAlgorithm().algorithm());
  }
}
