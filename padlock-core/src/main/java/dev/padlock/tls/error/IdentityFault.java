package dev.padlock.tls.error;

/// Why a peer's certificates were not believed.
public enum IdentityFault implements Refusal {
  /// A certificate of the peer cannot be read.
  CERTIFICATE_UNREADABLE(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 5280 §4.1",
      Fault.PEER,
      "A certificate of the peer cannot be read",
      "The peer has to be given a well-formed certificate"),
  /// A certificate of the peer has expired.
  CERTIFICATE_EXPIRED(
      AlertDescription.CERTIFICATE_EXPIRED,
      "RFC 5280 §6.1.3",
      Fault.PEER,
      "A certificate of the peer has expired",
      "Renew the certificate on the peer, or check this machine's clock"),
  /// A certificate of the peer is not valid yet.
  CERTIFICATE_NOT_YET_VALID(
      AlertDescription.CERTIFICATE_EXPIRED,
      "RFC 5280 §6.1.3",
      Fault.BOTH,
      "A certificate of the peer is not valid yet",
      "Check the clock of both machines"),
  /// The peer's chain does not end at a trusted root.
  UNKNOWN_CA(
      AlertDescription.UNKNOWN_CA,
      "RFC 5280 §6.1",
      Fault.BOTH,
      "The peer's chain does not end at a trusted root",
      "Add the issuing root to the trust store if you trust it"),
  /// The peer did not send the intermediate certificate that links it to a root.
  MISSING_INTERMEDIATE(
      AlertDescription.UNKNOWN_CA,
      "RFC 9846 §4.5.1",
      Fault.PEER,
      "The peer did not send the intermediate certificate that links it to a root",
      "Let the peer send its full chain (often called fullchain.pem)"),
  /// The peer's certificate is signed by itself and not trusted.
  SELF_SIGNED(
      AlertDescription.UNKNOWN_CA,
      "RFC 5280 §6.1",
      Fault.BOTH,
      "The peer's certificate is signed by itself and not trusted",
      "Issue certificates from a local CA (padlock ca) and trust that CA"),
  /// The peer's certificate is for other names than the one that was asked for.
  NAME_MISMATCH(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 9525 §6",
      Fault.BOTH,
      "The peer's certificate is for other names than the one that was asked for",
      "Connect by a name that the certificate lists, or issue one that lists this name"),
  /// The peer's certificate has its name only in the common name, which does not count.
  NO_SUBJECT_ALTERNATIVE_NAME(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 9525 §2",
      Fault.PEER,
      "The peer's certificate has its name only in the common name, which does not count",
      "Issue the certificate with a subjectAltName"),
  /// The peer's certificate is not allowed for this use.
  CERTIFICATE_NOT_FOR_THIS_USE(
      AlertDescription.UNSUPPORTED_CERTIFICATE,
      "RFC 5280 §4.2.1.12",
      Fault.PEER,
      "The peer's certificate is not allowed for this use",
      "Issue the certificate with the key usage and extended key usage that TLS needs"),
  /// An issuer in the peer's chain is not allowed to issue it.
  ISSUER_NOT_ALLOWED(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 5280 §4.2.1.9",
      Fault.PEER,
      "An issuer in the peer's chain is not allowed to issue it",
      "Have the certificate issued by a CA that may do so"),
  /// A key in the peer's chain is too small.
  WEAK_KEY(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 9846 §4.5.1.2",
      Fault.PEER,
      "A key in the peer's chain is too small",
      "Issue the certificate with RSA 2048, ECDSA P-256 or larger"),
  /// A certificate in the peer's chain is signed with a broken algorithm.
  WEAK_SIGNATURE(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 9846 §4.3.3",
      Fault.PEER,
      "A certificate in the peer's chain is signed with a broken algorithm",
      "Issue the certificate again with SHA-256 or better"),
  /// A signature in the peer's chain does not verify.
  CERTIFICATE_SIGNATURE_INVALID(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 5280 §6.1.3",
      Fault.PEER,
      "A signature in the peer's chain does not verify",
      "The chain was put together from the wrong certificates or changed; install it again"),
  /// A certificate of the peer was revoked.
  CERTIFICATE_REVOKED(
      AlertDescription.CERTIFICATE_REVOKED,
      "RFC 5280 §6.3",
      Fault.PEER,
      "A certificate of the peer was revoked",
      "Replace the certificate and its key"),
  /// The OCSP response that the peer stapled, or its absence, was not accepted.
  OCSP_RESPONSE_REJECTED(
      AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE,
      "RFC 6066 §8",
      Fault.PEER,
      "The OCSP response that the peer stapled, or its absence, was not accepted",
      "The peer has to staple a fresh response of its certificate's authority"),
  /// The peer's certificates were refused.
  CERTIFICATE_REJECTED(
      AlertDescription.CERTIFICATE_UNKNOWN,
      "RFC 9846 §4.5.1.3",
      Fault.PEER,
      "The peer's certificates were refused",
      "See the facts for the rule that refused"),
  /// The client sent no certificate although one is required.
  CERTIFICATE_REQUIRED(
      AlertDescription.CERTIFICATE_REQUIRED,
      "RFC 9846 §4.5.1.3",
      Fault.PEER,
      "The client sent no certificate although one is required",
      "Give the client a certificate from a CA that the server names"),
  /// The same in TLS 1.2, which has no alert for it.
  NO_CLIENT_CERTIFICATE(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5246 §7.4.6",
      Fault.PEER,
      "The client sent no certificate although one is required",
      "Give the client a certificate from a CA that the server names");

  private final Particulars particulars;

  IdentityFault(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public IdentityRejected refuse(Object... facts) {
    return new IdentityRejected(this, facts);
  }
}
