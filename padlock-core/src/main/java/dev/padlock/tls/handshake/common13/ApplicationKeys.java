package dev.padlock.tls.handshake.common13;

import dev.padlock.tls.schedule.ExporterSecret;
import dev.padlock.tls.schedule.MainSecret;
import dev.padlock.tls.schedule.TrafficSecret;

/// The first application traffic secrets and the exporter secret, derived at the server's Finished
/// (RFC 9846 §7.1).
public record ApplicationKeys(TrafficSecret client, TrafficSecret server, ExporterSecret exporter) {

  /// @param transcriptHash up to the server's Finished
  public static ApplicationKeys derive(MainSecret main, byte[] transcriptHash) {
    return new ApplicationKeys(
        main.clientTraffic(transcriptHash),
        main.serverTraffic(transcriptHash),
        main.exporter(transcriptHash));
  }

  public void destroy() {
    client.destroy();
    server.destroy();
    exporter.destroy();
  }

  @Override
  public String toString() {
    return "application keys";
  }
}
