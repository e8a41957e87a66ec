package dev.padlock.pki.path;

import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Oid;
import java.util.Collections;
import java.util.Set;

/// What the peer shows its certificate for.
public enum Usage {
  /// To prove which server it is. How its key proves that (by signing, by decrypting, by agreeing)
  /// is the protocol's affair, so one suitable bit of keyUsage is enough here.
  SERVER_AUTH(
      "a server",
      CertificateOids.SERVER_AUTH,
      Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT)),

  /// To prove which client it is, by signing.
  CLIENT_AUTH("a client", CertificateOids.CLIENT_AUTH, Set.of(KeyUsage.DIGITAL_SIGNATURE));

  private final String role;
  private final Oid purpose;
  private final Set<KeyUsage> oneOf;

  Usage(String role, Oid purpose, Set<KeyUsage> oneOf) {
    this.role = role;
    this.purpose = purpose;
    this.oneOf = oneOf;
  }

  /// The holder's part, as a sentence says it.
  public String role() {
    return role;
  }

  /// What an extKeyUsage must name.
  public Oid purpose() {
    return purpose;
  }

  /// Whether one of these uses is enough.
  public boolean isAllowedBy(Set<KeyUsage> usages) {
    return !Collections.disjoint(usages, oneOf);
  }
}
