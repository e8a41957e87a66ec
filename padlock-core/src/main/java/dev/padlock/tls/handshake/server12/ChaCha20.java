package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import java.util.List;
import java.util.stream.Stream;

/// The wish of a client without fast AES.
final class ChaCha20 {

  private ChaCha20() {}

  /// Whether the first suite of TLS 1.2 that we know is one of it.
  static boolean first(List<CipherSuite> offered) {
    return offered.stream()
        .filter(suite -> suite.tls12().isPresent())
        .findFirst()
        .filter(ChaCha20::isIn)
        .isPresent();
  }

  /// The same suites, those of it ahead of the others.
  static List<CipherSuite> ahead(List<CipherSuite> suites) {
    return Stream.concat(
            suites.stream().filter(ChaCha20::isIn), suites.stream().filter(suite -> !isIn(suite)))
        .toList();
  }

  private static boolean isIn(CipherSuite suite) {
    return suite.tls12().orElseThrow().bulk() instanceof Bulk12.AeadBulk bulk
        && bulk.algorithm() == AeadAlgorithm.CHACHA20_POLY1305;
  }
}
