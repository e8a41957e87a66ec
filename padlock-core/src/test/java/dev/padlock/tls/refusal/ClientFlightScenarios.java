package dev.padlock.tls.refusal;

import static dev.padlock.tls.hostile.Altered.chain;
import static dev.padlock.tls.hostile.Altered.clientExtensions;
import static dev.padlock.tls.hostile.Altered.context;
import static dev.padlock.tls.hostile.Altered.firstEntry;
import static dev.padlock.tls.hostile.Altered.signature;
import static dev.padlock.tls.hostile.Altered.verifyData;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.hostile.Compressed;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.util.List;

/// What a client must not say (RFC 9846 §4.5, §4.7). A server's alert then goes under application
/// keys: its own Finished has gone out (§4.5.3).
final class ClientFlightScenarios extends ScenarioTable {

  private static final Opaque GARBAGE = Opaque.of(new byte[] {0x30, 3, 2, 1, 0});

  ClientFlightScenarios() {
    order();
    certificates();
    signatures();
    finished();
    afterHandshake();
  }

  private static ServerConfig.Builder asking(ServerConfig.Builder server) {
    return server.clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust());
  }

  private static ServerConfig.Builder requiring(ServerConfig.Builder server) {
    return server.clientCertificates(ClientCertificates.REQUIRED, TestCa.trust());
  }

  private void order() {
    refuses(Misbehaviour.UNEXPECTED_MESSAGE, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .whenClient(
            "another message in place of the ClientHello",
            client ->
                client.replace(
                    ClientHello.class,
                    (m, to) -> to.say(new EncryptedExtensions(Extensions.of()))));
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a Certificate that nobody asked for",
            client ->
                client.before(
                    Finished.class, to -> to.say(new Certificate(Opaque.EMPTY, noEntries()))))
        .whenClient(
            "no Certificate where one was asked for",
            ClientFlightScenarios::asking,
            client -> client.drop(Certificate.class))
        .whenClient(
            "no CertificateVerify",
            ClientFlightScenarios::asking,
            client -> client.present(Parties.clientCredential()).drop(CertificateVerify.class))
        .whenClient(
            "a CertificateVerify without a certificate",
            ClientFlightScenarios::asking,
            client ->
                client.before(
                    Finished.class,
                    to -> to.say(new CertificateVerify(SignatureScheme.ED25519, Opaque.EMPTY))))
        .whenClient(
            "EndOfEarlyData without early data",
            client -> client.before(Finished.class, to -> to.say(new EndOfEarlyData())))
        .whenClient(
            "KeyUpdate before Finished",
            client -> client.before(Finished.class, to -> to.say(new KeyUpdate(true))));
    refuses(
            Misbehaviour.APPLICATION_DATA_BEFORE_FINISHED,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "application data under handshake keys",
            client -> client.before(Finished.class, to -> to.applicationData((byte) 1)));
    refuses(
            Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            IN_THE_CLEAR)
        .whenClient(
            "a message behind the ClientHello in its record",
            client ->
                client.replace(
                    ClientHello.class, (m, to) -> to.sayTogether(m, new KeyUpdate(false))));
    refuses(
            Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a message behind Finished in its record",
            client ->
                client.replace(Finished.class, (m, to) -> to.sayTogether(m, new KeyUpdate(false))));
    refuses(Misbehaviour.BAD_RECORD_SIZE_LIMIT, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a record_size_limit below 64",
            client ->
                client.edit(
                    ClientHello.class, clientExtensions(e -> e.with(new RecordSizeLimit(63)))));
  }

  private static List<CertificateEntry> noEntries() {
    return List.of();
  }

  private void certificates() {
    refuses(
            IdentityFault.CERTIFICATE_REQUIRED,
            AlertDescription.CERTIFICATE_REQUIRED,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "an empty Certificate where one is required",
            ClientFlightScenarios::requiring,
            client -> client);
    refuses(
            Misbehaviour.BAD_CERTIFICATE_REQUEST_CONTEXT,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "another context than the server's",
            ClientFlightScenarios::asking,
            client -> client.edit(Certificate.class, context(Opaque.of(new byte[] {1}))));
    refuses(
            Misbehaviour.UNREADABLE_CERTIFICATE,
            AlertDescription.BAD_CERTIFICATE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a certificate that is none",
            ClientFlightScenarios::asking,
            client ->
                client.present(Parties.clientCredential()).edit(Certificate.class, chain(GARBAGE)));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a stapled OCSP response that was not asked for",
            ClientFlightScenarios::asking,
            client ->
                client
                    .present(Parties.clientCredential())
                    .edit(Certificate.class, firstEntry(new CertificateStatus(GARBAGE))));
    refuses(
            Misbehaviour.BAD_COMPRESSED_CERTIFICATE,
            AlertDescription.BAD_CERTIFICATE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a bomb",
            ClientFlightScenarios::asking,
            client ->
                client.replace(
                    Certificate.class, (m, to) -> to.say(Compressed.bomb(1 << 20, 1000))));
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "compression where none was offered",
            server -> asking(server).compressedCertificates(false),
            client -> client.replace(Certificate.class, (m, to) -> to.say(Compressed.zlib(m))));
  }

  private void signatures() {
    refuses(
            Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a scheme that only certificates may use",
            ClientFlightScenarios::asking,
            client ->
                client
                    .present(Parties.clientCredential())
                    .signWith(SignatureScheme.RSA_PKCS1_SHA256));
    refuses(
            Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "Ed25519 with a key on P-256",
            ClientFlightScenarios::asking,
            client -> client.present(Parties.clientCredential()).signWith(SignatureScheme.ED25519));
    refuses(Misbehaviour.BAD_SIGNATURE, AlertDescription.DECRYPT_ERROR, UNDER_APPLICATION_KEYS)
        .whenClient(
            "a changed signature",
            ClientFlightScenarios::asking,
            client ->
                client
                    .present(Parties.clientCredential())
                    .edit(CertificateVerify.class, signature()));
  }

  private void finished() {
    refuses(Misbehaviour.BAD_FINISHED, AlertDescription.DECRYPT_ERROR, UNDER_APPLICATION_KEYS)
        .whenClient("a changed Finished", client -> client.edit(Finished.class, verifyData()))
        .whenClient(
            "a Finished that is too long",
            client ->
                client.edit(
                    Finished.class,
                    m ->
                        new Finished(new ByteWriter().opaque(m.verifyData()).uint8(0).toOpaque())));
  }

  private void afterHandshake() {
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .whenClient("renegotiation", client -> client.afterwards(to -> to.sayAside(client.hello())))
        .whenClient(
            "a ticket from a client",
            client ->
                client.afterwards(to ->
                    to.sayAside(
                        new NewSessionTicket(1, 1, Opaque.EMPTY, GARBAGE, Extensions.of()))))
        .whenClient(
            "a Certificate after the handshake",
            client ->
                client.afterwards(to -> to.sayAside(new Certificate(Opaque.EMPTY, noEntries()))));
    refuses(
            Misbehaviour.BAD_KEY_UPDATE_REQUEST,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "a KeyUpdate that asks for 255",
            client ->
                client.afterwards(
                    to -> to.say(HandshakeType.KEY_UPDATE, Opaque.of(new byte[] {(byte) 255}))));
  }
}
