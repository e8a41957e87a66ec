package dev.padlock.tls.error;

import java.util.List;
import java.util.stream.Stream;

/// One named reason to refuse, the same object for the exception, the alert, the trace, the
/// explainer and the tests.
///
/// Every constant of the catalogues is one. Codes are stable: programs may match them.
public sealed interface Refusal
    permits Misbehaviour,
        ResumptionFault,
        Incompatibility,
        Malformation,
        RecordFault,
        IdentityFault,
        ReceivedAlert,
        ConfigurationFault,
        InternalFailure {

  /// Every refusal there is, in the order of the catalogues.
  static List<Refusal> catalogue() {
    return Stream.<Refusal[]>of(
            Misbehaviour.values(),
            ResumptionFault.values(),
            Incompatibility.values(),
            Malformation.values(),
            RecordFault.values(),
            IdentityFault.values(),
            ReceivedAlert.values(),
            ConfigurationFault.values(),
            InternalFailure.values())
        .flatMap(Stream::of)
        .toList();
  }

  /// The constant's name.
  String name();

  /// All that the catalogue says of it.
  Particulars particulars();

  /// A stable, unique name in upper case, for example `UNEXPECTED_MESSAGE`.
  default String code() {
    return name();
  }

  /// The alert that the peer is sent. The engine derives it from here; nobody sends alerts by hand.
  default AlertDescription alert() {
    return particulars().alert();
  }

  /// Where it is written, for example `RFC 9846 §6.2`.
  default String section() {
    return particulars().section();
  }

  /// Who has to change something.
  default Fault fault() {
    return particulars().fault();
  }

  /// What happened, in one sentence without a final full stop.
  default String sentence() {
    return particulars().sentence();
  }

  /// What to do about it, in one sentence without a final full stop.
  default String remedy() {
    return particulars().remedy();
  }

  /// The exception that carries this refusal.
  ///
  /// @param facts names and values in turn: what was seen, what was expected; never a secret
  TlsException refuse(Object... facts);
}
