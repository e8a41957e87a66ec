package dev.padlock.tls.error;

/// Two sound sides with nothing in common.
public enum Incompatibility implements Refusal {
  /// The two sides have no TLS version in common.
  NO_COMMON_VERSION(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 §4.3.1",
      Fault.BOTH,
      "The two sides have no TLS version in common",
      "Enable TLS 1.3 on the peer"),
  /// The peer speaks no version newer than TLS 1.1.
  VERSION_TOO_OLD(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 8996 §4",
      Fault.BOTH,
      "The peer speaks no version newer than TLS 1.1",
      "Update the peer: SSL, TLS 1.0 and TLS 1.1 are broken, and no policy of this side enables them"),
  /// The client's hello is in the format of SSL 2.
  SSL2_HELLO(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 §E.5",
      Fault.BOTH,
      "The client's hello is in the format of SSL 2",
      "Update the client, or switch hellos of SSL 2 off there (SSLv2Hello in Java): the format cannot say what a handshake of today needs"),
  /// The peer does not bind the main secret of TLS 1.2 to the handshake.
  NO_EXTENDED_MAIN_SECRET(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 7627 §5.2",
      Fault.BOTH,
      "The peer does not bind the main secret of TLS 1.2 to the handshake",
      "Update the peer; or, if it cannot be, switch requireExtendedMainSecret off for it"),
  /// The server does not say that it renegotiates safely, or not at all.
  NO_SECURE_RENEGOTIATION(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5746 §4.1",
      Fault.BOTH,
      "The server does not say that it renegotiates safely, or not at all",
      "Update the server: RFC 5746 is from 2010"),
  /// The two sides have no cipher suite in common.
  NO_COMMON_CIPHER_SUITE(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 9846 §4.2.1",
      Fault.BOTH,
      "The two sides have no cipher suite in common",
      "Enable TLS_AES_128_GCM_SHA256, which TLS 1.3 requires, on both sides"),
  /// The two sides have no key exchange group in common.
  NO_COMMON_GROUP(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 9846 §4.2.1",
      Fault.BOTH,
      "The two sides have no key exchange group in common",
      "Enable x25519 or secp256r1 on both sides"),
  /// No credential of ours can sign with a scheme that the peer accepts.
  NO_COMMON_SIGNATURE_SCHEME(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 9846 §4.2.1",
      Fault.BOTH,
      "No credential of ours can sign with a scheme that the peer accepts",
      "Give this side a certificate with a key that the peer accepts, for example ECDSA with P-256, or let the peer accept more schemes"),
  /// The two sides have no pre-shared key in common, and no certificate takes its place.
  NO_COMMON_PSK(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 9846 §4.3.11",
      Fault.BOTH,
      "The two sides have no pre-shared key in common, and no certificate takes its place",
      "Give both sides the same key under the same identity, and for an imported key the same context"),
  /// The two sides have no application protocol in common.
  NO_COMMON_APPLICATION_PROTOCOL(
      AlertDescription.NO_APPLICATION_PROTOCOL,
      "RFC 7301 §3.2",
      Fault.BOTH,
      "The two sides have no application protocol in common",
      "Let the ALPN lists of both sides share a protocol"),
  /// The client asked for a server name that this server does not serve.
  UNRECOGNIZED_NAME(
      AlertDescription.UNRECOGNIZED_NAME,
      "RFC 6066 §3",
      Fault.BOTH,
      "The client asked for a server name that this server does not serve",
      "Add a credential for that name, or ask for another name");

  private final Particulars particulars;

  Incompatibility(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public PeerIncompatible refuse(Object... facts) {
    return new PeerIncompatible(this, facts);
  }
}
