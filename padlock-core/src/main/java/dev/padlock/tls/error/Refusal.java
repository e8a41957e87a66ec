package dev.padlock.tls.error;

/// One named reason to refuse, the same object for the exception, the alert, the trace, the
/// explainer and the tests.
///
/// Every constant of the catalogues ([Misbehaviour], [Incompatibility], [Malformation],
/// [RecordFault], [IdentityFault], [ReceivedAlert], [ConfigurationFault], [InternalFailure])
/// implements it. Codes are stable: programs may match them.
public interface Refusal {

  /// A stable, unique name in upper case, for example `UNEXPECTED_MESSAGE`.
  String code();

  /// The alert that the peer is sent. The engine derives it from here; nobody sends alerts by hand.
  AlertDescription alert();

  /// Where it is written, for example `RFC 9846 §6.2`.
  String section();

  /// Who has to change something.
  Fault fault();

  /// What happened, in one sentence without a final full stop.
  String sentence();

  /// What to do about it, in one sentence without a final full stop.
  String remedy();

  /// The exception that carries this refusal.
  ///
  /// @param facts names and values in turn: what was seen, what was expected; never a secret
  TlsException refuse(Object... facts);
}
