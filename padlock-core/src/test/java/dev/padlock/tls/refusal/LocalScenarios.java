package dev.padlock.tls.refusal;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.ForwardingCrypto;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.crypto.jca.Primitive;
import dev.padlock.tls.crypto.jca.ProviderChoice;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.hostile.Altered;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.SigningKey;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.message.ClientHello;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/// What fails on our own side: before a byte is sent, or because somebody whom we asked failed.
final class LocalScenarios extends ScenarioTable {

  LocalScenarios() {
    lists();
    values();
    credentials();
    callbacks();
    bugs();
  }

  private void refused(ConfigurationFault fault, String story, Executable attempt) {
    add(new Scenario.Local(fault, story, attempt));
  }

  private void lists() {
    refused(
        ConfigurationFault.NOTHING_ENABLED,
        "no cipher suite",
        () -> Parties.client().cipherSuites(List.of()).build());
    refused(
        ConfigurationFault.NOTHING_ENABLED,
        "no group",
        () -> Parties.server().groups(List.of()).build());
    refused(
        ConfigurationFault.NOTHING_ENABLED,
        "no signature scheme",
        () -> Parties.client().signatureSchemes(List.of()).build());
    refused(
        ConfigurationFault.NOT_SUPPORTED,
        "a cipher suite that nobody should have",
        () -> Parties.client().cipherSuites(List.of(new CipherSuite(0x000a))).build());
    refused(
        ConfigurationFault.NOT_SUPPORTED,
        "a version that the policy does not have",
        () -> Parties.client().versions(ProtocolVersion.TLS_1_2).build());
    refused(
        ConfigurationFault.NOTHING_ENABLED,
        "a suite of TLS 1.2 where only TLS 1.3 is spoken",
        () ->
            Parties.client()
                .policy(Policy.INTERMEDIATE)
                .versions(ProtocolVersion.TLS_1_3)
                .cipherSuites(List.of(new CipherSuite(0xc02f)))
                .build());
    refused(
        ConfigurationFault.NEEDS_LEGACY_POLICY,
        "a suite without forward secrecy",
        () ->
            Parties.server12()
                .cipherSuites(List.of(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256))
                .build());
    refused(
        ConfigurationFault.NOT_SUPPORTED,
        "a group that nobody knows",
        () -> Parties.client().groups(List.of(NamedGroup.X25519, new NamedGroup(0xfe01))).build());
    refused(
        ConfigurationFault.NOT_SUPPORTED,
        "a broken signature scheme",
        () -> Parties.server().signatureSchemes(List.of(SignatureScheme.ECDSA_SHA1)).build());
  }

  private void values() {
    refused(
        ConfigurationFault.WEAK_PSK,
        "a pre-shared key that is a password",
        () ->
            ExternalPsk.direct(
                Opaque.ofHex("01"), Secret.of("PSK", new byte[15]), HashAlgorithm.SHA256));
    refused(
        ConfigurationFault.BAD_VALUE,
        "a record size limit below 64",
        () -> Parties.client().recordSizeLimit(63).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "a longest fragment that RFC 6066 does not have",
        () -> Parties.client().maxFragmentLength(1000).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "a record size limit above what there is",
        () -> Parties.server().recordSizeLimit(16386).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "records without content",
        () -> Parties.server().sendRecordsUpTo(0).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "negative padding",
        () -> Parties.client().padRecordsTo(-1).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "keys for no record",
        () -> Parties.client().renewKeysAfter(0).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "messages of any length",
        () -> Parties.client().maxHandshakeMessage(1 << 25).build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "a share of a group that is not enabled",
        () ->
            Parties.client()
                .groups(List.of(NamedGroup.X25519))
                .keyShares(List.of(NamedGroup.SECP256R1))
                .build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "an empty application protocol",
        () -> Parties.client().applicationProtocols("h2", "").build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "a server's empty application protocol",
        () -> Parties.server().applicationProtocols("").build());
    refused(
        ConfigurationFault.BAD_VALUE,
        "an application protocol of 256 bytes",
        () -> Parties.client().applicationProtocols("x".repeat(256)).build());
  }

  private void credentials() {
    refused(
        ConfigurationFault.NO_TRUST_STORE,
        "a machine without a trust store",
        LocalScenarios::withoutTrustStore);
    refused(
        ConfigurationFault.NO_SERVER_END_POINT,
        "a certificate whose signature has no hash",
        () -> Doors.serverEndPoint(List.of(signedWithEd25519())));
    refused(
        ConfigurationFault.NO_SERVER_END_POINT,
        "a server whose certificate is not known",
        () -> Doors.serverEndPoint(List.of()));
    refused(
        ConfigurationFault.NO_CREDENTIAL,
        "a server without a credential",
        () -> ServerConfig.builder().build());
    refused(
        ConfigurationFault.NO_CREDENTIAL,
        "a credential without a certificate",
        () ->
            Credential.of(List.of(), SigningKey.local(TestCa.keys(KeyKind.EC_P256).getPrivate())));
    refused(
        ConfigurationFault.KEY_CANNOT_SIGN,
        "an RSA key that is too short for PSS",
        OddKeys::tooShort);
    refused(
        ConfigurationFault.CREDENTIAL_UNUSABLE,
        "a certificate with a key that is none",
        OddKeys::unreadable);
  }

  /// A system that says it is Windows and has none of its stores.
  private static void withoutTrustStore() throws Exception {
    String system = System.getProperty("os.name");
    System.setProperty("os.name", "Windows");
    try {
      ClientConfig.builder().build();
    } finally {
      System.setProperty("os.name", system);
    }
  }

  private void callbacks() {
    refuses(InternalFailure.CALLBACK_FAILED, AlertDescription.INTERNAL_ERROR, UNDER_HANDSHAKE_KEYS)
        .when(
            "a verifier that throws",
            client ->
                client.verifier(claim -> {
                  throw new IllegalStateException("no judge");
                }),
            server -> server)
        .when(
            "a credential chooser that throws",
            client ->
                client.credentials(request -> {
                  throw new IllegalStateException("no credential");
                }),
            server -> server.requestCertificate())
        .when(
            "a verifier that says nothing",
            client -> client.verifier(claim -> LocalScenarios.<Judgement>nothing()),
            server -> server)
        .whenClient(
            "a remote key that throws",
            server ->
                server.credentials(
                    Credential.of(
                        TestCa.server(Parties.NAME).chain(),
                        (crypto, algorithm, content) -> {
                          throw new IllegalStateException("no key");
                        })),
            client -> client)
        .whenClient(
            "a remote key that signs nothing",
            server ->
                server.credentials(
                    Credential.of(
                        TestCa.server(Parties.NAME).chain(),
                        (crypto, algorithm, content) -> LocalScenarios.<byte[]>nothing())),
            client -> client);
    refuses(InternalFailure.CALLBACK_FAILED, AlertDescription.INTERNAL_ERROR, IN_THE_CLEAR)
        .whenClient(
            "a configuration chooser that throws",
            server ->
                server.configurationChooser(hello -> {
                  throw new IllegalStateException("no configuration");
                }),
            client -> client)
        .whenClient(
            "a protocol chooser that throws",
            server ->
                server.applicationProtocolChooser(names -> {
                  throw new IllegalStateException("no protocol");
                }),
            client ->
                client.edit(
                    ClientHello.class,
                    Altered.clientExtensions(e ->
                        e.with(
                            new ApplicationLayerProtocolNegotiation(
                                List.of(Opaque.of(new byte[] {'x'})))))));
    refuses(InternalFailure.CRYPTO_FAILED, AlertDescription.INTERNAL_ERROR, UNDER_HANDSHAKE_KEYS)
        .whenClient(
            "a provider whose signatures fail",
            server ->
                server.crypto(
                    JcaCrypto.with(
                        new SecureRandom(),
                        new ProviderChoice(Primitive.ECDSA, new OddKeys.Failing()))),
            client -> client);
    refuses(
            ConfigurationFault.KEY_CANNOT_SIGN,
            AlertDescription.INTERNAL_ERROR,
            UNDER_HANDSHAKE_KEYS)
        .whenClient(
            "a key that no provider takes",
            server ->
                server.credentials(
                    Credential.of(
                        TestCa.server(Parties.NAME).chain(), SigningKey.local(OddKeys.opaque()))),
            client -> client);
  }

  /// What careless callbacks return.
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  private void bugs() {
    refuses(InternalFailure.BUG, AlertDescription.INTERNAL_ERROR, IN_THE_CLEAR)
        .whenClient(
            "a crypto provider that throws what it must not",
            server ->
                server.crypto(
                    new ForwardingCrypto() {
                      @Override
                      public Hkdf hkdf(HashAlgorithm algorithm) {
                        throw new IllegalStateException("no HKDF");
                      }
                    }),
            client -> client);
    refuses(InternalFailure.CALLBACK_FAILED, AlertDescription.INTERNAL_ERROR, IN_THE_CLEAR)
        .plays(
            "a listener that throws",
            () ->
                new Scenario.Cast(
                    ServerConnection.open(
                        Parties.server().build(),
                        event -> {
                          throw new IllegalStateException("no ear");
                        }),
                    new HostileClient()));
    refuses(InternalFailure.CALLBACK_FAILED, AlertDescription.INTERNAL_ERROR, UNDER_HANDSHAKE_KEYS)
        .whenClient(
            "a key log that throws",
            server ->
                server
                    .dangerous()
                    .keyLog(line -> {
                      throw new IllegalStateException("no log");
                    }),
            client -> client);
  }

  private static Opaque signedWithEd25519() {
    return Opaque.wrap(TestCa.root(KeyKind.ED25519).certificate().der().toArray());
  }
}
