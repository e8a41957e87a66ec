package dev.padlock.explain.cause;

import static dev.padlock.explain.cause.Cause.likely;
import static dev.padlock.explain.cause.Cause.possible;

import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.Map;

/// Why bytes are not what the protocol says. A catalogue.
final class RecordCauses {

  private static final Cause PEER =
      likely("The peer writes this message in another form than the RFC says");
  private static final Cause TEST =
      possible("A scanner or a fuzzer tries how we take it; that is harmless");
  private static final Cause WASTE =
      likely("Somebody tries to keep this side busy; the connection was ended in time");
  private static final Cause LOOP = possible("The peer's software is caught in a loop");

  private RecordCauses() {}

  static void addTo(Map<Refusal, List<Cause>> all) {
    messages(all);
    records(all);
    floods(all);
  }

  private static void messages(Map<Refusal, List<Cause>> all) {
    all.put(Malformation.TRUNCATED, List.of(PEER, TEST));
    all.put(Malformation.LENGTH_OUT_OF_RANGE, List.of(PEER, TEST));
    all.put(
        Malformation.TRAILING_BYTES,
        List.of(
            PEER, possible("The peer uses a newer draft of an extension, with more fields"), TEST));
    all.put(
        Malformation.MESSAGE_TOO_LARGE,
        List.of(
            likely("The peer sends a very long certificate chain, or names very many authorities"),
            TEST));
    all.put(
        Malformation.NOT_TLS,
        List.of(
            likely("The port speaks something other than TLS, or TLS only after STARTTLS"),
            possible("A proxy on the way answers with a page of its own")));
    all.put(Malformation.BAD_ALERT, List.of(PEER, TEST));
  }

  private static void records(Map<Refusal, List<Cause>> all) {
    all.put(
        RecordFault.BAD_RECORD_MAC,
        List.of(
            likely("Somebody or something on the way changed, repeated, dropped or added bytes"),
            possible("The two sides derived different keys because they saw different handshakes"),
            possible("Two threads of one program write to one connection without a lock")));
    all.put(
        RecordFault.RECORD_TOO_LARGE,
        List.of(
            likely("The peer ignores record_size_limit"),
            possible(
                "The stream is out of step: something wrote into the connection that is not TLS"),
            TEST));
    all.put(
        RecordFault.UNEXPECTED_RECORD_TYPE,
        List.of(
            likely("Something that is not TLS wrote into the connection"),
            possible("One side has already changed its keys and the other one has not"),
            TEST));
    all.put(
        RecordFault.BAD_RECORD_VERSION,
        List.of(
            likely(
                "Something that is not TLS wrote into the connection, for example a proxy's error page"),
            TEST));
    all.put(RecordFault.EMPTY_FRAGMENT, List.of(PEER, TEST));
    all.put(RecordFault.NO_CONTENT_TYPE, List.of(PEER, TEST));
    all.put(
        RecordFault.BAD_CHANGE_CIPHER_SPEC,
        List.of(likely("The peer treats change_cipher_spec as TLS 1.2 did"), TEST));
    all.put(
        RecordFault.KEYS_USED_UP,
        List.of(
            likely("Very much data went over one connection of TLS 1.2"),
            possible(
                "The number of records for one key was set low, and the peer speaks TLS 1.2 only")));
    all.put(
        RecordFault.SEQUENCE_EXHAUSTED,
        List.of(likely("More records than a key may ever protect were sent without a KeyUpdate")));
  }

  private static void floods(Map<Refusal, List<Cause>> all) {
    all.put(RecordFault.TOO_MANY_EMPTY_RECORDS, List.of(WASTE, LOOP));
    all.put(RecordFault.TOO_MANY_CHANGE_CIPHER_SPECS, List.of(WASTE, LOOP));
    all.put(RecordFault.TOO_MANY_WARNING_ALERTS, List.of(WASTE, LOOP));
    all.put(
        RecordFault.TOO_MANY_RENEGOTIATIONS,
        List.of(
            likely(
                "The server asks for a client's certificate, or for new keys, on a connection that is up"),
            possible("Somebody makes this side do expensive work over and over"),
            TEST));
    all.put(
        RecordFault.TOO_MANY_KEY_UPDATES,
        List.of(
            WASTE,
            possible("The peer's application renews its keys by a timer while nothing is sent")));
    all.put(RecordFault.TOO_MANY_FRAGMENTS, List.of(WASTE, LOOP));
    all.put(
        RecordFault.TOO_MANY_TICKETS,
        List.of(
            likely("The server is set up to send very many tickets"),
            possible(
                "Somebody tries to fill this side's memory; the connection was ended in time")));
  }
}
