package dev.padlock.tls.schedule;

/// The last stage of the key schedule (RFC 9846 §7.1), once called the master secret. Its owner
/// ends it after the resumption secret was taken.
public final class MainSecret {

  static final String NAME = "main secret";

  private final Derivation derivation;

  MainSecret(Derivation derivation) {
    this.derivation = derivation;
  }

  /// Protects what the client sends after the handshake.
  ///
  /// @param transcriptHash of ClientHello to the server's Finished
  public TrafficSecret clientTraffic(byte[] transcriptHash) {
    return TrafficSecret.numbered(
        "CLIENT_TRAFFIC_SECRET_", derivation.derive("c ap traffic", transcriptHash));
  }

  /// Protects what the server sends after the handshake.
  ///
  /// @param transcriptHash of ClientHello to the server's Finished
  public TrafficSecret serverTraffic(byte[] transcriptHash) {
    return TrafficSecret.numbered(
        "SERVER_TRAFFIC_SECRET_", derivation.derive("s ap traffic", transcriptHash));
  }

  /// @param transcriptHash of ClientHello to the server's Finished
  public ExporterSecret exporter(byte[] transcriptHash) {
    return new ExporterSecret("EXPORTER_SECRET", derivation.derive("exp master", transcriptHash));
  }

  /// @param transcriptHash of ClientHello to the client's Finished
  public ResumptionSecret resumption(byte[] transcriptHash) {
    return new ResumptionSecret(derivation.derive("res master", transcriptHash));
  }

  public void destroy() {
    derivation.destroy();
  }
}
