package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.wire.Bulk12;
import java.util.Arrays;

/// The keys of both directions of TLS 1.2, cut from one block (RFC 5246 §6.3). Its owner ends it.
public record KeyBlock12(WriteKeys12 client, WriteKeys12 server) {

  static int lengthFor(Bulk12 bulk) {
    return 2 * (bulk.macKeyLength() + bulk.keyLength() + bulk.fixedIvLength());
  }

  /// MAC keys, keys and initialisation vectors, of each the client's first. Ends the block.
  static KeyBlock12 cut(Secret block, Bulk12 bulk) {
    byte[] bytes = block.bytes();
    int mac = bulk.macKeyLength();
    int key = bulk.keyLength();
    int iv = bulk.fixedIvLength();
    int keys = 2 * mac;
    int ivs = keys + 2 * key;
    WriteKeys12 client =
        new WriteKeys12(
            part("client_write_MAC_key", bytes, 0, mac),
            part("client_write_key", bytes, keys, key),
            part("client_write_IV", bytes, ivs, iv));
    WriteKeys12 server =
        new WriteKeys12(
            part("server_write_MAC_key", bytes, mac, mac),
            part("server_write_key", bytes, keys + key, key),
            part("server_write_IV", bytes, ivs + iv, iv));
    block.destroy();
    return new KeyBlock12(client, server);
  }

  public void destroy() {
    client.destroy();
    server.destroy();
  }

  private static Secret part(String name, byte[] bytes, int from, int length) {
    return Secret.of(name, Arrays.copyOfRange(bytes, from, from + length));
  }
}
