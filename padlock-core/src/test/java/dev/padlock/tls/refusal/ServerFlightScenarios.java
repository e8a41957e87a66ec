package dev.padlock.tls.refusal;

import static dev.padlock.tls.hostile.Altered.chain;
import static dev.padlock.tls.hostile.Altered.context;
import static dev.padlock.tls.hostile.Altered.encrypted;
import static dev.padlock.tls.hostile.Altered.extensionsField;
import static dev.padlock.tls.hostile.Altered.firstEntry;
import static dev.padlock.tls.hostile.Altered.signature;
import static dev.padlock.tls.hostile.Altered.verifyData;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.hostile.Compressed;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.ServerNameAcknowledged;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.Unknown;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.ServerHello;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/// What a server must not say after its hello (RFC 9846 §4.4, §4.5, §4.7).
final class ServerFlightScenarios extends ScenarioTable {

  private static final Opaque GARBAGE = Opaque.of(new byte[] {0x30, 3, 2, 1, 0});

  ServerFlightScenarios() {
    order();
    encryptedExtensions();
    certificateRequests();
    certificates();
    compressedCertificates();
    signatures();
    finished();
    afterHandshake();
  }

  private void order() {
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when("no EncryptedExtensions", server -> server.drop(EncryptedExtensions.class))
        .when("two EncryptedExtensions", server -> server.repeat(EncryptedExtensions.class))
        .when("no Certificate", server -> server.drop(Certificate.class))
        .when("two Certificates", server -> server.repeat(Certificate.class))
        .when("no CertificateVerify", server -> server.drop(CertificateVerify.class))
        .when("two CertificateVerify", server -> server.repeat(CertificateVerify.class))
        .when(
            "two CertificateRequests",
            server -> server.requestCertificate().repeat(CertificateRequest.class))
        .when(
            "a CertificateRequest after the Certificate",
            server ->
                server.after(
                    Certificate.class,
                    to ->
                        to.say(
                            new CertificateRequest(
                                Opaque.EMPTY,
                                Extensions.of(
                                    new SignatureAlgorithms(List.of(SignatureScheme.ED25519)))))))
        .when(
            "KeyUpdate before Finished",
            server -> server.before(Finished.class, to -> to.say(new KeyUpdate(false))))
        .when(
            "a message that TLS 1.3 does not have",
            server ->
                server.before(Certificate.class, to -> to.say(new HandshakeType(12), Opaque.EMPTY)))
        .when(
            "a ClientHello from a server",
            server ->
                server.replace(EncryptedExtensions.class, (m, to) -> to.say(server.clientHello())));
    refuses(Misbehaviour.UNEXPECTED_MESSAGE, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .when(
            "a message in place of the ServerHello",
            server ->
                server.replace(
                    ServerHello.class,
                    (hello, to) -> to.say(new EncryptedExtensions(Extensions.of()))));
    refuses(
            Misbehaviour.APPLICATION_DATA_BEFORE_FINISHED,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "application data under handshake keys",
            server -> server.before(Finished.class, to -> to.applicationData((byte) 1)))
        .when(
            "empty application data under handshake keys",
            server -> server.before(EncryptedExtensions.class, to -> to.applicationData()));
    refuses(
            Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            IN_THE_CLEAR)
        .when(
            "EncryptedExtensions in the record of the ServerHello",
            server ->
                server.replace(
                    ServerHello.class,
                    (hello, to) ->
                        to.sayTogether(hello, new EncryptedExtensions(Extensions.of()))));
    refuses(
            Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a message behind Finished in its record",
            server ->
                server.replace(Finished.class, (m, to) -> to.sayTogether(m, new KeyUpdate(false))));
    refuses(
            Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when(
            "two KeyUpdates in one record",
            server ->
                server.afterwards(
                    to -> to.sayTogether(new KeyUpdate(false), new KeyUpdate(false))));
  }

  private void encryptedExtensions() {
    refuses(
            Misbehaviour.DUPLICATE_EXTENSION,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "an extension twice",
            server ->
                server.replace(
                    EncryptedExtensions.class,
                    (m, to) ->
                        to.say(
                            HandshakeType.ENCRYPTED_EXTENSIONS,
                            extensionsField(
                                List.of(
                                    new ServerNameAcknowledged(), new ServerNameAcknowledged())))));
    refuses(
            Misbehaviour.EXTENSION_IN_WRONG_MESSAGE,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "key_share in EncryptedExtensions",
            server ->
                server.edit(
                    EncryptedExtensions.class,
                    encrypted(
                        new KeyShareServerHello(
                            new KeyShareEntry(NamedGroup.X25519, Opaque.of(new byte[32]))))));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "ALPN that was not offered",
            server -> server.edit(EncryptedExtensions.class, encrypted(alpn("h2"))))
        .when(
            "early_data that was not offered",
            server -> server.edit(EncryptedExtensions.class, encrypted(new EarlyDataIndication())))
        .when(
            "an unknown extension",
            server ->
                server.edit(
                    EncryptedExtensions.class,
                    encrypted(new Unknown(new ExtensionType(0x1234), Opaque.EMPTY))));
    refuses(
            Misbehaviour.SELECTED_ALPN_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a protocol that was not offered",
            client -> client.applicationProtocols("h2", "http/1.1"),
            server -> server.edit(EncryptedExtensions.class, encrypted(alpn("h3"))))
        .when(
            "two protocols at once",
            client -> client.applicationProtocols("h2", "http/1.1"),
            server -> server.edit(EncryptedExtensions.class, encrypted(alpn("h2", "http/1.1"))));
    refuses(
            Misbehaviour.BAD_RECORD_SIZE_LIMIT,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a record_size_limit below 64",
            client -> client.recordSizeLimit(1000),
            server -> server.edit(EncryptedExtensions.class, encrypted(new RecordSizeLimit(63))))
        .when(
            "a record_size_limit above what TLS 1.3 has",
            client -> client.recordSizeLimit(1000),
            server ->
                server.edit(EncryptedExtensions.class, encrypted(new RecordSizeLimit(16386))));
    refuses(
            Misbehaviour.FRAGMENT_LENGTH_NOT_ECHOED,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "shorter records than were asked for",
            client -> client.maxFragmentLength(1024),
            server -> server.edit(EncryptedExtensions.class, encrypted(new MaxFragmentLength(1))));
    refuses(
            Misbehaviour.TWO_RECORD_LIMITS,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "both limits at once",
            client -> client.maxFragmentLength(512).recordSizeLimit(1000),
            server ->
                server.edit(
                    EncryptedExtensions.class,
                    encrypted(new MaxFragmentLength(1), new RecordSizeLimit(1000))));
  }

  private static ApplicationLayerProtocolNegotiation alpn(String... names) {
    return new ApplicationLayerProtocolNegotiation(
        List.of(names).stream()
            .map(name -> Opaque.of(name.getBytes(StandardCharsets.US_ASCII)))
            .toList());
  }

  private void certificateRequests() {
    refuses(
            Misbehaviour.MISSING_SIGNATURE_ALGORITHMS,
            AlertDescription.MISSING_EXTENSION,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a CertificateRequest without signature_algorithms",
            server -> server.requestCertificate(Extensions.of()));
    refuses(
            Misbehaviour.BAD_CERTIFICATE_REQUEST_CONTEXT,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a context in the handshake's CertificateRequest",
            server ->
                server
                    .requestCertificate()
                    .edit(
                        CertificateRequest.class,
                        m -> new CertificateRequest(Opaque.of(new byte[] {1}), m.extensions())));
  }

  private void certificates() {
    refuses(
            Misbehaviour.BAD_CERTIFICATE_REQUEST_CONTEXT,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a context in the server's Certificate",
            server -> server.edit(Certificate.class, context(Opaque.of(new byte[] {1}))));
    refuses(
            Misbehaviour.EMPTY_SERVER_CERTIFICATE,
            AlertDescription.DECODE_ERROR,
            UNDER_HANDSHAKE_KEYS)
        .when("a server without certificates", server -> server.edit(Certificate.class, chain()));
    refuses(
            Misbehaviour.TOO_MANY_CERTIFICATES,
            AlertDescription.BAD_CERTIFICATE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "101 certificates",
            server ->
                server.edit(
                    Certificate.class,
                    chain(Collections.nCopies(101, GARBAGE).toArray(Opaque[]::new))));
    refuses(
            Misbehaviour.UNREADABLE_CERTIFICATE,
            AlertDescription.BAD_CERTIFICATE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a certificate that is none", server -> server.edit(Certificate.class, chain(GARBAGE)));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a stapled OCSP response that was not asked for",
            client -> client.requestOcsp(false),
            server -> server.edit(Certificate.class, firstEntry(new CertificateStatus(GARBAGE))))
        .when(
            "an unknown extension of a certificate",
            server ->
                server.edit(
                    Certificate.class,
                    firstEntry(new Unknown(new ExtensionType(0x1234), Opaque.EMPTY))));
    refuses(
            Misbehaviour.BAD_CERTIFICATE_STATUS,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a certificate status of a type that nobody knows",
            server ->
                server.edit(
                    Certificate.class,
                    firstEntry(
                        new Unknown(
                            ExtensionType.STATUS_REQUEST, Opaque.of(new byte[] {2, 0, 0, 1, 0})))));
    refuses(
            Misbehaviour.EXTENSION_IN_WRONG_MESSAGE,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "ALPN of a certificate",
            server -> server.edit(Certificate.class, firstEntry(alpn("h2"))));
  }

  private void compressedCertificates() {
    refuses(
            Misbehaviour.COMPRESSION_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "an algorithm that was not offered",
            server ->
                server.replace(
                    Certificate.class,
                    (m, to) -> to.say(Compressed.with(CertificateCompressionAlgorithm.BROTLI, m))));
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "compression where none was offered",
            client -> client.compressedCertificates(false),
            server -> server.replace(Certificate.class, (m, to) -> to.say(Compressed.zlib(m))));
    refuses(
            Misbehaviour.BAD_COMPRESSED_CERTIFICATE,
            AlertDescription.BAD_CERTIFICATE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a length that is one too short",
            server ->
                server.replace(Certificate.class, (m, to) -> to.say(Compressed.announcing(-1, m))))
        .when(
            "a length that is one too long",
            server ->
                server.replace(Certificate.class, (m, to) -> to.say(Compressed.announcing(1, m))))
        .when(
            "a bomb that says what it is",
            server ->
                server.replace(
                    Certificate.class, (m, to) -> to.say(Compressed.bomb(1 << 20, 1 << 20))))
        .when(
            "a bomb that says that it is small",
            server ->
                server.replace(
                    Certificate.class, (m, to) -> to.say(Compressed.bomb(1 << 20, 1000))))
        .when(
            "something that is not compressed",
            server -> server.replace(Certificate.class, (m, to) -> to.say(Compressed.not(m))))
        .when(
            "something compressed that is cut off",
            server -> server.replace(Certificate.class, (m, to) -> to.say(Compressed.cut(m))))
        .when(
            "something behind what is compressed",
            server -> server.replace(Certificate.class, (m, to) -> to.say(Compressed.longer(m))));
  }

  private void signatures() {
    refuses(
            Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a scheme that only certificates may use",
            server -> server.signWith(SignatureScheme.RSA_PKCS1_SHA256))
        .when("SHA-1", server -> server.signWith(SignatureScheme.ECDSA_SHA1))
        .when("a scheme that nobody knows", server -> server.signWith(new SignatureScheme(0xfe01)))
        .when(
            "a scheme that we know and did not offer",
            client -> client.signatureSchemes(List.of(SignatureScheme.ED25519)),
            server -> server);
    refuses(
            Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when("Ed25519 with a key on P-256", server -> server.signWith(SignatureScheme.ED25519))
        .when(
            "P-384 with a key on P-256",
            server -> server.signWith(SignatureScheme.ECDSA_SECP384R1_SHA384))
        .when(
            "RSA with a key on P-256",
            server -> server.signWith(SignatureScheme.RSA_PSS_RSAE_SHA256));
    refuses(Misbehaviour.BAD_SIGNATURE, AlertDescription.DECRYPT_ERROR, UNDER_HANDSHAKE_KEYS)
        .when("a changed signature", server -> server.edit(CertificateVerify.class, signature()))
        .when(
            "no signature",
            server ->
                server.edit(
                    CertificateVerify.class,
                    m -> new CertificateVerify(m.algorithm(), Opaque.EMPTY)))
        .when(
            "a signature over another handshake",
            server ->
                server.replace(
                    CertificateVerify.class,
                    (m, to) -> {
                      to.transcribe(Opaque.of(new byte[4]));
                      to.say(server.certificateVerify());
                    }));
  }

  private void finished() {
    refuses(Misbehaviour.BAD_FINISHED, AlertDescription.DECRYPT_ERROR, UNDER_HANDSHAKE_KEYS)
        .when("a changed Finished", server -> server.edit(Finished.class, verifyData()))
        .when(
            "a Finished that is too short",
            server -> server.edit(Finished.class, m -> new Finished(m.verifyData().slice(0, 31))))
        .when(
            "an empty Finished",
            server -> server.edit(Finished.class, m -> new Finished(Opaque.EMPTY)));
  }

  private void afterHandshake() {
    refuses(
            Misbehaviour.POST_HANDSHAKE_AUTHENTICATION,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when(
            "a CertificateRequest after the handshake",
            server ->
                server.afterwards(to ->
                    to.sayAside(
                        new CertificateRequest(
                            Opaque.of(new byte[] {1}),
                            Extensions.of(
                                new SignatureAlgorithms(List.of(SignatureScheme.ED25519)))))));
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when(
            "a second Finished",
            server -> server.afterwards(to -> to.sayAside(new Finished(Opaque.of(new byte[32])))))
        .when(
            "a HelloRequest of TLS 1.2",
            server -> server.afterwards(to -> to.say(new HandshakeType(0), Opaque.EMPTY)));
    refuses(
            Misbehaviour.BAD_KEY_UPDATE_REQUEST,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_APPLICATION_KEYS)
        .when(
            "a KeyUpdate that asks for 2",
            server ->
                server.afterwards(
                    to -> to.say(HandshakeType.KEY_UPDATE, Opaque.of(new byte[] {2}))));
  }
}
