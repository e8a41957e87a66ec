package dev.padlock.tls.error;

/// The peer ended the connection, by an alert or by closing without one. The reasons:
/// [ReceivedAlert].
public final class AlertReceived extends TlsException {
  private static final long serialVersionUID = 1L;

  AlertReceived(ReceivedAlert reason, Object... facts) {
    super(reason, facts);
  }
}
