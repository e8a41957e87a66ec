package dev.padlock.proving.bogo;

import static dev.padlock.proving.bogo.Flag.bytes;
import static dev.padlock.proving.bogo.Flag.ignored;
import static dev.padlock.proving.bogo.Flag.ignoredWithParameter;
import static dev.padlock.proving.bogo.Flag.number;
import static dev.padlock.proving.bogo.Flag.text;
import static dev.padlock.proving.bogo.Flag.yes;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.wire.CipherSuite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every flag that we heed, one line each. Any other is unimplemented.
final class FlagTable {

  private static final int TLS_1_0 = 0x0301;
  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;

  private static final String ONE_WAY_TO_SEAL = "Padlock has one way to seal tickets";
  private static final String RENEGOTIATION =
      "renegotiation, which Padlock never does (RFC 9325 §3.5)";
  private static final String RULE =
      "3DES, or preferences in OpenSSL's words, which Padlock never has";

  private static final Map<String, Flag> FLAGS =
      Stream.of(
              number("-port", (s, n) -> s.endpoint.port = n),
              yes("-ipv6", s -> s.endpoint.ipv6 = true),
              text("-shim-id", (s, id) -> s.endpoint.shimId = Long.parseLong(id)),
              yes("-server", s -> s.endpoint.server = true),
              yes("-async", s -> s.endpoint.async = true),

              // Versions
              number("-min-version", (s, n) -> s.offer.minVersion = n),
              number("-max-version", (s, n) -> s.offer.maxVersion = n),
              yes("-no-tls13", s -> s.offer.without.add(TLS_1_3)),
              yes("-no-tls12", s -> s.offer.without.add(TLS_1_2)),
              yes("-no-tls11", s -> s.offer.without.add(TLS_1_1)),
              yes("-no-tls1", s -> s.offer.without.add(TLS_1_0)),
              number("-expect-version", (s, n) -> s.expected.version = n),
              yes("-expect-extended-master-secret", s -> s.expected.extendedMainSecret = true),
              yes("-expect-secure-renegotiation", s -> s.expected.secureRenegotiation = true),
              yes("-expect-no-secure-renegotiation", s -> s.expected.secureRenegotiation = false),

              // Suites, groups and signatures
              new Flag("-cipher", true, (s, rule) -> s.offer.suites = suites(rule), ""),
              number("-expect-cipher", (s, n) -> s.expected.suite = n),
              number("-expect-cipher-aes", (s, n) -> s.expected.suiteWithFastAes = n),
              number("-expect-cipher-no-aes", (s, n) -> s.expected.suiteWithoutFastAes = n),
              ignored("-server-preference", "a Padlock server always prefers its own order"),
              number("-curves", (s, n) -> s.offer.groups.add(n)),
              number("-key-shares", FlagTable::keyShare),
              yes("-no-key-shares", s -> s.offer.keyShares = new ArrayList<>()),
              number("-server-supported-groups-hint", (s, n) -> s.offer.groupsOfServer.add(n)),
              number("-expect-curve-id", (s, n) -> s.expected.group = n),
              yes("-expect-hrr", s -> s.expected.retried = true),
              yes("-expect-no-hrr", s -> s.expected.retried = false),
              number("-verify-prefs", (s, n) -> s.offer.verifySchemes.add(n)),
              number("-signing-prefs", (s, n) -> s.credential().schemes.add(n)),
              number("-expect-peer-signature-algorithm", (s, n) -> s.expected.peerScheme = n),
              number("-expect-peer-verify-pref", (s, n) -> s.expected.peerSchemes.add(n)),

              // Credentials and peers
              text("-cert-file", (s, file) -> s.credential().chainFile = file),
              text("-key-file", (s, file) -> s.credential().keyFile = file),
              yes("-new-x509-credential", s -> s.credentials.add(new CredentialSettings())),
              yes("-new-psk-credential", s -> s.credentials.add(new CredentialSettings())),
              bytes("-psk-importer-key", (s, key) -> s.credential().pskKey = key),
              bytes("-psk-importer-identity", (s, name) -> s.credential().pskIdentity = name),
              bytes("-psk-importer-context", (s, use) -> s.credential().pskContext = use),
              yes("-psk-importer-sha256", s -> s.credential().pskHash = HashAlgorithm.SHA256),
              yes("-psk-importer-sha384", s -> s.credential().pskHash = HashAlgorithm.SHA384),
              yes("-must-match-issuer", s -> s.credential().mustMatchIssuer = true),
              bytes("-ocsp-response", (s, der) -> s.credential().ocspResponse = der),
              bytes("-signed-cert-timestamps", (s, list) -> s.credential().timestamps = list),
              number("-expect-selected-credential", (s, n) -> s.expected.credential = n),
              ignoredWithParameter(
                  "-trust-cert",
                  "every chain is believed, as in the reference, but for -verify-fail"),
              yes("-verify-peer", s -> s.peer.requested = true),
              yes("-require-any-client-certificate", s -> s.peer.required = true),
              ignored("-expect-verify-result", "Padlock has no connection with who was refused"),
              yes("-verify-fail", s -> s.peer.rejected = true),
              yes("-reverify-on-resume", s -> s.peer.judgedAgain = true),
              ignored("-use-custom-verify-callback", "Padlock has one way to judge peers"),
              bytes("-expect-certificate-types", (s, list) -> s.expected.certificateTypes = list),
              text("-use-client-ca-list", (s, hex) -> s.peer.authorities = names(hex)),
              text("-expect-client-ca-list", (s, hex) -> s.expected.authorities = names(hex)),
              text("-expect-peer-cert-file", (s, file) -> s.expected.peerCertificates = file),
              yes("-expect-no-peer-cert", s -> s.expected.noPeerCertificate = true),
              yes("-enable-ocsp-stapling", s -> s.offer.ocsp = true),
              bytes("-expect-ocsp-response", (s, der) -> s.expected.ocspResponse = der),
              ignored("-use-ocsp-callback", "verifiers and choosers of credentials see to OCSP"),
              ignored("-set-ocsp-in-callback", "the response is the credential's"),
              yes("-decline-ocsp-callback", s -> s.choices.withoutOcsp = true),
              yes("-fail-ocsp-callback", s -> s.choices.failOcsp = true),
              yes("-enable-signed-cert-timestamps", s -> s.offer.timestamps = true),
              bytes("-expect-signed-cert-timestamps", (s, list) -> s.expected.timestamps = list),
              number("-max-cert-list", (s, n) -> s.offer.maxCertificateList = n),
              yes("-install-cert-compression-algs", s -> s.offer.compressors = MockCompressor.ALL),
              number(
                  "-install-one-cert-compression-alg",
                  (s, n) -> s.offer.compressors = List.of(MockCompressor.of(n))),

              // Hellos
              text("-host-name", (s, name) -> s.offer.hostName = name),
              text("-expect-server-name", (s, name) -> s.expected.serverName = name),
              yes("-expect-no-server-name", s -> s.expected.noServerName = true),
              text("-advertise-alpn", (s, list) -> s.offer.protocols = protocols(list)),
              text("-expect-alpn", (s, name) -> s.expected.protocol = name),
              text(
                  "-expect-advertised-alpn",
                  (s, list) -> s.expected.advertisedProtocols = protocols(list)),
              text("-select-alpn", (s, name) -> s.choices.protocol = name),
              yes("-select-empty-alpn", s -> s.choices.protocol = ""),
              yes("-reject-alpn", s -> s.choices.refuseProtocols = true),
              ignored("-decline-alpn", "what a Padlock server without protocols does"),
              yes("-enable-grease", s -> s.offer.grease = true),
              yes("-use-early-callback", s -> s.choices.configuration = true),
              yes("-install-ddos-callback", s -> s.choices.configuration = true),
              yes("-fail-early-callback", s -> s.choices.refuseHello = true),
              yes("-fail-ddos-callback", s -> s.choices.failConfiguration = true),
              yes("-fail-cert-callback", s -> s.choices.failCredential = true),
              ignored("-use-old-client-cert-callback", "Padlock has one way to choose credentials"),

              // What is said
              yes("-implicit-handshake", s -> s.play.implicitHandshake = true),
              yes("-handshake-twice", s -> s.play.handshakeAgain = true),
              yes("-no-op-extra-handshake", s -> s.play.handshakeAgain = true),
              yes("-handshake-never-done", s -> s.play.handshakeNeverDone = true),
              yes("-shim-writes-first", s -> s.play.writesFirst = true),
              text("-shim-initial-write", (s, data) -> s.play.initialWrite = data),
              number("-repeat-shim-initial-write", (s, n) -> s.play.initialWrites = n),
              yes("-read-with-unfinished-write", s -> s.play.unfinishedWrite = true),
              yes("-write-different-record-sizes", s -> s.play.differentSizes = true),
              yes("-shim-shuts-down", s -> s.play.shutsDown = true),
              yes("-check-close-notify", s -> s.play.checkCloseNotify = true),
              number("-read-size", (s, n) -> s.play.readSize = n),
              yes("-key-update", s -> s.play.keyUpdate = true),
              yes("-key-update-before-read", s -> s.play.keyUpdateBeforeRead = true),
              number("-export-keying-material", (s, n) -> s.exports.length = n),
              text("-export-label", (s, label) -> s.exports.label = label),
              text("-export-context", (s, context) -> s.exports.context = context),
              yes("-use-export-context", s -> s.exports.hasContext = true),
              yes("-export-traffic-secrets", s -> s.exports.trafficSecrets = true),
              yes("-use-exporter-between-reads", s -> s.exports.betweenReads = true),

              // Other protocols
              ignored("-renegotiate-ignore", "Padlock always says no, and goes on"),
              new Flag("-expect-total-renegotiations", true, FlagTable::requireNone, ""),
              ignoredWithParameter("-quic-use-legacy-codepoint", "says nothing without QUIC"),
              ignored(
                  "-no-legacy-server-connect",
                  "Padlock never connects to servers without secure renegotiation"),

              // Sessions
              number("-resume-count", (s, n) -> s.endpoint.resumptions = n),
              yes(
                  "-renew-ticket",
                  s -> s.offer.waitsIn12 = "another ticket when a session is resumed"),
              yes("-skip-ticket", FlagTable::skipTicket),
              yes("-no-ticket", s -> s.offer.tickets = false),
              ignored("-use-ticket-callback", ONE_WAY_TO_SEAL),
              ignored("-use-ticket-aead-callback", ONE_WAY_TO_SEAL),
              number("-max-send-fragment", (s, n) -> s.offer.mostSent = n),
              number("-resumption-delay", (s, n) -> s.endpoint.delay = n),
              ignored(
                  "-expect-not-resumable-across-names", "a session of Padlock is for its own name"),
              yes("-expect-session-miss", s -> s.expected.sessionMiss = true),
              yes("-expect-ticket-renewal", s -> s.expected.ticketRenewal = true),
              yes("-expect-session-id", s -> s.expected.sessionId = true),
              yes("-expect-no-session-id", s -> s.expected.sessionId = false),
              yes("-expect-no-session", s -> s.expected.noSession = true),
              yes(
                  "-expect-ticket-supports-early-data",
                  s -> s.expected.ticketTakesEarlyData = true),
              number("-expect-ticket-age-skew", (s, n) -> s.expected.ticketAgeSkew = n),

              // Early data
              yes("-enable-early-data", s -> s.offer.earlyData = true),
              yes("-expect-accept-early-data", s -> s.expected.earlyDataTaken = true),
              yes("-expect-reject-early-data", s -> s.expected.earlyDataTaken = false),
              yes("-expect-no-offer-early-data", s -> s.expected.noEarlyData = true),
              text("-expect-early-data-reason", (s, why) -> s.expected.earlyDataReason = why),
              number("-early-write-after-message", (s, n) -> s.play.earlyAfter = n))
          .collect(Collectors.toUnmodifiableMap(Flag::name, Function.identity()));

  /// Flags of what is not built, by what it is.
  private static final Map<String, String> WAITING =
      Map.ofEntries(
          waiting(
              "PSK cipher suites of TLS 1.2, which Padlock never has (RFC 9325 §4.2)",
              "-psk -psk-identity"),
          waiting(
              "False Start, which Padlock never does: TLS 1.3 saves its round trip safely (RFC 7918 §5)",
              "-false-start -allow-false-start-without-alpn"),
          waiting("tls-unique, which Padlock never offers (RFC 9266 §1)", "-tls-unique"),
          waiting("a client that tries again with less (RFC 7507)", "-fallback-scsv"),
          waiting(
              "tickets in BoringSSL's format, which Padlock never makes: they mean nothing to others (RFC 9846 §4.7.1)",
              "-ticket-key"),
          waiting(
              "resumption across names, which Padlock never does: a session is for its own (RFC 9846 §4.7.1)",
              "-resumption-across-names-enabled -expect-resumable-across-names"),
          waiting(
              RENEGOTIATION,
              "-renegotiate-once -renegotiate-freely -renegotiate-explicit"
                  + " -forbid-renegotiation-after-handshake"),
          waiting(
              "raw public keys (RFC 7250)",
              "-new-rpk-credential -accepted-peer-cert-types -available-client-cert-types"
                  + " -expect-peer-certificate-type -expect-peer-rpk-sha256"),
          waiting(
              "Encrypted Client Hello (RFC 9849)",
              "-ech-config-list -ech-server-config -ech-server-key -ech-is-retry-config"
                  + " -enable-ech-grease -reject-unusable-ech-config -expect-ech-accept"
                  + " -fail-early-callback-ech-rewind"),
          waiting("delegated credentials (RFC 9345)", "-new-delegated-credential"),
          waiting("PAKE", "-new-spake2plusv1-credential"),
          waiting("a trace of messages in the reference's words", "-expect-msg-callback"),
          waiting(
              "alerts by hand, which Padlock never lets applications send: they come of refusals (RFC 9846 §6.2)",
              "-send-alert"),
          waiting("groups of equal preference", "-curves-flags"),
          waiting("reading without taking", "-peek-then-read"),
          waiting("DTLS, which Padlock never speaks", "-dtls -srtp-profiles -mtu"),
          waiting("QUIC, which Padlock never speaks", "-quic -quic-transport-params"),
          waiting(
              "what only BoringSSL and browsers know, and Padlock never",
              "-application-settings -advertise-npn -select-next-proto -send-channel-id"
                  + " -enable-channel-id -expect-channel-id -jdk11-workaround -handshake-hints"
                  + " -permute-extensions -retain-only-sha256-client-cert -request-server-padding -server-supports-padding"
                  + " -requested-trust-anchors -available-trust-anchors -no-server-name-ack"));

  private FlagTable() {}

  private static Map.Entry<String, String> waiting(String feature, String flags) {
    return Map.entry(feature, flags);
  }

  /// @throws Unimplemented for a flag that nobody heeds
  static Flag find(String name) throws Unimplemented {
    Flag flag = FLAGS.get(name);
    if (flag != null) {
      return flag;
    }
    throw new Unimplemented(
        WAITING.entrySet().stream()
            .filter(feature -> List.of(feature.getValue().split(" ")).contains(name))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("the flag " + name));
  }

  /// Flags that are taken without effect, by name.
  static List<Flag> unchecked() {
    return FLAGS.values().stream()
        .filter(flag -> !flag.unchecked().isEmpty())
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  private static void requireNone(Settings settings, String renegotiations) throws Unimplemented {
    if (!renegotiations.equals("0")) {
      throw new Unimplemented(RENEGOTIATION);
    }
  }

  /// A rule that is a plain list of names.
  private static List<CipherSuite> suites(String rule) throws Unimplemented {
    List<CipherSuite> suites = new ArrayList<>();
    for (String name : rule.split(":")) {
      suites.add(
          CipherSuite.ofTls12().stream()
              .filter(suite -> suite.toString().equals(name))
              .findFirst()
              .orElseThrow(() -> new Unimplemented(RULE)));
    }
    return suites;
  }

  private static void skipTicket(Settings settings) {
    settings.offer.tickets13 = false;
    settings.offer.sealsTickets = false;
  }

  private static void keyShare(Settings settings, int group) {
    settings.offer.keyShares =
        Objects.requireNonNullElseGet(settings.offer.keyShares, ArrayList::new);
    settings.offer.keyShares.add(group);
  }

  /// Names, each behind a byte with its length.
  private static List<String> protocols(String wire) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < wire.length(); at += 1 + wire.charAt(at)) {
      names.add(wire.substring(at + 1, at + 1 + wire.charAt(at)));
    }
    return names;
  }

  /// DER names in hexadecimal, parted by commas; words in angle brackets stand for none.
  private static List<Opaque> names(String hex) {
    return hex.startsWith("<")
        ? List.of()
        : Stream.of(hex.split(","))
            .map(name -> Opaque.wrap(HexFormat.of().parseHex(name)))
            .toList();
  }

  /// Arguments are bytes; we read each as a character.
  static byte[] raw(String argument) {
    return argument.getBytes(StandardCharsets.ISO_8859_1);
  }
}
