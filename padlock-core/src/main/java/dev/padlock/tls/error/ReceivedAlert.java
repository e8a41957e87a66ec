package dev.padlock.tls.error;

/// The peer ended it. What it said is in the facts.
public enum ReceivedAlert implements Refusal {
  /// The peer refused and sent an alert.
  FATAL_ALERT_RECEIVED(
      AlertDescription.CLOSE_NOTIFY,
      "RFC 9846 §6.2",
      Fault.BOTH,
      "The peer refused and sent an alert",
      "The alert's name in the facts says what the peer objected to; its log says more"),
  /// The peer closed the connection before the handshake was complete.
  CLOSED_DURING_HANDSHAKE(
      AlertDescription.CLOSE_NOTIFY,
      "RFC 9846 §6.1",
      Fault.BOTH,
      "The peer closed the connection before the handshake was complete",
      "Look at the peer's log; a firewall, a health check or a server without TLS 1.3 may do this"),
  /// The connection ended without close_notify, so data may be missing.
  MISSING_CLOSE_NOTIFY(
      AlertDescription.CLOSE_NOTIFY,
      "RFC 9846 §6.1",
      Fault.NETWORK,
      "The connection ended without close_notify, so data may be missing",
      "If the application protocol marks its own end, this may be ignored; otherwise treat the data as incomplete");

  private final Particulars particulars;

  ReceivedAlert(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public AlertReceived refuse(Object... facts) {
    return new AlertReceived(this, facts);
  }
}
