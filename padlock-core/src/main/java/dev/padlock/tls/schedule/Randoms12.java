package dev.padlock.tls.schedule;

import dev.padlock.tls.codec.Opaque;

/// The randoms of both hellos, which TLS 1.2 mixes into its secrets in both orders (RFC 5246 §6.3,
/// §8.1).
public record Randoms12(Opaque client, Opaque server) {

  byte[] clientFirst() {
    return joined(client, server);
  }

  byte[] serverFirst() {
    return joined(server, client);
  }

  private static byte[] joined(Opaque first, Opaque second) {
    byte[] joined = new byte[first.size() + second.size()];
    first.copyTo(joined, 0);
    second.copyTo(joined, first.size());
    return joined;
  }
}
