package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.CipherSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A session of TLS 1.2 that is made on these terms, and then resumed.
///
/// @param ticket whether the peer can keep tickets; else the session is named by its identifier
record Resumed12(Terms terms, boolean ticket) {

  /// Each suite by ticket, and by identifier with a client's certificate; the first of each kind
  /// also the other way round.
  static List<Resumed12> rows(List<CipherSuite> suites) {
    List<Resumed12> rows = new ArrayList<>();
    for (CipherSuite suite : suites) {
      Terms terms = Terms.of12(suite);
      rows.add(new Resumed12(terms, true));
      rows.add(new Resumed12(terms.withClientKey(KeyKind.RSA_2048), false));
    }
    Stream.of(Abilities.SUITES_12.getFirst(), Abilities.SUITES_12.getLast())
        .map(Terms::of12)
        .forEach(terms -> {
          rows.add(new Resumed12(terms, false));
          rows.add(new Resumed12(terms.withClientKey(KeyKind.EC_P256), true));
        });
    return rows;
  }

  /// As the trace calls what named the session.
  String by() {
    return ticket ? "ticket" : "session id";
  }

  @Override
  public String toString() {
    return terms + ", by " + by();
  }
}
