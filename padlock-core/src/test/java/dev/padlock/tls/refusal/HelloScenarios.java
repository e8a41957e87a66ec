package dev.padlock.tls.refusal;

import static dev.padlock.tls.hostile.Altered.clientCompression;
import static dev.padlock.tls.hostile.Altered.clientExtensions;
import static dev.padlock.tls.hostile.Altered.clientHelloBody;
import static dev.padlock.tls.hostile.Altered.clientSuites;
import static dev.padlock.tls.hostile.Altered.clientVersion;
import static dev.padlock.tls.hostile.Altered.olderVersion;
import static dev.padlock.tls.hostile.Altered.retryExtensions;
import static dev.padlock.tls.hostile.Altered.retrySuite;
import static dev.padlock.tls.hostile.Altered.serverCompression;
import static dev.padlock.tls.hostile.Altered.serverExtensions;
import static dev.padlock.tls.hostile.Altered.serverSessionId;
import static dev.padlock.tls.hostile.Altered.serverSuite;
import static dev.padlock.tls.hostile.Altered.serverVersion;

import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CompressCertificate;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.extension.Unknown;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.DowngradeSentinel;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What hellos must not say (RFC 9846 §4.2, §4.3).
final class HelloScenarios extends ScenarioTable {

  private static final NamedGroup OTHER = NamedGroup.SECP256R1;
  private static final Opaque X25519_ZERO = Opaque.of(new byte[32]);

  HelloScenarios() {
    serverHellos();
    retries();
    olderServers();
    clientHellos();
    clientOffersNothing();
    secondHellos();
    preSharedKeys();
    nothingInCommon();
  }

  private void serverHellos() {
    refuses(Misbehaviour.BAD_LEGACY_VERSION, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .when(
            "a ServerHello with legacy_version TLS 1.3",
            server -> server.edit(ServerHello.class, serverVersion(0x0304)))
        .when(
            "a ServerHello with legacy_version TLS 1.1",
            server -> server.edit(ServerHello.class, serverVersion(0x0302)));
    refuses(Misbehaviour.BAD_COMPRESSION_METHODS, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "a ServerHello that compresses",
            server -> server.edit(ServerHello.class, serverCompression(1)));
    refuses(Misbehaviour.SESSION_ID_NOT_ECHOED, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "a ServerHello with a session id of its own",
            server -> server.edit(ServerHello.class, serverSessionId(Opaque.of(new byte[32]))))
        .when(
            "a ServerHello without our session id",
            server -> server.edit(ServerHello.class, serverSessionId(Opaque.EMPTY)))
        .when(
            "a session id that we did not send",
            client -> client.middleboxCompatibility(false),
            server -> server.edit(ServerHello.class, serverSessionId(Opaque.of(new byte[32]))));
    refuses(
            Misbehaviour.SELECTED_VERSION_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "TLS 1.2 in supported_versions",
            server -> server.edit(ServerHello.class, selected(ProtocolVersion.TLS_1_2)))
        .when(
            "a version from the future",
            server -> server.edit(ServerHello.class, selected(new ProtocolVersion(0x0305))));
    refuses(
            Misbehaviour.SELECTED_SUITE_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "a suite that we do not know",
            server -> server.edit(ServerHello.class, serverSuite(new CipherSuite(0x1305))))
        .when(
            "a suite of TLS 1.2",
            server -> server.edit(ServerHello.class, serverSuite(new CipherSuite(0xc02f))))
        .when(
            "a suite that we know and did not offer",
            client -> client.cipherSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256)),
            server ->
                server.edit(ServerHello.class, serverSuite(CipherSuite.TLS_AES_256_GCM_SHA384)));
    refuses(Misbehaviour.MISSING_KEY_SHARE, AlertDescription.MISSING_EXTENSION, IN_THE_CLEAR)
        .when(
            "a ServerHello without key_share",
            server ->
                server.edit(
                    ServerHello.class, serverExtensions(e -> e.without(ExtensionType.KEY_SHARE))));
    refuses(
            Misbehaviour.SELECTED_GROUP_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "a share of a group that we support and sent none of",
            server -> server.edit(ServerHello.class, share(OTHER, Opaque.of(new byte[65]))))
        .when(
            "a share of a group that nobody knows",
            server ->
                server.edit(
                    ServerHello.class, share(new NamedGroup(0xfe01), Opaque.of(new byte[65]))));
    refuses(Misbehaviour.INVALID_KEY_SHARE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "a share of x25519 that leads to zero",
            server -> server.edit(ServerHello.class, share(NamedGroup.X25519, X25519_ZERO)))
        .when(
            "a share of x25519 that is too short",
            server ->
                server.edit(ServerHello.class, share(NamedGroup.X25519, Opaque.of(new byte[31]))))
        .when(
            "a point that is not on the curve",
            client -> client.keyShares(List.of(OTHER)),
            server -> server.edit(ServerHello.class, share(OTHER, notOnTheCurve())));
    refuses(
            Misbehaviour.EXTENSION_IN_WRONG_MESSAGE,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "ALPN in a ServerHello",
            server ->
                server.edit(
                    ServerHello.class,
                    serverExtensions(e ->
                        e.with(
                            new ApplicationLayerProtocolNegotiation(
                                List.of(Opaque.of(new byte[] {'x'})))))));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            IN_THE_CLEAR)
        .when(
            "an unknown extension in a ServerHello",
            server ->
                server.edit(ServerHello.class, serverExtensions(e -> e.with(unknown(0x1234)))))
        .when(
            "a reserved extension that we sent, sent back",
            server ->
                server.replace(
                    ServerHello.class,
                    (hello, to) -> {
                      ExtensionType ours =
                          server.clientHello().extensions().list().stream()
                              .map(Extension::type)
                              .filter(ExtensionType::isGrease)
                              .findFirst()
                              .orElseThrow();
                      to.say(
                          serverExtensions(e -> e.with(new Unknown(ours, Opaque.EMPTY)))
                              .apply(hello));
                    }))
        .when(
            "a pre-shared key that we did not offer",
            server ->
                server.edit(
                    ServerHello.class,
                    serverExtensions(e -> e.with(new PreSharedKeyServerHello(0)))));
  }

  private static UnaryOperator<ServerHello> selected(ProtocolVersion version) {
    return serverExtensions(e -> e.with(new SelectedVersion(version)));
  }

  private static UnaryOperator<ServerHello> share(NamedGroup group, Opaque share) {
    return serverExtensions(e -> e.with(new KeyShareServerHello(new KeyShareEntry(group, share))));
  }

  private static Opaque notOnTheCurve() {
    byte[] point = new byte[65];
    point[0] = 4;
    point[64] = 1;
    return Opaque.wrap(point);
  }

  private static Unknown unknown(int type) {
    return new Unknown(new ExtensionType(type), Opaque.EMPTY);
  }

  private void retries() {
    refuses(
            Misbehaviour.MISSING_SUPPORTED_VERSIONS,
            AlertDescription.MISSING_EXTENSION,
            IN_THE_CLEAR)
        .when(
            "a HelloRetryRequest without a version",
            server ->
                server
                    .retry(OTHER)
                    .edit(
                        HelloRetryRequest.class,
                        retryExtensions(e -> e.without(ExtensionType.SUPPORTED_VERSIONS))));
    refuses(
            Misbehaviour.SECOND_HELLO_RETRY_REQUEST,
            AlertDescription.UNEXPECTED_MESSAGE,
            IN_THE_CLEAR)
        .when(
            "a second HelloRetryRequest",
            server ->
                server
                    .retry(OTHER)
                    .replace(
                        ServerHello.class,
                        (hello, to) -> to.say(retry(hello, NamedGroup.SECP384R1))));
    refuses(Misbehaviour.NEEDLESS_RETRY, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "a HelloRetryRequest that asks for nothing",
            server ->
                server
                    .retry(OTHER)
                    .edit(
                        HelloRetryRequest.class,
                        retryExtensions(e -> e.without(ExtensionType.KEY_SHARE))));
    refuses(
            Misbehaviour.RETRY_GROUP_NOT_SUPPORTED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when("a retry for the share that we sent", server -> server.retry(NamedGroup.X25519))
        .when(
            "a retry for a group that we do not support",
            server -> server.retry(NamedGroup.FFDHE8192))
        .when(
            "a retry with a cookie for the share that we sent",
            server -> server.retry(NamedGroup.X25519).cookie(Opaque.of(new byte[8])));
    refuses(Misbehaviour.RETRY_CHANGED_SUITE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "another suite after the retry",
            server ->
                server
                    .retry(OTHER)
                    .edit(HelloRetryRequest.class, retrySuite(CipherSuite.TLS_AES_256_GCM_SHA384)));
    refuses(Misbehaviour.RETRY_CHANGED_VERSION, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "TLS 1.2 after the retry",
            server ->
                server
                    .retry(OTHER)
                    .edit(ServerHello.class, olderVersion(ProtocolVersion.TLS_1_2, Opaque.EMPTY)))
        .when(
            "another version after the retry",
            server ->
                server.retry(OTHER).edit(ServerHello.class, selected(new ProtocolVersion(0x0305))));
    refuses(
            Misbehaviour.SELECTED_GROUP_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "the first share's group after a retry for another",
            server ->
                server.retry(OTHER).edit(ServerHello.class, share(NamedGroup.X25519, X25519_ZERO)));
    refuses(
            Misbehaviour.SELECTED_VERSION_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "a retry for another version",
            server ->
                server
                    .retry(OTHER)
                    .edit(
                        HelloRetryRequest.class,
                        retryExtensions(
                            e -> e.with(new SelectedVersion(ProtocolVersion.TLS_1_2)))));
    refuses(
            Misbehaviour.SELECTED_SUITE_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .when(
            "a retry with a suite that we did not offer",
            server ->
                server
                    .retry(OTHER)
                    .edit(HelloRetryRequest.class, retrySuite(new CipherSuite(0x1305))));
    refuses(
            Misbehaviour.UNSOLICITED_EXTENSION,
            AlertDescription.UNSUPPORTED_EXTENSION,
            IN_THE_CLEAR)
        .when(
            "an unknown extension in a HelloRetryRequest",
            server ->
                server
                    .retry(OTHER)
                    .edit(HelloRetryRequest.class, retryExtensions(e -> e.with(unknown(0x1234)))));
  }

  private static HelloRetryRequest retry(ServerHello hello, NamedGroup group) {
    return new HelloRetryRequest(
        hello.legacyVersion(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        0,
        Extensions.of(
            new SelectedVersion(ProtocolVersion.TLS_1_3), new KeyShareHelloRetryRequest(group)));
  }

  private void olderServers() {
    refuses(Misbehaviour.DOWNGRADE_DETECTED, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "TLS 1.2 from a server that could do better",
            server ->
                server.edit(
                    ServerHello.class,
                    olderVersion(ProtocolVersion.TLS_1_2, DowngradeSentinel.TLS_1_2.bytes())))
        .when(
            "TLS 1.0 from a server that could do better",
            server ->
                server.edit(
                    ServerHello.class,
                    olderVersion(
                        new ProtocolVersion(0x0301), DowngradeSentinel.TLS_1_1_OR_OLDER.bytes())));
    refuses(Incompatibility.NO_COMMON_VERSION, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .when(
            "a server that only speaks TLS 1.2",
            server ->
                server.edit(
                    ServerHello.class, olderVersion(ProtocolVersion.TLS_1_2, Opaque.EMPTY)));
    refuses(Incompatibility.VERSION_TOO_OLD, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .when(
            "a server that only speaks TLS 1.0",
            server ->
                server.edit(
                    ServerHello.class, olderVersion(new ProtocolVersion(0x0301), Opaque.EMPTY)));
  }

  private void clientHellos() {
    refuses(Misbehaviour.BAD_LEGACY_VERSION, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .whenClient(
            "a ClientHello of TLS 1.3 with another legacy_version",
            client -> client.edit(ClientHello.class, clientVersion(0x0304)))
        .whenClient(
            "a second hello with another legacy_version",
            HelloScenarios::retrying,
            client -> client.editSecondHello(clientVersion(0x0302)));
    refuses(Incompatibility.NO_COMMON_VERSION, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .whenClient(
            "a ClientHello that names TLS 1.3 in legacy_version alone",
            client ->
                client
                    .edit(ClientHello.class, clientVersion(0x0304))
                    .edit(
                        ClientHello.class,
                        clientExtensions(e -> e.without(ExtensionType.SUPPORTED_VERSIONS))));
    refuses(Misbehaviour.BAD_COMPRESSION_METHODS, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a ClientHello that offers compression",
            client -> client.edit(ClientHello.class, clientCompression(1, 0)))
        .whenClient(
            "a ClientHello that insists on compression",
            client -> client.edit(ClientHello.class, clientCompression(1)));
    refuses(Misbehaviour.DUPLICATE_EXTENSION, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "an unknown extension twice",
            client ->
                client.replace(
                    ClientHello.class,
                    (hello, to) ->
                        to.say(
                            HandshakeType.CLIENT_HELLO,
                            clientHelloBody(hello, and(hello, unknown(0x1234), unknown(0x1234))))));
    refuses(
            Misbehaviour.DUPLICATE_COMPRESSION_ALGORITHM,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .whenClient(
            "zlib twice",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e ->
                        e.with(
                            new CompressCertificate(
                                List.of(
                                    CertificateCompressionAlgorithm.ZLIB,
                                    CertificateCompressionAlgorithm.ZLIB))))));
    refuses(Misbehaviour.DUPLICATE_KEY_SHARE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "two shares of one group",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e -> {
                      KeyShareEntry one = share(e);
                      return e.with(new KeyShareClientHello(List.of(one, one)));
                    })));
    refuses(Misbehaviour.KEY_SHARE_NOT_IN_GROUPS, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a share of a group that is not supported",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e -> e.with(new SupportedGroups(List.of(OTHER))))));
    refuses(Misbehaviour.INVALID_KEY_SHARE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a share of x25519 that leads to zero",
            client -> client.edit(ClientHello.class, offers(NamedGroup.X25519, X25519_ZERO)))
        .whenClient(
            "a point that is not on the curve",
            client -> client.edit(ClientHello.class, offers(OTHER, notOnTheCurve())));
    refuses(Misbehaviour.BAD_SERVER_NAME, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a server name with a zero byte",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(
                        e -> e.with(new Unknown(ExtensionType.SERVER_NAME, serverName())))));
    refuses(Misbehaviour.BAD_MAX_FRAGMENT_LENGTH, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a fifth max_fragment_length",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e ->
                        e.with(
                            new Unknown(ExtensionType.MAX_FRAGMENT_LENGTH, Opaque.ofHex("05"))))));
    refuses(
            Misbehaviour.EXTENSION_IN_WRONG_MESSAGE,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .whenClient(
            "oid_filters in a ClientHello",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(
                        e -> e.with(new Unknown(ExtensionType.OID_FILTERS, Opaque.EMPTY)))));
    refuses(Misbehaviour.UNEXPECTED_COOKIE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a cookie before anybody sent one",
            client -> client.edit(ClientHello.class, cookie(1)));
  }

  private static UnaryOperator<ClientHello> offers(NamedGroup group, Opaque share) {
    return clientExtensions(
        e -> e.with(new KeyShareClientHello(List.of(new KeyShareEntry(group, share)))));
  }

  private static UnaryOperator<ClientHello> cookie(int value) {
    return clientExtensions(e -> e.with(new Cookie(Opaque.of(new byte[] {(byte) value}))));
  }

  private static KeyShareEntry share(Extensions extensions) {
    return extensions.find(KeyShareClientHello.class).orElseThrow().clientShares().getFirst();
  }

  private static List<Extension> and(ClientHello hello, Extension... more) {
    List<Extension> all = new ArrayList<>(hello.extensions().list());
    all.addAll(List.of(more));
    return all;
  }

  /// server_name_list with the host name `a NUL b`.
  private static Opaque serverName() {
    return Opaque.of(new byte[] {0, 6, 0, 0, 3, 'a', 0, 'b'});
  }

  private void clientOffersNothing() {
    refuses(Misbehaviour.MISSING_SUPPORTED_GROUPS, AlertDescription.MISSING_EXTENSION, IN_THE_CLEAR)
        .whenClient(
            "a ClientHello without supported_groups",
            client -> client.edit(ClientHello.class, without(ExtensionType.SUPPORTED_GROUPS)));
    refuses(Misbehaviour.MISSING_KEY_SHARE, AlertDescription.MISSING_EXTENSION, IN_THE_CLEAR)
        .whenClient(
            "a ClientHello without key_share",
            client -> client.edit(ClientHello.class, without(ExtensionType.KEY_SHARE)));
    refuses(
            Misbehaviour.MISSING_SIGNATURE_ALGORITHMS,
            AlertDescription.MISSING_EXTENSION,
            IN_THE_CLEAR)
        .whenClient(
            "a ClientHello without signature_algorithms",
            client -> client.edit(ClientHello.class, without(ExtensionType.SIGNATURE_ALGORITHMS)));
  }

  private static UnaryOperator<ClientHello> without(ExtensionType type) {
    return clientExtensions(e -> e.without(type));
  }

  private void secondHellos() {
    refuses(Misbehaviour.SECOND_HELLO_CHANGED, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a second hello with other suites",
            HelloScenarios::retrying,
            client -> client.editSecondHello(clientSuites(CipherSuite.TLS_AES_128_GCM_SHA256)))
        .whenClient(
            "a second hello with fewer extensions",
            HelloScenarios::retrying,
            client -> client.editSecondHello(without(ExtensionType.SERVER_NAME)));
    refuses(Misbehaviour.SECOND_HELLO_WRONG_SHARE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a second hello with the first one's share",
            HelloScenarios::retrying,
            client -> {
              ClientHello first = client.hello();
              return client.editSecondHello(second -> first);
            })
        .whenClient(
            "a second hello without a share",
            HelloScenarios::retrying,
            client ->
                client.editSecondHello(
                    clientExtensions(e -> e.with(new KeyShareClientHello(List.of())))));
    refuses(Misbehaviour.COOKIE_MISMATCH, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "a second hello without the cookie",
            server -> retrying(server).retryCookie(true),
            client -> client.editSecondHello(without(ExtensionType.COOKIE)))
        .whenClient(
            "a second hello with another cookie",
            server -> retrying(server).retryCookie(true),
            client -> client.editSecondHello(cookie(7)))
        .whenClient(
            "a second hello with a cookie that nobody sent",
            HelloScenarios::retrying,
            client -> client.editSecondHello(cookie(7)));
  }

  private static ServerConfig.Builder retrying(ServerConfig.Builder server) {
    return server.groups(List.of(OTHER));
  }

  private void preSharedKeys() {
    refuses(Misbehaviour.PSK_NOT_LAST, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .whenClient(
            "pre_shared_key before another extension",
            client ->
                client.replace(
                    ClientHello.class,
                    (hello, to) ->
                        to.say(
                            HandshakeType.CLIENT_HELLO,
                            clientHelloBody(hello, and(hello, psk(), unknown(0x1234))))));
    refuses(
            Misbehaviour.BINDERS_DO_NOT_MATCH_IDENTITIES,
            AlertDescription.ILLEGAL_PARAMETER,
            IN_THE_CLEAR)
        .whenClient(
            "two binders for one identity",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e ->
                        e.with(
                            new PreSharedKeyClientHello(
                                psk().identities(),
                                Collections.nCopies(2, Opaque.of(new byte[32])))))));
    refuses(Misbehaviour.MISSING_PSK_MODES, AlertDescription.MISSING_EXTENSION, IN_THE_CLEAR)
        .whenClient(
            "pre_shared_key without psk_key_exchange_modes",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(
                        e -> e.without(ExtensionType.PSK_KEY_EXCHANGE_MODES).with(psk()))));
  }

  private static PreSharedKeyClientHello psk() {
    return new PreSharedKeyClientHello(
        List.of(new PskIdentity(Opaque.of(new byte[16]), 0)), List.of(Opaque.of(new byte[32])));
  }

  private void nothingInCommon() {
    refuses(Incompatibility.NO_COMMON_VERSION, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .whenClient(
            "a client that only speaks TLS 1.2",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(
                        e -> e.with(new SupportedVersions(List.of(ProtocolVersion.TLS_1_2))))))
        .whenClient(
            "a client without supported_versions",
            client -> client.edit(ClientHello.class, without(ExtensionType.SUPPORTED_VERSIONS)))
        .whenClient(
            "a client from before extensions",
            client -> client.edit(ClientHello.class, clientExtensions(e -> Extensions.ABSENT)));
    refuses(
            Incompatibility.NO_COMMON_CIPHER_SUITE,
            AlertDescription.HANDSHAKE_FAILURE,
            IN_THE_CLEAR)
        .whenClient(
            "suites of TLS 1.2 only",
            client -> client.edit(ClientHello.class, clientSuites(new CipherSuite(0xc02f))));
    refuses(Incompatibility.NO_COMMON_GROUP, AlertDescription.HANDSHAKE_FAILURE, IN_THE_CLEAR)
        .whenClient(
            "groups that we do not know",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e ->
                        e.with(new SupportedGroups(List.of(new NamedGroup(0xfe01))))
                            .with(new KeyShareClientHello(List.of())))));
    refuses(
            Incompatibility.NO_COMMON_SIGNATURE_SCHEME,
            AlertDescription.HANDSHAKE_FAILURE,
            IN_THE_CLEAR)
        .whenClient(
            "a client that only takes Ed448",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(
                        e -> e.with(new SignatureAlgorithms(List.of(SignatureScheme.ED448))))))
        .whenClient(
            "a client that only takes what TLS 1.3 forbids",
            client ->
                client.edit(
                    ClientHello.class,
                    clientExtensions(e ->
                        e.with(
                            new SignatureAlgorithms(
                                List.of(
                                    SignatureScheme.RSA_PKCS1_SHA256,
                                    SignatureScheme.ECDSA_SHA1))))));
    refuses(
            Incompatibility.NO_COMMON_APPLICATION_PROTOCOL,
            AlertDescription.NO_APPLICATION_PROTOCOL,
            IN_THE_CLEAR)
        .whenClient(
            "a protocol that we do not speak",
            server -> server.applicationProtocols("h2"),
            client -> client.edit(ClientHello.class, alpn("http/1.1")))
        .whenClient(
            "a protocol that the application declines",
            server -> server.applicationProtocolChooser(names -> Optional.empty()),
            client -> client.edit(ClientHello.class, alpn("h2")))
        .whenClient(
            "an application that chooses what nobody offered",
            server -> server.applicationProtocolChooser(names -> Optional.of("h3")),
            client -> client.edit(ClientHello.class, alpn("h2")));
    refuses(Incompatibility.UNRECOGNIZED_NAME, AlertDescription.UNRECOGNIZED_NAME, IN_THE_CLEAR)
        .whenClient(
            "a name that the application does not serve",
            server ->
                server.configurationChooser(hello -> {
                  throw Incompatibility.UNRECOGNIZED_NAME.refuse("asked", Parties.NAME);
                }),
            client -> client);
  }

  private static UnaryOperator<ClientHello> alpn(String name) {
    return clientExtensions(e ->
        e.with(
            new ApplicationLayerProtocolNegotiation(
                List.of(Opaque.of(name.getBytes(StandardCharsets.US_ASCII))))));
  }
}
