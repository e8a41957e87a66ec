package dev.padlock.tls.refusal;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.Offers;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.hostile.Altered;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.hostile.KnownKey;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.List;
import java.util.function.UnaryOperator;

/// What nobody may do with a pre-shared key (RFC 9846 §4.3.11).
final class ResumptionScenarios extends ScenarioTable {

  private static final KeyStage UNDER_EARLY_KEYS = KeyStage.EARLY_DATA;
  private static final CipherSuite SUITE = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final CipherSuite OTHER_HASH = CipherSuite.TLS_AES_256_GCM_SHA384;
  private static final NamedGroup OTHER_GROUP = NamedGroup.SECP256R1;

  ResumptionScenarios() {
    binders();
    chosenKeys();
    certificatesBesideAKey();
    takenEarlyData();
    sentEarlyData();
    externalKeys();
  }

  /// Where a key takes the place of certificates, there may be none (RFC 9257 §7).
  private void externalKeys() {
    refuses(Incompatibility.NO_COMMON_PSK, AlertDescription.HANDSHAKE_FAILURE, IN_THE_CLEAR)
        .plays(
            "a client without a key of a server that has nothing else",
            () -> new Scenario.Cast(ServerConnection.open(keysAlone()), new HostileClient()))
        .plays(
            "a client with a key that a server does not know that has nothing else",
            () ->
                new Scenario.Cast(
                    ServerConnection.open(keysAlone()),
                    new HostileClient()
                        .offerKeys(KnownKey.of(SUITE).offered(Opaque.of(new byte[100])))))
        .plays(
            "a server with a certificate alone of a client that insists on its key",
            () ->
                new Scenario.Cast(
                    ClientConnection.open(
                        Parties.client().externalPsks(externalKey()).requirePsk(true).build(),
                        Parties.NAME),
                    new HostileServer(Parties.serverCredential())));
  }

  private static ServerConfig keysAlone() throws TlsException {
    return ServerConfig.builder()
        .policy(Policy.MODERN)
        .crypto(Parties.CRYPTO)
        .externalPsks(externalKey())
        .build();
  }

  private static ExternalPsk externalKey() throws TlsException {
    byte[] key = new byte[32];
    key[0] = 1;
    return ExternalPsk.direct(
        Opaque.of(new byte[4]), Secret.of("an external key", key), HashAlgorithm.SHA256);
  }

  private void binders() {
    refuses(ResumptionFault.BINDER_MISMATCH, AlertDescription.DECRYPT_ERROR, IN_THE_CLEAR)
        .plays(
            "a ticket without its key",
            () -> resuming(Parties.server(), (client, psk) -> client.offerKeys(stolen(psk))))
        .plays(
            "a ticket whose key is said to come from elsewhere",
            () ->
                resuming(
                    Parties.server(),
                    (client, psk) ->
                        client.offerKeys(
                            new OfferedPsk(
                                new PreSharedKey(
                                    PskKind.EXTERNAL, psk.key().hash(), psk.key().secret()),
                                psk.identity(),
                                null))))
        .plays(
            "a stolen ticket behind one that nobody knows",
            () ->
                resuming(
                    Parties.server(),
                    (client, psk) ->
                        client.offerKeys(
                            KnownKey.of(SUITE).offered(Opaque.of(new byte[100])), stolen(psk))))
        .plays(
            "a hello that changed after its binder was made",
            () ->
                resuming(
                    Parties.server(),
                    (client, psk) ->
                        client
                            .offerKeys(psk)
                            .edit(
                                ClientHello.class,
                                Altered.clientSessionId(Opaque.of(new byte[32])))))
        .plays(
            "a second hello whose binder forgets the first",
            () ->
                resuming(
                    Parties.server().groups(List.of(OTHER_GROUP)),
                    (client, psk) ->
                        client
                            .offerKeys(psk)
                            .editSecondHello(hello ->
                                Offers.bound(
                                    client.settings(), hello, List.of(psk), Transcript.start()))));
  }

  @FunctionalInterface
  private interface Resuming {
    HostileClient with(HostileClient client, OfferedPsk psk) throws Exception;
  }

  /// A server of ours, and a client that has a ticket of it.
  private static Scenario.Cast resuming(ServerConfig.Builder server, Resuming client)
      throws Exception {
    ServerConfig config = server.build();
    OfferedPsk psk = KnownKey.of(SUITE).issuedBy(config);
    return new Scenario.Cast(ServerConnection.open(config), client.with(new HostileClient(), psk));
  }

  /// The ticket with another key.
  private static OfferedPsk stolen(OfferedPsk psk) {
    return new OfferedPsk(
        new PreSharedKey(
            PskKind.RESUMPTION, psk.key().hash(), Secret.of("a wrong key", new byte[32])),
        psk.identity(),
        null);
  }

  private void chosenKeys() {
    refuses(
            ResumptionFault.SELECTED_PSK_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .plays(
            "the second key of a client that offers one",
            () -> remembering(server -> server.edit(ServerHello.class, choosing(1))))
        .plays(
            "the last key that a number can name",
            () -> remembering(server -> server.edit(ServerHello.class, choosing(0xffff))));
    refuses(ResumptionFault.PSK_OF_OTHER_HASH, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .plays(
            "a key for SHA-256 with a suite of SHA-384",
            () ->
                remembering(
                    server -> server.suite(OTHER_HASH).edit(ServerHello.class, choosing(0))));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            IN_THE_CLEAR)
        .plays(
            "a key that the client withdrew because a retry chose another hash",
            () ->
                remembering(server ->
                    server
                        .suite(OTHER_HASH)
                        .retry(OTHER_GROUP)
                        .edit(ServerHello.class, choosing(0))));
  }

  private static UnaryOperator<ServerHello> choosing(int index) {
    return Altered.serverExtensions(e -> e.with(new PreSharedKeyServerHello(index)));
  }

  /// A server that took the key has nothing to say by certificates (RFC 9846 §4.4.2, §4.5.1).
  private void certificatesBesideAKey() {
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .plays(
            "a certificate of a server that took a key",
            () ->
                remembering(server ->
                    accepting(server).before(Finished.class, to -> to.say(server.certificate()))))
        .plays(
            "a server that took a key and asks for a certificate",
            () -> remembering(server -> accepting(server).requestCertificate()));
    refuses(Misbehaviour.BAD_FINISHED, AlertDescription.DECRYPT_ERROR, UNDER_HANDSHAKE_KEYS)
        .plays(
            "a wrong Finished of a server that took a key",
            () ->
                remembering(
                    server -> accepting(server).edit(Finished.class, Altered.verifyData())));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            UNDER_HANDSHAKE_KEYS)
        .plays(
            "early data accepted where none was announced",
            () ->
                remembering(server ->
                    accepting(server)
                        .edit(
                            EncryptedExtensions.class,
                            Altered.encrypted(new EarlyDataIndication()))));
  }

  private static HostileServer accepting(HostileServer server) {
    return server.resume(KnownKey.of(SUITE).key());
  }

  /// A client of ours that was there before, and its server.
  private static Scenario.Cast remembering(Change<HostileServer> server) throws Exception {
    ClientConfig config = Parties.client().build();
    KnownKey.of(SUITE).rememberedBy(config);
    return new Scenario.Cast(
        ClientConnection.open(config, Parties.NAME),
        server.of(new HostileServer(Parties.serverCredential())));
  }

  private void takenEarlyData() {
    refuses(
            ResumptionFault.EARLY_DATA_WITHOUT_ITS_SESSION,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_EARLY_KEYS)
        .plays(
            "early data taken in a full handshake",
            () -> announcing("", client -> client, ResumptionScenarios::taking));
    refuses(
            ResumptionFault.EARLY_DATA_UNDER_OTHER_TERMS,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_EARLY_KEYS)
        .plays(
            "early data taken under another suite",
            () ->
                announcing(
                    "",
                    client -> client,
                    server ->
                        taking(accepting(server)).suite(CipherSuite.TLS_CHACHA20_POLY1305_SHA256)))
        .plays(
            "early data taken without its application protocol",
            () ->
                announcing(
                    "h2",
                    client -> client.applicationProtocols("h2"),
                    server -> taking(accepting(server))));
    refuses(
            ResumptionFault.OLDER_VERSION_AFTER_EARLY_DATA,
            AlertDescription.PROTOCOL_VERSION,
            UNDER_EARLY_KEYS)
        .plays(
            "a server of TLS 1.2 that once spoke TLS 1.3",
            () ->
                announcing(
                    "",
                    client -> client.policy(Policy.INTERMEDIATE),
                    server ->
                        server.edit(
                            ServerHello.class,
                            Altered.olderVersion(
                                ProtocolVersion.TLS_1_2, Opaque.of(new byte[8])))));
  }

  private static HostileServer taking(HostileServer server) {
    return server.edit(EncryptedExtensions.class, Altered.encrypted(new EarlyDataIndication()));
  }

  /// A client of ours that announces early data, and a server that hears it.
  private static Scenario.Cast announcing(
      String protocol, Change<ClientConfig.Builder> client, Change<HostileServer> server)
      throws Exception {
    ClientConfig config = client.of(Parties.client().earlyData(true)).build();
    KnownKey known = KnownKey.of(SUITE).allowingEarlyData(protocol);
    known.rememberedBy(config);
    return new Scenario.Cast(
        ClientConnection.open(config, Parties.NAME),
        server.of(new HostileServer(Parties.serverCredential()).hearEarlyData(known.key())));
  }

  private void sentEarlyData() {
    refuses(
            ResumptionFault.EARLY_DATA_TOO_LONG,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .plays(
            "a byte more than the ticket allows",
            () -> {
              ServerConfig config =
                  Parties.server().earlyData(1000, claim -> Admission.admitted()).build();
              return new Scenario.Cast(
                  ServerConnection.open(config),
                  new HostileClient()
                      .offerKeys(KnownKey.of(SUITE).allowingEarlyData("").issuedBy(config))
                      .announceEarlyData()
                      .before(
                          EndOfEarlyData.class,
                          to -> to.applicationData(new byte[600]).applicationData(new byte[401])));
            });
  }
}
