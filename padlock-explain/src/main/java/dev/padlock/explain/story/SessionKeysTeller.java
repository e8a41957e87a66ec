package dev.padlock.explain.story;

import dev.padlock.explain.Agreement;
import dev.padlock.explain.story.Line.Detail;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import java.util.ArrayList;
import java.util.List;

/// Says what the keys of TLS 1.2 are derived from: premaster secret, main secret, key block (RFC
/// 5246 §6.3, §8.1).
final class SessionKeysTeller {

  private SessionKeysTeller() {}

  /// Told with the keys that we send with; the other direction's are cut from the same block.
  static List<Line> derivation(Agreement agreement) {
    List<Line> lines = new ArrayList<>();
    if (agreement.mainSecret().fresh()) {
      lines.add(new Detail("premaster secret", premaster(agreement)));
      lines.add(
          new Detail(
              "main secret",
              agreement.mainSecret().extended()
                  ? "from it and the hash of all messages so far: of this handshake alone"
                  : "from it and both randoms: not bound to this handshake (RFC 7627)"));
    } else {
      lines.add(new Detail("main secret", "that of the session, which both remember"));
    }
    lines.add(
        new Detail("session keys", "cut from a block made of the main secret and both randoms"));
    return lines;
  }

  private static String premaster(Agreement agreement) {
    KeyExchange12 exchange =
        agreement.suite().flatMap(suite -> suite.tls12()).orElseThrow().keyExchange();
    return switch (exchange) {
      case ECDHE ->
          "from both halves of "
              + agreement.group().map(NamedGroup::toString).orElse("the key exchange")
              + "; it never crosses the wire";
      case DHE -> "from both halves of Diffie-Hellman; it never crosses the wire";
      case RSA -> "chosen by the client, sent encrypted for the key of the certificate";
    };
  }
}
