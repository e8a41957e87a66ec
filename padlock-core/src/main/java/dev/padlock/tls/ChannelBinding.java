package dev.padlock.tls;

/// What ties a login above TLS to the connection below it, so that nobody in between can pass it on
/// (RFC 5056). `tls-unique` is not among them: it does not exist in TLS 1.3, and in TLS 1.2 it was
/// broken by the triple handshake attack (RFC 9266 §1).
public enum ChannelBinding {
  /// To the connection itself (RFC 9266): the better one, where both sides know it.
  TLS_EXPORTER("tls-exporter"),

  /// To the server's certificate (RFC 5929 §4). Undefined where its signature has no hash of its
  /// own, as with Ed25519; and unknown to a server that resumed a session, because it does not
  /// remember which certificate it showed.
  TLS_SERVER_END_POINT("tls-server-end-point");

  private final String ianaName;

  ChannelBinding(String ianaName) {
    this.ianaName = ianaName;
  }

  /// As IANA's registry of channel binding types and SASL's GS2 header have it.
  public String ianaName() {
    return ianaName;
  }
}
