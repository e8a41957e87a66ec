package dev.padlock.explain.story;

import dev.padlock.explain.Agreement;
import dev.padlock.explain.story.Line.Detail;
import dev.padlock.tls.wire.CipherSuite;
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
      lines.add(new Detail("premaster", premaster(agreement)));
      lines.add(
          new Detail(
              "main",
              agreement.mainSecret().extended()
                  ? "the main secret from it and the hash of all messages so far: of this handshake alone"
                  : "the main secret from it and both randoms: not bound to this handshake (RFC 7627)"));
    } else {
      lines.add(new Detail("main", "the main secret is that of the session, which both remember"));
    }
    lines.add(
        new Detail(
            "keys", "the session keys, cut from a block made of the main secret and both randoms"));
    return lines;
  }

  private static String premaster(Agreement agreement) {
    return isTransported(agreement)
        ? "the premaster secret, chosen by the client, encrypted for the certificate's key"
        : "the premaster secret from both halves of "
            + group(agreement)
            + "; it never crosses the wire";
  }

  /// Whether the client sends the premaster secret, encrypted with RSA.
  static boolean isTransported(Agreement agreement) {
    return agreement
        .suite()
        .flatMap(CipherSuite::tls12)
        .filter(parts -> parts.keyExchange() == KeyExchange12.RSA)
        .isPresent();
  }

  /// In what the two halves are.
  static String group(Agreement agreement) {
    return agreement
        .group()
        .map(NamedGroup::toString)
        .orElse("Diffie-Hellman in a field of the server's own");
  }
}
