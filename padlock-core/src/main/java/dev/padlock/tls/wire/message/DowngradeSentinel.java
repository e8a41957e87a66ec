package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.Opaque;
import java.util.Arrays;
import java.util.Optional;

/// The last eight bytes of the random of a server that speaks TLS 1.3 and negotiated less (RFC 9846
/// §4.2.3).
public enum DowngradeSentinel {
  TLS_1_2("444f574e47524401"),
  TLS_1_1_OR_OLDER("444f574e47524400");

  private final Opaque bytes;

  DowngradeSentinel(String hex) {
    this.bytes = Opaque.ofHex(hex);
  }

  public Opaque bytes() {
    return bytes;
  }

  static Optional<DowngradeSentinel> of(Opaque random) {
    Opaque end = random.slice(Random.LENGTH - 8, Random.LENGTH);
    return Arrays.stream(values()).filter(sentinel -> sentinel.bytes.equals(end)).findFirst();
  }
}
