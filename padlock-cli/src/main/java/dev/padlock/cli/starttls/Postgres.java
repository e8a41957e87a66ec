package dev.padlock.cli.starttls;

import java.io.IOException;

/// PostgreSQL: one request of eight bytes, one byte for an answer.
final class Postgres {

  /// Length 8, then the code 80877103 that no protocol version has.
  private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 0x04, (byte) 0xd2, 0x16, 0x2f};

  private Postgres() {}

  static void ask(Dialogue server) throws IOException {
    server.say(SSL_REQUEST);
    int answer = server.octet();
    switch (answer) {
      case 'S' -> {}
      case 'N' -> throw server.notOffered("N (no)");
      case 'E' -> throw server.refused("an error");
      default -> throw server.strange("byte " + answer + " instead of S or N");
    }
  }
}
