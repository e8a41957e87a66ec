package dev.padlock.pki.revocation;

import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/// One certificate that was withdrawn: when and why.
///
/// @param reason the code of RFC 5280 §5.3.1; 0 where none is given
/// @param isUnknown whether a critical extension says something that is not understood here
public record Revocation(BigInteger serial, Instant at, int reason, boolean isUnknown) {
  private static final Oid REASON_CODE = Oid.of("2.5.29.21");
  private static final int ENUMERATED = 0x0a;
  private static final List<String> REASONS =
      List.of(
          "no reason given",
          "its key was compromised",
          "its authority was compromised",
          "what it says has changed",
          "it was superseded",
          "it is no longer needed",
          "it is on hold",
          "reason 7",
          "it was taken off the list",
          "a right was withdrawn",
          "its attribute authority was compromised");

  static Revocation read(DerReader in, int version) throws PkiException {
    BigInteger serial = in.integer();
    Instant at = in.time();
    int reason = 0;
    boolean isUnknown = false;
    if (in.hasMore()) {
      if (version != 2) {
        throw new PkiException(PkiFault.CERTIFICATE_MALFORMED, "extensions in a CRL of version 1");
      }
      for (CertificateExtension extension : CertificateExtension.readAll(in.sequence())) {
        if (extension.id().equals(REASON_CODE)) {
          reason = reason(extension.value());
        } else {
          isUnknown |= extension.critical();
        }
      }
    }
    in.end();
    return new Revocation(serial, at, reason, isUnknown);
  }

  /// `CRLReason ::= ENUMERATED` (RFC 5280 §5.3.1).
  static int reason(Octets value) throws PkiException {
    DerReader in = DerReader.of(value);
    int reason = in.smallInteger(ENUMERATED, REASONS.size() - 1);
    in.end();
    return reason;
  }

  /// The reason as the end of a sentence.
  public String why() {
    return REASONS.get(reason);
  }
}
