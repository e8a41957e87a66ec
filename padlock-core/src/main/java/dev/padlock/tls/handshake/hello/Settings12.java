package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import java.util.List;

/// What only TLS 1.2 asks to be decided.
///
/// @param suites best first; empty where TLS 1.2 is off
/// @param requireExtendedMainSecret whether a peer without RFC 7627 is refused
public record Settings12(List<CipherSuite> suites, boolean requireExtendedMainSecret) {

  public boolean offersCbc() {
    return suites.stream()
        .anyMatch(suite -> suite.tls12().orElseThrow().bulk() instanceof Bulk12.CbcBulk);
  }
}
