package dev.padlock.pki.rule;

import dev.padlock.pki.AuthorityKeyIdentifier;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.Optional;

/// Which key of the issuer is meant (RFC 5280 §4.2.1.1), and which one an authority says that it
/// has (§4.2.1.2).
public final class KeyIdentifiers {
  private KeyIdentifiers() {}

  /// Both identifiers are there and differ.
  public static boolean disagree(Certificate certificate, Certificate issuer) {
    Octets meant = meant(certificate);
    Octets own = own(issuer);
    return !meant.isEmpty() && !own.isEmpty() && !meant.equals(own);
  }

  /// Both identifiers are there and are the same.
  public static boolean agree(Certificate certificate, Certificate issuer) {
    Octets meant = meant(certificate);
    return !meant.isEmpty() && meant.equals(own(issuer));
  }

  private static Octets meant(Certificate certificate) {
    try {
      Optional<AuthorityKeyIdentifier> found = certificate.authorityKeyIdentifier();
      return found.isEmpty() ? Octets.EMPTY : found.get().keyIdentifier();
    } catch (PkiException e) {
      return Octets.EMPTY; // an identifier that can not be read tells nothing
    }
  }

  private static Octets own(Certificate issuer) {
    try {
      return issuer.subjectKeyIdentifier().orElse(Octets.EMPTY);
    } catch (PkiException e) {
      return Octets.EMPTY;
    }
  }
}
