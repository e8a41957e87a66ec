package dev.padlock.proving.bogo;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.pem.Pem;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds a connection against what the flags expect of it.
final class Checks {

  private final Settings settings;
  private final Settings.Expected expected;
  private final Observed observed;

  Checks(Settings settings, Observed observed) {
    this.settings = settings;
    this.expected = settings.expected;
    this.observed = observed;
  }

  void afterHandshake(ConnectionInfo info) throws Unmet, PkiException, IOException {
    negotiated(info);
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
    code("group", expected.group, info.group().map(NamedGroup::code).orElse(0));
    code(
        "peer's signature scheme",
        expected.peerScheme,
        info.peerSignatureScheme().map(SignatureScheme::code).orElse(0));
    if (expected.retried != null) {
      same("retry", expected.retried, info.wasRetried());
    }
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
        !expected.noPeerCertificate && (!settings.endpoint.server || settings.peer.required);
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
    if (!expected.ocspResponse.isEmpty()) {
      same("OCSP response", expected.ocspResponse, info.peerOcspResponse());
    }
    if (!expected.timestamps.isEmpty()) {
      same("SCTs", expected.timestamps, list(info.peerCertificateTimestamps()));
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
          request == null
              ? List.of()
              : request.schemes().stream().map(SignatureScheme::code).toList());
    }
    if (expected.authorities != null) {
      same(
          "authorities", expected.authorities, request == null ? List.of() : request.authorities());
    }
  }

  /// Announced credentials count from 0; -1 is the one that was not, or none.
  private void credential(ConnectionInfo info) throws Unmet {
    if (expected.credential != null) {
      int announced = settings.credentials.size() - 1;
      int seen = info.ownCredential().map(observed.credentials::indexOf).orElse(-1);
      same("credential", expected.credential, seen < announced ? seen : -1);
    }
  }

  /// A server sends tickets, unless we are told that it does not; without them there is no session.
  void atTheEnd() throws Unmet {
    if (settings.endpoint.server) {
      return;
    }
    boolean session = !expected.noSession && !settings.play.shutsDown;
    same("ticket", session, observed.hasTicket());
    if (session) {
      same("ticket for early data", expected.ticketTakesEarlyData, observed.ticketTakesEarlyData());
    }
  }
}
