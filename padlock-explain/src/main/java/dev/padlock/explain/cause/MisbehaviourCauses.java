package dev.padlock.explain.cause;

import static dev.padlock.explain.cause.Cause.likely;
import static dev.padlock.explain.cause.Cause.possible;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.Map;

/// Why a peer does what it must not. A catalogue.
final class MisbehaviourCauses {

  private static final Cause MIDDLEBOX =
      possible(
          "A middlebox on the way rewrites the handshake; another network shows whether it does");
  private static final Cause TEST =
      possible("A scanner or a fuzzer tries how we take it; that is harmless");

  private MisbehaviourCauses() {}

  static void addTo(Map<Refusal, List<Cause>> all) {
    flow(all);
    extensions(all);
    keyExchange12(all);
    hellos(all);
    choices(all);
    retry(all);
    authentication(all);
    tls12(all);
    afterwards(all);
  }

  private static void flow(Map<Refusal, List<Cause>> all) {
    all.put(
        Misbehaviour.UNEXPECTED_MESSAGE,
        List.of(
            likely("The peer's state machine is at another point of the handshake than ours"),
            possible("The peer speaks an extension of TLS that was not negotiated"),
            TEST));
    all.put(
        Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
        List.of(
            likely(
                "The peer packs a message behind one after which the keys change, into one record"),
            possible("Somebody on the way joins records, which TLS does not allow"),
            TEST));
    all.put(
        Misbehaviour.INTERLEAVED_HANDSHAKE,
        List.of(
            likely("The peer sends another record before it has finished a handshake message"),
            TEST));
    all.put(
        Misbehaviour.APPLICATION_DATA_BEFORE_FINISHED,
        List.of(
            likely(
                "The peer sends data before it has sent its Finished, or as early data that was not negotiated"),
            TEST));
    all.put(
        Misbehaviour.EARLY_DATA_REFUSED_NOT_SKIPPED,
        List.of(
            likely("The client goes on sending early data although it was told that it is refused"),
            possible("The client's limit for early data is far above ours")));
  }

  private static void extensions(Map<Refusal, List<Cause>> all) {
    all.put(
        Misbehaviour.DUPLICATE_EXTENSION,
        List.of(
            likely("Two layers of the peer's software add the same extension"), MIDDLEBOX, TEST));
    all.put(
        Misbehaviour.DUPLICATE_COMPRESSION_ALGORITHM,
        List.of(likely("The peer is configured with the same algorithm twice"), TEST));
    all.put(
        Misbehaviour.EXTENSION_IN_WRONG_MESSAGE,
        List.of(
            likely(
                "The peer puts an extension where TLS 1.2 has it; TLS 1.3 moved several of them"),
            TEST));
    all.put(
        Misbehaviour.UNSOLICITED_EXTENSION,
        List.of(
            likely("The peer answers what it assumes and not what was offered"),
            possible("The peer attaches OCSP or SCT data for which nobody asked"),
            MIDDLEBOX,
            TEST));
    all.put(
        Misbehaviour.BAD_SERVER_NAME,
        List.of(
            likely(
                "The client was given a URL, an IP address or a name with a space or a port as its host name"),
            possible("The name has letters beyond ASCII and was not converted to its xn-- form")));
    all.put(
        Misbehaviour.BAD_MAX_FRAGMENT_LENGTH,
        List.of(
            likely("The peer sends a length in bytes where a number from 1 to 4 stands"), TEST));
    all.put(
        Misbehaviour.FRAGMENT_LENGTH_NOT_ECHOED,
        List.of(likely("The server answers with its own longest record, and not what was asked")));
    all.put(
        Misbehaviour.TWO_RECORD_LIMITS,
        List.of(
            likely(
                "The server's record_size_limit was added beside max_fragment_length, not before")));
    all.put(
        Misbehaviour.BINDERS_DO_NOT_MATCH_IDENTITIES,
        List.of(
            likely("The client takes an identity back without its binder, or forgets to make one"),
            TEST));
    all.put(
        Misbehaviour.BAD_CERTIFICATE_STATUS,
        List.of(
            likely("The server staples several responses (RFC 6961), which TLS 1.3 dropped"),
            TEST));
    all.put(
        Misbehaviour.BAD_RECORD_SIZE_LIMIT,
        List.of(likely("The peer announces a limit that no record of TLS 1.3 can keep"), TEST));
  }

  private static void keyExchange12(Map<Refusal, List<Cause>> all) {
    all.put(
        Misbehaviour.BAD_CURVE_TYPE,
        List.of(likely("The server was given the parameters of a curve, and not its name"), TEST));
    all.put(
        Misbehaviour.FINITE_FIELD_TOO_SMALL,
        List.of(
            likely("The server's Diffie-Hellman parameters are from before Logjam (2015)"),
            possible("Its configuration names a file of parameters that was made long ago")));
    all.put(
        Misbehaviour.BAD_FINITE_FIELD,
        List.of(
            possible("Somebody made up parameters that are no prime, or not of a usual size"),
            possible("The parameters were damaged when they were copied"),
            TEST));
    all.put(
        Misbehaviour.WRONG_KEY_FOR_SUITE,
        List.of(
            likely("The server has certificates of several kinds and took the wrong one"), TEST));
  }

  private static void hellos(Map<Refusal, List<Cause>> all) {
    Cause old =
        likely("The client is built for a draft of TLS 1.3, or assembles its hello by hand");
    all.put(Misbehaviour.MISSING_KEY_SHARE, List.of(old, MIDDLEBOX, TEST));
    all.put(Misbehaviour.MISSING_SUPPORTED_GROUPS, List.of(old, MIDDLEBOX, TEST));
    all.put(Misbehaviour.MISSING_SIGNATURE_ALGORITHMS, List.of(old, MIDDLEBOX, TEST));
    all.put(Misbehaviour.MISSING_PSK_MODES, List.of(old, TEST));
    all.put(
        Misbehaviour.MISSING_SUPPORTED_VERSIONS,
        List.of(likely("The server implements a draft of TLS 1.3"), MIDDLEBOX, TEST));
    all.put(
        Misbehaviour.PSK_NOT_LAST,
        List.of(
            likely("The client adds an extension behind pre_shared_key, which must be the last"),
            TEST));
    all.put(
        Misbehaviour.DUPLICATE_KEY_SHARE,
        List.of(likely("The client's list of groups names one of them twice"), TEST));
    all.put(
        Misbehaviour.KEY_SHARE_NOT_IN_GROUPS,
        List.of(
            likely("The client's list of groups and its key shares come from different settings"),
            TEST));
    all.put(
        Misbehaviour.INVALID_KEY_SHARE,
        List.of(
            likely("The peer encodes its public value in another way than the group asks for"),
            possible("The peer implements a draft of this group with another length or order"),
            possible(
                "Somebody sends a chosen value to learn about our private key; it was refused in time")));
    all.put(
        Misbehaviour.BAD_COMPRESSION_METHODS,
        List.of(
            likely(
                "The client still offers the compression of TLS 1.2, which the CRIME attack ended"),
            TEST));
    all.put(
        Misbehaviour.BAD_LEGACY_VERSION,
        List.of(
            likely("The peer writes its real version where TLS 1.3 always writes 0x0303"),
            MIDDLEBOX));
    all.put(
        Misbehaviour.SESSION_ID_NOT_ECHOED,
        List.of(likely("The server does not implement middlebox compatibility mode"), MIDDLEBOX));
    all.put(
        Misbehaviour.DOWNGRADE_DETECTED,
        List.of(
            likely(
                "TLS inspection on the way (a firewall or a virus scanner) answers in the server's place with an older version"),
            possible(
                "An attacker forces an older version; the signed mark in the server's random gives him away"),
            possible("An old middlebox copies the server's random into a handshake of its own")));
  }

  private static void choices(Map<Refusal, List<Cause>> all) {
    Cause ignores = likely("The server chooses from its own list without looking at ours");
    all.put(Misbehaviour.SELECTED_VERSION_NOT_OFFERED, List.of(ignores, MIDDLEBOX, TEST));
    all.put(Misbehaviour.SELECTED_SUITE_NOT_OFFERED, List.of(ignores, MIDDLEBOX, TEST));
    all.put(Misbehaviour.SELECTED_GROUP_NOT_OFFERED, List.of(ignores, MIDDLEBOX, TEST));
    all.put(
        Misbehaviour.SELECTED_ALPN_NOT_OFFERED,
        List.of(
            likely(
                "The server names its favourite application protocol whatever the client offers"),
            MIDDLEBOX));
  }

  private static void retry(Map<Refusal, List<Cause>> all) {
    Cause stateless =
        likely(
            "The server handles its HelloRetryRequest wrongly; few clients ever cause one, so such faults live long");
    Cause client =
        likely("The client rebuilds its hello instead of correcting the one that it sent");
    all.put(Misbehaviour.SECOND_HELLO_RETRY_REQUEST, List.of(stateless, TEST));
    all.put(Misbehaviour.NEEDLESS_RETRY, List.of(stateless, TEST));
    all.put(Misbehaviour.RETRY_GROUP_NOT_SUPPORTED, List.of(stateless, MIDDLEBOX, TEST));
    all.put(
        Misbehaviour.RETRY_CHANGED_SUITE,
        List.of(
            likely(
                "Two servers behind one load balancer with different settings: each answered one of our hellos"),
            stateless));
    all.put(
        Misbehaviour.RETRY_CHANGED_VERSION,
        List.of(
            likely(
                "Two servers behind one load balancer with different settings: each answered one of our hellos"),
            stateless));
    all.put(Misbehaviour.SECOND_HELLO_CHANGED, List.of(client, MIDDLEBOX, TEST));
    all.put(Misbehaviour.SECOND_HELLO_WRONG_SHARE, List.of(client, TEST));
    all.put(
        Misbehaviour.COOKIE_MISMATCH,
        List.of(
            client,
            possible("The second hello belongs to another connection than the first"),
            TEST));
    all.put(
        Misbehaviour.UNEXPECTED_COOKIE,
        List.of(
            likely("The client sends a cookie that it was given in an earlier connection"), TEST));
  }

  private static void authentication(Map<Refusal, List<Cause>> all) {
    all.put(
        Misbehaviour.TOO_MANY_CERTIFICATES,
        List.of(
            likely("The peer is set up with a whole bundle of roots where its own chain belongs"),
            TEST));
    all.put(
        Misbehaviour.BAD_CERTIFICATE_REQUEST_CONTEXT,
        List.of(likely("The peer mixes up a request in the handshake with one after it"), TEST));
    all.put(
        Misbehaviour.EMPTY_SERVER_CERTIFICATE,
        List.of(
            likely(
                "The server has no certificate for this name and sends an empty list instead of an alert"),
            TEST));
    all.put(
        Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED,
        List.of(
            likely("The peer has one key only and signs with it whatever we accept"),
            possible("The peer signs with SHA-1 or PKCS#1 v1.5, which TLS 1.3 forbids"),
            TEST));
    all.put(
        Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY,
        List.of(
            likely("The peer's certificate and the key that it signs with are not a pair"), TEST));
    all.put(
        Misbehaviour.BAD_SIGNATURE,
        List.of(
            likely(
                "The peer signs with another key than that of its certificate, for example after a renewal that replaced one file of two"),
            possible("Somebody in the middle holds the certificate but not its key"),
            possible("Somebody changed the handshake on the way")));
    all.put(
        Misbehaviour.BAD_FINISHED,
        List.of(
            likely("Somebody changed the handshake on the way"),
            possible(
                "One of the two sides computes the transcript wrongly, for example after a retry")));
    all.put(
        Misbehaviour.COMPRESSION_NOT_OFFERED,
        List.of(likely("The peer compresses its certificate for everybody"), TEST));
    all.put(
        Misbehaviour.BAD_COMPRESSED_CERTIFICATE,
        List.of(
            likely(
                "The peer compresses its certificate with other settings than RFC 8879 asks for"),
            possible("Somebody tries how we take a certificate that explodes when expanded")));
    all.put(
        Misbehaviour.UNREADABLE_CERTIFICATE,
        List.of(
            likely("A tool wrote a certificate or a key that breaks its format (X.509, DER)"),
            possible("The key is of a kind that this platform does not know")));
    all.put(
        Misbehaviour.POST_HANDSHAKE_AUTHENTICATION,
        List.of(
            likely(
                "The server asks for a client certificate only for a part of its site (in Apache: SSLVerifyClient inside a Location)")));
  }

  private static void tls12(Map<Refusal, List<Cause>> all) {
    all.put(
        Misbehaviour.INAPPROPRIATE_FALLBACK,
        List.of(
            likely(
                "The client tried again with an older version after its first attempt broke off"),
            possible("Somebody on the way breaks connections to force an older version"),
            TEST));
    all.put(
        Misbehaviour.BAD_RENEGOTIATION_INFO,
        List.of(
            likely("The peer takes this handshake for a later one of another connection"),
            possible("Somebody puts two connections together (CVE-2009-3555)"),
            TEST));
    all.put(
        Misbehaviour.FAKE_SESSION_RESUMED,
        List.of(
            likely("The server echoes the session id as TLS 1.3 has it, although it chose TLS 1.2"),
            TEST));
    all.put(
        Misbehaviour.RESUMED_WITH_OTHER_SUITE,
        List.of(
            likely("The server found the session, and then chose the suite as if it had not"),
            TEST));
    all.put(
        Misbehaviour.RESUMED_WITHOUT_EXTENDED_MAIN_SECRET,
        List.of(
            likely("The peer was replaced by an older version while its sessions were kept"),
            possible("Somebody takes the extension out on the way (the triple handshake attack)"),
            TEST));
    all.put(
        Misbehaviour.NO_UNCOMPRESSED_POINTS,
        List.of(likely("The peer's list of point formats was made wrongly"), TEST));
  }

  private static void afterwards(Map<Refusal, List<Cause>> all) {
    all.put(
        Misbehaviour.BAD_KEY_UPDATE_REQUEST,
        List.of(likely("The peer's KeyUpdate is malformed"), TEST));
  }
}
