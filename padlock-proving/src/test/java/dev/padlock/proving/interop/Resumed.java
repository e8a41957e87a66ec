package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.CipherSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A session that is made on these terms, and then resumed.
///
/// @param ticket whether the peer can keep tickets; else the session, of TLS 1.2, is named by its
///   identifier
record Resumed(Terms terms, boolean ticket) {

  static final Resumed USUAL = new Resumed(Terms.USUAL, true);

  /// Of TLS 1.3: each suite, with and without a client's certificate; once the hello has to be sent
  /// again, and what proves the ticket made anew (RFC 9846 §4.3.11.2).
  static List<Resumed> rows(List<CipherSuite> suites) {
    List<Resumed> rows = new ArrayList<>();
    for (CipherSuite suite : suites) {
      Terms terms = Terms.USUAL.withSuite(suite);
      rows.add(new Resumed(terms, true));
      rows.add(new Resumed(terms.withClientKey(KeyKind.EC_P256), true));
      rows.add(new Resumed(terms.afterRetry(), true));
    }
    return rows;
  }

  /// Of TLS 1.2: each suite by ticket, and by identifier with a client's certificate; the first of
  /// each kind also the other way round.
  static List<Resumed> rows12(List<CipherSuite> suites) {
    List<Resumed> rows = new ArrayList<>();
    for (CipherSuite suite : suites) {
      Terms terms = Terms.of12(suite);
      rows.add(new Resumed(terms, true));
      rows.add(new Resumed(terms.withClientKey(KeyKind.RSA_2048), false));
    }
    Stream.of(Abilities.SUITES_12.getFirst(), Abilities.SUITES_12.getLast())
        .map(Terms::of12)
        .forEach(terms -> {
          rows.add(new Resumed(terms, false));
          rows.add(new Resumed(terms.withClientKey(KeyKind.EC_P256), true));
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
