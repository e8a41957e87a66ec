package dev.padlock.explain.story;

import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.EncryptThenMac;
import dev.padlock.tls.wire.extension.ExtendedMainSecret;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.SessionTicket;

/// Says what the extensions say that mean something to TLS 1.2 alone.
final class Extension12Teller {

  private Extension12Teller() {}

  static void note(Extension extension, Notes notes) {
    switch (extension) {
      case EcPointFormats points ->
          notes.note(
              "points", points.includesUncompressed() ? "uncompressed" : "compressed ones only");
      case ExtendedMainSecret _ -> notes.note("TLS 1.2", "main secret bound to the handshake");
      case EncryptThenMac _ -> notes.note("TLS 1.2", "block ciphers authenticated over ciphertext");
      case RenegotiationInfo info ->
          notes.note(
              "TLS 1.2",
              info.renegotiatedConnection().isEmpty()
                  ? "renegotiation, if any, bound to its connection"
                  : "renegotiates a connection");
      case SessionTicket session ->
          notes.note(
              "tickets",
              session.ticket().isEmpty()
                  ? "of TLS 1.2 are welcome"
                  : "one of TLS 1.2, " + Wording.bytes(session.ticket().size()));
      case MaxFragmentLength limit ->
          notes.note("records", "of at most " + Wording.bytes(limit.length()));
      default -> throw new IllegalStateException("no words for " + extension.type());
    }
  }
}
