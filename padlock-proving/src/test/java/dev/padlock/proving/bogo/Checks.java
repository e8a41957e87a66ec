package dev.padlock.proving.bogo;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.pem.Pem;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Holds a connection against what the flags expect of it.
final class Checks {

  /// Why a server refuses early data, in the reference's words. Others say nothing that Padlock
  /// tells, or what the outcome tells.
  private static final Map<String, Set<Miss>> REFUSALS =
      Map.of(
          "hello_retry_request", Set.of(Miss.RETRIED),
          "alpn_mismatch", Set.of(Miss.OTHER_PROTOCOL),
          "ticket_age_skew", Set.of(Miss.TOO_LATE, Miss.AHEAD_OF_TIME),
          "unsupported_for_session", Set.of(Miss.EARLY_DATA_OFF));

  private final Settings settings;
  private final Settings.Expected expected;
  private final Observed observed;
  private final Memory memory;

  Checks(Settings settings, Observed observed, Memory memory) {
    this.settings = settings;
    this.memory = memory;
    this.expected = settings.expected;
    this.observed = observed;
  }

  void afterHandshake(ConnectionInfo info) throws Unmet, PkiException, IOException {
    negotiated(info);
    session(info);
    hellos(info);
    peer(info);
    asked();
    credential(info);
  }

  private void negotiated(ConnectionInfo info) throws Unmet {
    code("version", expected.version, info.version().map(ProtocolVersion::code).orElse(0));
    int suite = info.cipherSuite().map(CipherSuite::code).orElse(0);
    code("cipher suite", expected.suite, suite);
    boolean fastAes = JcaCrypto.platform().acceleratesAes();
    code("cipher suite", fastAes ? expected.suiteWithFastAes : expected.suiteWithoutFastAes, suite);
    if (!info.isResumed() || !is12(info)) {
      code("group", expected.group, info.group().map(NamedGroup::code).orElse(0));
    }
    if (!info.isResumed()) {
      agreed(info);
    }
    if (expected.retried != null) {
      same("retry", expected.retried, info.wasRetried());
    }
  }

  /// Of what a resumed connection does not agree on again, Padlock does not tell.
  private void agreed(ConnectionInfo info) throws Unmet {
    code(
        "peer's signature scheme",
        expected.peerScheme,
        info.peerSignatureScheme().map(SignatureScheme::code).orElse(0));
    if (!expected.ocspResponse.isEmpty()) {
      same("OCSP response", expected.ocspResponse, info.peerOcspResponse());
    }
    if (!expected.timestamps.isEmpty()) {
      same("SCTs", expected.timestamps, list(info.peerCertificateTimestamps()));
    }
  }

  /// Padlock makes no session without an extended main secret (RFC 7627 §5.3).
  private void session(ConnectionInfo info) throws Unmet {
    same("resumption", memory.isLater() && !expected.sessionMiss, info.isResumed());
    if (expected.ticketAgeSkew != null && memory.isLater()) {
      same("ticket age skew", expected.ticketAgeSkew, memory.ticketAgeSkew());
    }
    if (!is12(info)) {
      return;
    }
    boolean extended = observed.isAgreed(ExtensionType.EXTENDED_MAIN_SECRET);
    boolean given = !expected.noSession && (!info.isResumed() || expected.ticketRenewal);
    if (!settings.endpoint.server) {
      same("new session", given && extended, memory.hasNewSession());
    } else if (expected.sessionId != null && !memory.isLater()) {
      same("session by id", expected.sessionId && extended, memory.hasNewSession());
    }
    Unmet.unless(!expected.extendedMainSecret || extended, "main secret", "extended", "not");
    if (expected.secureRenegotiation != null) {
      boolean secure = observed.isAgreed(ExtensionType.RENEGOTIATION_INFO);
      same("secure renegotiation", expected.secureRenegotiation, secure);
    }
  }

  /// What became of early data; on a server that refuses it, why.
  static void earlyData(Settings settings, ConnectionInfo info) throws Unmet {
    Settings.Expected expected = settings.expected;
    boolean taken = info.earlyData() == EarlyDataOutcome.TAKEN;
    if (expected.earlyDataTaken != null) {
      same("early data", expected.earlyDataTaken, taken);
    }
    if (expected.noEarlyData) {
      same("early data", EarlyDataOutcome.NONE, info.earlyData());
    }
    Set<Miss> reasons = REFUSALS.get(String.valueOf(expected.earlyDataReason));
    if (settings.endpoint.server && reasons != null) {
      boolean told = info.earlyDataMiss().filter(reasons::contains).isPresent();
      Unmet.unless(told, "reason", reasons, info.earlyDataMiss());
    }
  }

  static boolean is12(ConnectionInfo info) {
    return info.version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
  }

  private static void code(String what, int wanted, int seen) throws Unmet {
    Unmet.unless(wanted == 0 || wanted == seen, what, wanted, seen);
  }

  private static void same(String what, Object wanted, @Nullable Object seen) throws Unmet {
    Unmet.unless(wanted.equals(seen), what, wanted, String.valueOf(seen));
  }

  private void hellos(ConnectionInfo info) throws Unmet {
    if (expected.serverName != null) {
      same("server name", expected.serverName, info.requestedServerName().orElse(""));
    }
    if (expected.noServerName) {
      same("server name", "", info.requestedServerName().orElse(""));
    }
    String protocol =
        settings.endpoint.server
            ? Objects.requireNonNullElse(settings.choices.protocol, "")
            : expected.protocol;
    same("application protocol", protocol, info.applicationProtocol().orElse(""));
    if (expected.advertisedProtocols != null) {
      same("advertised protocols", expected.advertisedProtocols, observed.advertisedProtocols);
    }
  }

  private void peer(ConnectionInfo info) throws Unmet, PkiException, IOException {
    List<Opaque> chain = info.peerCertificates();
    boolean wanted =
        !expected.noPeerCertificate
            && info.pskIdentity().isEmpty()
            && (!settings.endpoint.server || settings.peer.required);
    Unmet.unless(!wanted || !chain.isEmpty(), "peer's certificate", "one", "none");
    Unmet.unless(
        !expected.noPeerCertificate || chain.isEmpty(), "peer's certificate", "none", "one");
    if (expected.peerCertificates != null) {
      List<Opaque> file =
          Pem.read(Files.readAllBytes(Path.of(expected.peerCertificates))).stream()
              .map(block -> Opaque.wrap(block.content().toArray()))
              .toList();
      same("peer's chain", file, chain);
    }
  }

  /// RFC 6962 §3.3.
  private static Opaque list(List<Opaque> timestamps) {
    ByteWriter out = new ByteWriter();
    out.vector16(timestamps, (timestamp, to) -> to.opaque16(timestamp));
    return Opaque.wrap(out.toByteArray());
  }

  /// What the peer asked of our credential.
  private void asked() throws Unmet {
    CredentialRequest request = observed.credentialRequest;
    if (!expected.peerSchemes.isEmpty()) {
      same(
          "peer's signature schemes",
          expected.peerSchemes,
          observed.peerSchemes().stream().map(SignatureScheme::code).toList());
    }
    if (!expected.certificateTypes.isEmpty()) {
      same("certificate types", expected.certificateTypes, observed.certificateTypes());
    }
    if (expected.authorities != null) {
      same(
          "authorities", expected.authorities, request == null ? List.of() : request.authorities());
    }
  }

  /// Announced credentials count from 0; -1 is the one that was not, or none.
  private void credential(ConnectionInfo info) throws Unmet {
    if (expected.credential != null) {
      same("credential", expected.credential, announced(info));
    }
  }

  private int announced(ConnectionInfo info) {
    List<CredentialSettings> announced =
        settings.credentials.subList(1, settings.credentials.size());
    int key = info.pskIdentity().map(name -> pskOf(announced, name)).orElse(-1);
    int certificate = info.ownCredential().map(observed.credentials::indexOf).orElse(-1);
    return key >= 0 ? key : indexOfCertificate(announced, certificate);
  }

  private static int pskOf(List<CredentialSettings> announced, Opaque identity) {
    return announced.stream().map(each -> each.pskIdentity).toList().indexOf(identity);
  }

  /// Where the nth certificate is among all that was announced; -1 where it was not.
  private static int indexOfCertificate(List<CredentialSettings> announced, int nth) {
    int[] places =
        IntStream.range(0, announced.size()).filter(i -> announced.get(i).pskKey == null).toArray();
    return nth >= 0 && nth < places.length ? places[nth] : -1;
  }

  /// A server sends tickets, unless we are told that it does not; without them there is no session.
  void atTheEnd(ConnectionInfo info) throws Unmet {
    earlyData(settings, info);
    if (settings.endpoint.server || is12(info)) {
      return;
    }
    boolean session = !expected.noSession && !settings.play.shutsDown;
    same("ticket", session, observed.hasTicket());
    if (session) {
      same("ticket for early data", expected.ticketTakesEarlyData, observed.ticketTakesEarlyData());
    }
  }
}
