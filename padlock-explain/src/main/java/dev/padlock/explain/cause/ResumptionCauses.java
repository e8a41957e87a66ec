package dev.padlock.explain.cause;

import static dev.padlock.explain.cause.Cause.likely;
import static dev.padlock.explain.cause.Cause.possible;

import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.ResumptionFault;
import java.util.List;
import java.util.Map;

/// Why a peer goes wrong with pre-shared keys and early data. A catalogue.
final class ResumptionCauses {

  private static final Cause TEST =
      possible("A scanner or a fuzzer tries how we take it; that is harmless");

  private ResumptionCauses() {}

  static void addTo(Map<Refusal, List<Cause>> all) {
    keys(all);
    earlyData(all);
  }

  private static void keys(Map<Refusal, List<Cause>> all) {
    all.put(
        Incompatibility.NO_COMMON_PSK,
        List.of(
            likely("The server was not given the client's key, or under another identity"),
            likely(
                "One side imports the key and the other uses it as it is, or their contexts differ"),
            possible("The key is for another hash than the cipher suite that the server prefers"),
            possible("The client has no key at all and expects a certificate")));
    all.put(
        ResumptionFault.BINDER_MISMATCH,
        List.of(
            likely("Client and server were given different keys under one identity"),
            possible("Somebody shows a ticket that belongs to another client"),
            possible("A middlebox on the way rewrites the hello, which its binder covers")));
    all.put(
        ResumptionFault.SELECTED_PSK_NOT_OFFERED,
        List.of(
            likely("The server counts the client's keys from one, or adds keys of its own"), TEST));
    all.put(
        ResumptionFault.PSK_OF_OTHER_HASH,
        List.of(
            likely("The server chose its cipher suite without a look at the key that it took"),
            possible("Servers of one name share tickets, and differ in what they prefer"),
            TEST));
  }

  private static void earlyData(Map<Refusal, List<Cause>> all) {
    all.put(
        ResumptionFault.EARLY_DATA_WITHOUT_ITS_SESSION,
        List.of(likely("The server decides on early data before it has found the session"), TEST));
    all.put(
        ResumptionFault.EARLY_DATA_UNDER_OTHER_TERMS,
        List.of(
            likely(
                "The server's preferences changed, and it does not compare them with the ticket"),
            possible("Servers of one name share tickets, and differ in what they prefer"),
            TEST));
    all.put(
        ResumptionFault.OLDER_VERSION_AFTER_EARLY_DATA,
        List.of(
            likely("TLS 1.3 was turned off at the server while its tickets were still in use"),
            possible("Some servers of this name speak TLS 1.3 and others do not"),
            possible("Somebody on the way answers in the server's place")));
    all.put(
        ResumptionFault.EARLY_DATA_TOO_LONG,
        List.of(
            likely("The server's limit was lowered after the ticket was given"),
            likely("The client does not count what it sends"),
            TEST));
  }
}
