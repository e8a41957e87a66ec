package dev.padlock.tls.refusal;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.path.KeyPolicy;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PkiVerifier;
import dev.padlock.tls.verify.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Certificates that are not to be believed. The alerts are those of RFC 9846 §6.2; all of a
/// client's go under its handshake keys.
final class IdentityScenarios extends ScenarioTable {

  private static final Oid SUBJECT_ALT_NAME = Oid.of("2.5.29.17");
  private static final Oid AUTHORITY_INFORMATION_ACCESS = Oid.of("1.3.6.1.5.5.7.1.1");
  private static final Oid CLIENT_AUTH = Oid.of("1.3.6.1.5.5.7.3.2");
  private static final Oid NOBODY_KNOWS = Oid.of("1.3.6.1.4.1.99999.1");

  IdentityScenarios() {
    dates();
    paths();
    names();
    strength();
    verifiers();
    staples();
    clients();
  }

  /// Makes what the server presents.
  @FunctionalInterface
  private interface Presented {
    Credential credential() throws Exception;
  }

  private void client(
      IdentityFault fault, AlertDescription alert, String story, Presented presented) {
    client(fault, alert, story, client -> client, presented);
  }

  private void client(
      IdentityFault fault,
      AlertDescription alert,
      String story,
      Change<ClientConfig.Builder> client,
      Presented presented) {
    refuses(fault, alert, UNDER_HANDSHAKE_KEYS)
        .plays(
            story,
            () ->
                new Scenario.Cast(
                    ClientConnection.open(client.of(Parties.client()).build(), Parties.NAME),
                    new HostileServer(presented.credential())));
  }

  private static Credential certified(CertificateProfile profile) throws Exception {
    return Credential.of(TestCa.issue(profile));
  }

  private static CertificateProfile profile() throws Exception {
    return CertificateProfile.server(Parties.NAME);
  }

  private void dates() {
    Instant now = Instant.now();
    client(
        IdentityFault.CERTIFICATE_EXPIRED,
        AlertDescription.CERTIFICATE_EXPIRED,
        "an expired certificate",
        () -> Credential.of(TestCa.expiredServer(Parties.NAME)));
    client(
        IdentityFault.CERTIFICATE_NOT_YET_VALID,
        AlertDescription.CERTIFICATE_EXPIRED,
        "a certificate of tomorrow",
        () ->
            certified(
                profile()
                    .withValidity(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)))));
    client(
        IdentityFault.CERTIFICATE_EXPIRED,
        AlertDescription.CERTIFICATE_EXPIRED,
        "a clock that runs ahead",
        client -> client.clock(() -> now.plus(Duration.ofDays(40_000))),
        Parties::serverCredential);
  }

  private void paths() {
    client(
        IdentityFault.UNKNOWN_CA,
        AlertDescription.UNKNOWN_CA,
        "a root that we do not trust",
        () ->
            Credential.of(
                CertificateAuthority.create(
                        CertificateProfile.root("Another root"), TestCa.ambience())
                    .issue(profile())));
    client(
        IdentityFault.MISSING_INTERMEDIATE,
        AlertDescription.UNKNOWN_CA,
        "a chain without its intermediate",
        () -> {
          Identity full =
              TestCa.intermediate("An intermediate")
                  .issue(
                      profile()
                          .withExtension(
                              new CertificateExtension(
                                  AUTHORITY_INFORMATION_ACCESS, false, issuerIsPublished())));
          return Credential.of(List.of(full.leaf()), SigningKey.local(full.key()));
        });
    client(
        IdentityFault.SELF_SIGNED,
        AlertDescription.UNKNOWN_CA,
        "a certificate that signs itself",
        () -> Credential.of(CertificateAuthority.selfSigned(profile(), TestCa.ambience())));
    client(
        IdentityFault.ISSUER_NOT_ALLOWED,
        AlertDescription.BAD_CERTIFICATE,
        "a certificate issued by a server",
        () ->
            Credential.of(
                CertificateAuthority.of(TestCa.server("ca.example"), TestCa.ambience())
                    .issue(profile())));
    client(
        IdentityFault.CERTIFICATE_SIGNATURE_INVALID,
        AlertDescription.BAD_CERTIFICATE,
        "a certificate that was changed",
        () -> {
          Identity good = TestCa.server(Parties.NAME);
          byte[] der = good.leaf().der().toArray();
          der[der.length - 1] ^= 1;
          return Credential.of(List.of(Certificate.read(der)), SigningKey.local(good.key()));
        });
    client(
        IdentityFault.CERTIFICATE_REJECTED,
        AlertDescription.CERTIFICATE_UNKNOWN,
        "a critical extension that nobody knows",
        () ->
            certified(
                profile()
                    .withExtension(
                        new CertificateExtension(
                            NOBODY_KNOWS, true, Octets.of(new byte[] {5, 0})))));
    client(
        IdentityFault.CERTIFICATE_UNREADABLE,
        AlertDescription.BAD_CERTIFICATE,
        "a subjectAltName that is none",
        () ->
            certified(
                profile()
                    .withoutSubjectAltNames()
                    .withExtension(
                        new CertificateExtension(
                            SUBJECT_ALT_NAME, false, Octets.of(new byte[] {5, 0})))));
  }

  /// `caIssuers` at a URI: a public authority that says where its certificate is.
  private static Octets issuerIsPublished() {
    return Octets.wrap(
        HexFormat.of()
            .parseHex("301a301806082b0601050507300286" + "0c" + "687474703a2f2f63612e6578"));
  }

  private void names() {
    client(
        IdentityFault.NAME_MISMATCH,
        AlertDescription.BAD_CERTIFICATE,
        "a certificate for another name",
        () -> Credential.of(TestCa.server("other.example")));
    client(
        IdentityFault.NO_SUBJECT_ALTERNATIVE_NAME,
        AlertDescription.BAD_CERTIFICATE,
        "a name in the common name only",
        () -> certified(profile().withoutSubjectAltNames().withCommonName(Parties.NAME)));
    client(
        IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE,
        AlertDescription.UNSUPPORTED_CERTIFICATE,
        "a certificate for clients",
        () -> certified(profile().withPurposes(CLIENT_AUTH)));
    client(
        IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE,
        AlertDescription.UNSUPPORTED_CERTIFICATE,
        "a certificate whose key may not sign",
        () -> certified(profile().withKeyUsage(KeyUsage.KEY_ENCIPHERMENT)));
    refuses(IdentityFault.NAME_MISMATCH, AlertDescription.BAD_CERTIFICATE, UNDER_HANDSHAKE_KEYS)
        .plays(
            "a client that asked for nobody",
            () ->
                new Scenario.Cast(
                    ClientConnection.open(Parties.client().build(), null, null),
                    new HostileServer(Parties.serverCredential())))
        .plays(
            "a client that asked for something that is no name",
            () ->
                new Scenario.Cast(
                    ClientConnection.open(Parties.client().build(), "no name"),
                    new HostileServer(Parties.serverCredential())));
  }

  private void strength() {
    client(
        IdentityFault.WEAK_KEY,
        AlertDescription.BAD_CERTIFICATE,
        "a key below our policy",
        client -> client.verifier(policy(new KeyPolicy(4096, 384, false))),
        Parties::serverCredential);
    client(
        IdentityFault.WEAK_SIGNATURE,
        AlertDescription.BAD_CERTIFICATE,
        "a certificate signed with SHA-1",
        client ->
            client.verifier(claim ->
                new Judgement.Rejected(
                    IdentityFault.WEAK_SIGNATURE, "Signed with SHA-1", Map.of())),
        Parties::serverCredential);
  }

  private static PkiVerifier policy(KeyPolicy policy) {
    return new PkiVerifier(
        ChainJudge.of(TestCa.trust(), ValidationPolicy.STANDARD.withKeys(policy)), "the test root");
  }

  private void verifiers() {
    client(
        IdentityFault.CERTIFICATE_REVOKED,
        AlertDescription.CERTIFICATE_REVOKED,
        "a verifier that knows better",
        client ->
            client.verifier(claim ->
                new Judgement.Rejected(
                    IdentityFault.CERTIFICATE_REVOKED, "It was revoked", Map.of("by", "us"))),
        Parties::serverCredential);
  }

  private void staples() {
    client(
        IdentityFault.OCSP_RESPONSE_REJECTED,
        AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE,
        "a verifier that demands a stapled response",
        client ->
            client.verifier(claim ->
                new Judgement.Rejected(
                    IdentityFault.OCSP_RESPONSE_REJECTED, "Nothing is stapled", Map.of())),
        Parties::serverCredential);
  }

  private void clients() {
    refuses(IdentityFault.UNKNOWN_CA, AlertDescription.UNKNOWN_CA, UNDER_APPLICATION_KEYS)
        .whenClient(
            "a client of a root that we do not trust",
            server -> server.clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust()),
            client ->
                client.present(
                    Credential.of(
                        CertificateAuthority.create(
                                CertificateProfile.root("Another root"), TestCa.ambience())
                            .issue(CertificateProfile.client("a client")))));
    refuses(
            IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE,
            AlertDescription.UNSUPPORTED_CERTIFICATE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a server's certificate from a client",
            server -> server.clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust()),
            client -> client.present(Parties.serverCredential()));
    refuses(
            IdentityFault.CERTIFICATE_REJECTED,
            AlertDescription.CERTIFICATE_UNKNOWN,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a verifier that says no",
            server ->
                server.clientCertificates(
                    ClientCertificates.OPTIONAL,
                    claim ->
                        new Judgement.Rejected(IdentityFault.CERTIFICATE_REJECTED, "No", Map.of())),
            client -> client.present(Parties.clientCredential()));
  }
}
