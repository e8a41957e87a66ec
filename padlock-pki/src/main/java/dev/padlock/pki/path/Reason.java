package dev.padlock.pki.path;

import java.util.Locale;

/// Why a chain is not trusted. The order says nothing.
public enum Reason {
  CHAIN_EMPTY("have the peer send its certificate"),
  CHAIN_TOO_LONG("have the peer send its chain only: the leaf and the intermediates"),
  TOO_COMPLEX("have the peer send one path only, without cross-signed alternatives"),
  UNREADABLE("have the certificate issued again by a tool that follows RFC 5280"),
  EXPIRED("renew the certificate on the peer, or set the clock here"),
  NOT_YET_VALID("set the clock here, or wait until the certificate begins"),
  UNKNOWN_ISSUER("trust the issuer's root if you know it to be right, or use another certificate"),
  MISSING_INTERMEDIATE("have the peer send its full chain: the leaf, then each intermediate"),
  SELF_SIGNED("issue the certificate from an authority you trust, or trust this one by itself"),
  NAME_MISMATCH("connect by a name the certificate is for, or have one issued for this name"),
  COMMON_NAME_ONLY("have a certificate issued with the name in subjectAltName"),
  KEY_USAGE("have a certificate issued whose keyUsage fits"),
  EXTENDED_KEY_USAGE("have a certificate issued whose extKeyUsage names this purpose"),
  NOT_A_CA("have the certificate issued by a certification authority"),
  PATH_LENGTH("have the certificate issued by an authority that may have one below it"),
  WEAK_KEY("have a certificate issued for a stronger key"),
  WEAK_SIGNATURE("have the certificate signed again with SHA-256 or better"),
  BAD_SIGNATURE("find out who changed the certificate: its issuer did not sign it as it is"),
  UNSUPPORTED_ALGORITHM("have a certificate issued with RSA, ECDSA, Ed25519, Ed448 or ML-DSA"),
  CRITICAL_EXTENSION("have a certificate issued without this critical extension"),
  NAME_CONSTRAINTS("have the name issued by an authority that may do so"),
  CA_AS_LEAF("have a certificate issued for the server itself, with basicConstraints CA:FALSE"),
  MALFORMED("have the certificate issued again by a tool that follows RFC 5280"),
  EXTENSION_FORM("have the certificate issued again with its extensions as RFC 5280 wants them"),
  POLICY("have the certificate issued under a policy that the authorities above it allow"),
  REVOKED("replace the certificate and its key"),
  REVOCATION_UNKNOWN("give a current revocation list, or have the peer staple a current status"),
  NOT_PINNED("find out who issued the certificate: it is none of the keys expected here"),
  NOT_LOGGED("have the certificate issued by an authority that logs what it issues"),
  OTHER("see what the verifier says about it");

  private final String remedy;

  Reason(String remedy) {
    this.remedy = remedy;
  }

  /// The stable name of this reason, for programs and documents.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What to do about it, in the imperative.
  public String remedy() {
    return remedy;
  }
}
