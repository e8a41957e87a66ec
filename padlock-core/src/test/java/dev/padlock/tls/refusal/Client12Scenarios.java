package dev.padlock.tls.refusal;

import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.DowngradeSentinel;
import dev.padlock.tls.wire.message.EcdheParams;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HelloRequest;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import dev.padlock.tls.wire.message.ServerHello;
import dev.padlock.tls.wire.message.ServerHelloDone;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import dev.padlock.tls.wire.message.SignedParams;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a client of TLS 1.2 refuses of a server.
final class Client12Scenarios extends ScenarioTable {

  Client12Scenarios() {
    hellos();
    extensions();
    certificates();
    keys();
    keyExchanges();
    endings();
    sessions();
  }

  private void hellos() {
    when(
        Incompatibility.VERSION_TOO_OLD,
        AlertDescription.PROTOCOL_VERSION,
        "a server that speaks TLS 1.1",
        server -> server.edit(ServerHello.class, hello(m -> version(m, 0x0302))));
    both(
        Incompatibility.VERSION_TOO_OLD,
        AlertDescription.PROTOCOL_VERSION,
        "a server that speaks SSL 3.0, where TLS 1.3 is offered too",
        server -> server.edit(ServerHello.class, hello(m -> version(m, 0x0300))));
    when(
        Incompatibility.NO_COMMON_VERSION,
        AlertDescription.PROTOCOL_VERSION,
        "a server that says TLS 1.3 in the old field",
        server -> server.edit(ServerHello.class, hello(m -> version(m, 0x0304))));
    both(
        Misbehaviour.DOWNGRADE_DETECTED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a server that could do better",
        server -> server.edit(ServerHello.class, random(DowngradeSentinel.TLS_1_2.bytes())));
    both(
        Misbehaviour.DOWNGRADE_DETECTED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a server that was made to believe in TLS 1.1",
        server ->
            server.edit(ServerHello.class, random(DowngradeSentinel.TLS_1_1_OR_OLDER.bytes())));
    when(
        Misbehaviour.SELECTED_SUITE_NOT_OFFERED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a suite of TLS 1.3",
        server ->
            server.edit(
                ServerHello.class, hello(m -> suite(m, CipherSuite.TLS_AES_128_GCM_SHA256))));
    when(
        Misbehaviour.SELECTED_SUITE_NOT_OFFERED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a suite that only the policy LEGACY has",
        server ->
            server.edit(
                ServerHello.class,
                hello(m -> suite(m, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256))));
    when(
        Misbehaviour.BAD_COMPRESSION_METHODS,
        AlertDescription.ILLEGAL_PARAMETER,
        "compression",
        server -> server.edit(ServerHello.class, hello(Client12Scenarios::compressed)));
    both(
        Misbehaviour.FAKE_SESSION_RESUMED,
        AlertDescription.ILLEGAL_PARAMETER,
        "an echo of the session id that only middleboxes should see",
        server ->
            server.edit(
                ServerHello.class,
                m ->
                    with(
                        m,
                        server.heard(ClientHello.class).legacySessionId(),
                        m.legacyCompressionMethod())));
  }

  private void extensions() {
    when(
        Incompatibility.NO_EXTENDED_MAIN_SECRET,
        AlertDescription.HANDSHAKE_FAILURE,
        "a server that does not know RFC 7627",
        server -> server.edit(ServerHello.class, without(ExtensionType.EXTENDED_MAIN_SECRET)));
    when(
        Incompatibility.NO_SECURE_RENEGOTIATION,
        AlertDescription.HANDSHAKE_FAILURE,
        "a server that does not know RFC 5746",
        server -> server.edit(ServerHello.class, without(ExtensionType.RENEGOTIATION_INFO)));
    when(
        Misbehaviour.BAD_RENEGOTIATION_INFO,
        AlertDescription.HANDSHAKE_FAILURE,
        "a server that takes this for another handshake of a connection",
        server ->
            server.edit(
                ServerHello.class, extension(new RenegotiationInfo(Opaque.of(new byte[12])))));
    when(
        Misbehaviour.NO_UNCOMPRESSED_POINTS,
        AlertDescription.ILLEGAL_PARAMETER,
        "a server that takes compressed points only",
        server ->
            server.edit(
                ServerHello.class, extension(new EcPointFormats(Opaque.wrap(new byte[] {1, 2})))));
    when(
        Misbehaviour.UNSOLICITED_EXTENSION,
        AlertDescription.UNSUPPORTED_EXTENSION,
        "a protocol although none was offered",
        server ->
            server.edit(
                ServerHello.class,
                extension(new ApplicationLayerProtocolNegotiation(List.of(Opaque.ofHex("6832"))))));
    add(
        refused(
            Misbehaviour.SELECTED_ALPN_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            "another protocol than those offered, in TLS 1.2",
            Parties.client12().applicationProtocols("h3"),
            server ->
                server.edit(
                    ServerHello.class,
                    extension(
                        new ApplicationLayerProtocolNegotiation(List.of(Opaque.ofHex("6832")))))));
    add(
        refused(
            Misbehaviour.BAD_RECORD_SIZE_LIMIT,
            AlertDescription.ILLEGAL_PARAMETER,
            "a limit that leaves no room, in TLS 1.2",
            Parties.client12().recordSizeLimit(512),
            server -> server.edit(ServerHello.class, extension(new RecordSizeLimit(63)))));
    add(
        refused(
            Misbehaviour.FRAGMENT_LENGTH_NOT_ECHOED,
            AlertDescription.ILLEGAL_PARAMETER,
            "longer records than were asked for, in TLS 1.2",
            Parties.client12().maxFragmentLength(512),
            server -> server.edit(ServerHello.class, extension(new MaxFragmentLength(2)))));
    add(
        refused(
            Misbehaviour.TWO_RECORD_LIMITS,
            AlertDescription.ILLEGAL_PARAMETER,
            "both limits at once, in TLS 1.2",
            Parties.client12().maxFragmentLength(512).recordSizeLimit(1000),
            server -> server.edit(ServerHello.class, extension(new MaxFragmentLength(1)))));
  }

  private void certificates() {
    when(
        Misbehaviour.EMPTY_SERVER_CERTIFICATE,
        AlertDescription.DECODE_ERROR,
        "no certificate in TLS 1.2",
        server -> server.edit(Certificate12.class, m -> new Certificate12(List.of())));
    when(
        Misbehaviour.TOO_MANY_CERTIFICATES,
        AlertDescription.BAD_CERTIFICATE,
        "a hundred and one certificates in TLS 1.2",
        server ->
            server.edit(
                Certificate12.class,
                m -> new Certificate12(Collections.nCopies(101, Opaque.ofHex("00")))));
    when(
        Misbehaviour.UNREADABLE_CERTIFICATE,
        AlertDescription.BAD_CERTIFICATE,
        "a certificate that is none, in TLS 1.2",
        server ->
            server.edit(
                Certificate12.class, m -> new Certificate12(List.of(Opaque.ofHex("3000")))));
    add(
        refused(
            IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE,
            AlertDescription.UNSUPPORTED_CERTIFICATE,
            "a certificate that must not sign, in TLS 1.2",
            Client12Scenarios::withoutSigning));
    add(
        refused(
            IdentityFault.CERTIFICATE_EXPIRED,
            AlertDescription.CERTIFICATE_EXPIRED,
            "a certificate of yesterday, in TLS 1.2",
            () -> Credential.of(TestCa.expiredServer(Parties.NAME))));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "two certificates in TLS 1.2",
        server ->
            server.after(Certificate12.class, TwistedScore.send(new Certificate12(List.of()))));
  }

  private void keys() {
    when(
        Misbehaviour.WRONG_KEY_FOR_SUITE,
        AlertDescription.ILLEGAL_PARAMETER,
        "a key for ECDSA in a suite with RSA",
        server ->
            server.edit(
                ServerHello.class,
                hello(m -> suite(m, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256))));
    add(
        refused(
            Misbehaviour.WRONG_KEY_FOR_SUITE,
            AlertDescription.ILLEGAL_PARAMETER,
            "a key for RSASSA-PSS alone that is to decrypt",
            Parties.client12().policy(Policy.LEGACY),
            server ->
                server
                    .edit(
                        ServerHello.class,
                        hello(m -> suite(m, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)))
                    .edit(
                        Certificate12.class,
                        m -> chain(KeyKind.RSASSA_PSS_2048, KeyUsage.KEY_ENCIPHERMENT))));
    add(
        refused(
            Misbehaviour.SELECTED_GROUP_NOT_OFFERED,
            AlertDescription.ILLEGAL_PARAMETER,
            "a key on a curve that the client does not know",
            Parties.client12().groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)),
            server ->
                server.edit(
                    Certificate12.class, m -> chain(KeyKind.EC_P384, KeyUsage.DIGITAL_SIGNATURE))));
  }

  private static Certificate12 chain(KeyKind kind, KeyUsage use) {
    try {
      return new Certificate12(
          Credential.of(
                  TestCa.issue(
                      CertificateProfile.server(Parties.NAME).withKey(kind).withKeyUsage(use)))
              .encodedChain());
    } catch (TlsException | PkiException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void keyExchanges() {
    when(
        Misbehaviour.BAD_CURVE_TYPE,
        AlertDescription.ILLEGAL_PARAMETER,
        "a curve that is spelled out",
        server ->
            server.edit(
                ServerKeyExchange.class, m -> new ServerKeyExchange(Opaque.ofHex("01ffff"))));
    when(
        Malformation.TRUNCATED,
        AlertDescription.DECODE_ERROR,
        "a key exchange without a signature",
        server ->
            server.edit(
                ServerKeyExchange.class, m -> new ServerKeyExchange(m.content().slice(0, 36))));
    when(
        Misbehaviour.SELECTED_GROUP_NOT_OFFERED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a curve that was not offered",
        server ->
            server.edit(
                ServerKeyExchange.class,
                signed(s ->
                    new SignedParams<>(
                        new EcdheParams(new NamedGroup(0x001a), s.params().point()),
                        new EcdheParams(new NamedGroup(0x001a), s.params().point()).encode(),
                        s.algorithm(),
                        s.signature()))));
    when(
        Misbehaviour.SELECTED_GROUP_NOT_OFFERED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a hybrid of TLS 1.3 in TLS 1.2",
        server ->
            server.edit(
                ServerKeyExchange.class,
                signed(s ->
                    new SignedParams<>(
                        new EcdheParams(NamedGroup.X25519MLKEM768, s.params().point()),
                        new EcdheParams(NamedGroup.X25519MLKEM768, s.params().point()).encode(),
                        s.algorithm(),
                        s.signature()))));
    when(
        Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a signature with SHA-1",
        server -> server.edit(ServerKeyExchange.class, scheme(SignatureScheme.ECDSA_SHA1)));
    when(
        Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY,
        AlertDescription.ILLEGAL_PARAMETER,
        "a signature with RSA for a suite with ECDSA",
        server ->
            server.edit(ServerKeyExchange.class, scheme(SignatureScheme.RSA_PSS_RSAE_SHA256)));
    when(
        Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY,
        AlertDescription.ILLEGAL_PARAMETER,
        "a signature of Ed25519 by a key that is none",
        server -> server.edit(ServerKeyExchange.class, scheme(SignatureScheme.ED25519)));
    when(
        Misbehaviour.BAD_SIGNATURE,
        AlertDescription.DECRYPT_ERROR,
        "a signature over other parameters",
        server ->
            server.edit(
                ServerKeyExchange.class,
                signed(s -> {
                  EcdheParams other =
                      new EcdheParams(s.params().namedCurve(), Opaque.of(new byte[32]));
                  return new SignedParams<>(other, other.encode(), s.algorithm(), s.signature());
                })));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a ServerHelloDone without a key exchange",
        server -> server.drop(ServerKeyExchange.class));
  }

  private void endings() {
    when(
        Misbehaviour.BAD_FINISHED,
        AlertDescription.DECRYPT_ERROR,
        "a Finished over something else, in TLS 1.2",
        server -> server.edit(Finished.class, m -> new Finished(Opaque.of(new byte[12]))));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a Finished without change_cipher_spec",
        server -> server.instead(Effect.SendChangeCipherSpec.class).instead(Effect.SendKeys.class));
    when(
        RecordFault.BAD_RECORD_MAC,
        AlertDescription.BAD_RECORD_MAC,
        "a Finished in the clear",
        server -> server.instead(Effect.SendKeys.class));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a change_cipher_spec before there are keys (CVE-2014-0224)",
        server -> server.before(ServerHelloDone.class, new Effect.SendChangeCipherSpec()));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a HelloRequest between change_cipher_spec and Finished",
        server -> server.before(Finished.class, TwistedScore.send(new HelloRequest())));
    add(
        refused(
            RecordFault.TOO_MANY_RENEGOTIATIONS,
            AlertDescription.UNEXPECTED_MESSAGE,
            "HelloRequests without end",
            Parties.client12(),
            server ->
                server.replace(
                    Finished.class,
                    natural ->
                        Stream.concat(
                                Stream.of(TwistedScore.send(natural)),
                                Collections.nCopies(5, TwistedScore.send(new HelloRequest()))
                                    .stream())
                            .map(Effect.class::cast)
                            .toList())));
  }

  private void sessions() {
    returning(
        Misbehaviour.RESUMED_WITH_OTHER_SUITE,
        AlertDescription.ILLEGAL_PARAMETER,
        "a session with another suite than its own",
        server ->
            server.edit(
                ServerHello.class,
                hello(m -> suite(m, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384))));
    returning(
        Misbehaviour.RESUMED_WITHOUT_EXTENDED_MAIN_SECRET,
        AlertDescription.HANDSHAKE_FAILURE,
        "a session that is bound to its handshake, in a hello that is not",
        server -> server.edit(ServerHello.class, without(ExtensionType.EXTENDED_MAIN_SECRET)));
    returning(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a certificate although a session is resumed",
        server -> server.after(ServerHello.class, TwistedScore.send(new Certificate12(List.of()))));
    returning(
        Misbehaviour.BAD_FINISHED,
        AlertDescription.DECRYPT_ERROR,
        "a session that is resumed with a wrong Finished",
        server -> server.edit(Finished.class, m -> new Finished(Opaque.of(new byte[12]))));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a server that promises a ticket and gives none",
        server -> server.drop(NewSessionTicket12.class));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a ticket behind the change_cipher_spec",
        server ->
            server.before(
                Finished.class,
                TwistedScore.send(new NewSessionTicket12(1, Opaque.of(new byte[16])))));
  }

  /// A client of TLS 1.2 that was here before meets a server that does this.
  private void returning(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    add(
        new Scenario.Twisted(
            refusal,
            story,
            alert,
            () -> {
              ClientConfig client = Parties.client12().requireExtendedMainSecret(false).build();
              ServerConfig server = Parties.server12().build();
              new Pair(ClientConnection.open(client, Parties.NAME), ServerConnection.open(server))
                  .talk();
              TwistedScore twisted = new TwistedScore();
              twist.accept(twisted);
              return new Pair(
                  ClientConnection.open(client, Parties.NAME),
                  Doors.anyServer(server, twisted::over, null));
            }));
  }

  /// A client of TLS 1.2 meets a server that does this.
  private void when(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    add(refused(refusal, alert, story, Parties.client12(), twist));
  }

  /// A client of both versions meets a server of TLS 1.2 that does this.
  private void both(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    add(refused(refusal, alert, story, Parties.client().policy(Policy.INTERMEDIATE), twist));
  }

  private static Credential withoutSigning() throws Exception {
    return Credential.of(
        TestCa.issue(
            CertificateProfile.server(Parties.NAME).withKeyUsage(KeyUsage.KEY_ENCIPHERMENT)));
  }

  @FunctionalInterface
  private interface Shown {
    Credential credential() throws Exception;
  }

  private static Scenario refused(
      Refusal refusal, AlertDescription alert, String story, Shown shown) {
    return new Scenario.Twisted(
        refusal,
        story,
        alert,
        () ->
            new Pair(
                ClientConnection.open(Parties.client12().build(), Parties.NAME),
                ServerConnection.open(Parties.server12().credentials(shown.credential()).build())));
  }

  private static Scenario refused(
      Refusal refusal,
      AlertDescription alert,
      String story,
      ClientConfig.Builder client,
      Consumer<TwistedScore> twist) {
    return new Scenario.Twisted(
        refusal,
        story,
        alert,
        () -> {
          TwistedScore twisted = new TwistedScore();
          twist.accept(twisted);
          return new Pair(
              ClientConnection.open(client.build(), Parties.NAME),
              Doors.anyServer(Parties.server12().build(), twisted::over, null));
        });
  }

  private static UnaryOperator<ServerHello> hello(UnaryOperator<ServerHello> change) {
    return change;
  }

  private static ServerHello version(ServerHello m, int code) {
    return new ServerHello(
        code,
        m.random(),
        m.legacySessionIdEcho(),
        m.cipherSuite(),
        m.legacyCompressionMethod(),
        m.extensions());
  }

  private static UnaryOperator<ServerHello> random(Opaque end) {
    return m ->
        new ServerHello(
            m.legacyVersion(),
            Opaque.ofHex(m.random().slice(0, 24).hex() + end.hex()),
            m.legacySessionIdEcho(),
            m.cipherSuite(),
            m.legacyCompressionMethod(),
            m.extensions());
  }

  private static ServerHello suite(ServerHello m, CipherSuite suite) {
    return new ServerHello(
        m.legacyVersion(),
        m.random(),
        m.legacySessionIdEcho(),
        suite,
        m.legacyCompressionMethod(),
        m.extensions());
  }

  private static ServerHello compressed(ServerHello m) {
    return with(m, m.legacySessionIdEcho(), 1);
  }

  private static ServerHello with(ServerHello m, Opaque sessionId, int compression) {
    return new ServerHello(
        m.legacyVersion(), m.random(), sessionId, m.cipherSuite(), compression, m.extensions());
  }

  private static UnaryOperator<ServerHello> extension(Extension extension) {
    return m ->
        new ServerHello(
            m.legacyVersion(),
            m.random(),
            m.legacySessionIdEcho(),
            m.cipherSuite(),
            m.legacyCompressionMethod(),
            m.extensions().with(extension));
  }

  private static UnaryOperator<ServerHello> without(ExtensionType type) {
    return m ->
        new ServerHello(
            m.legacyVersion(),
            m.random(),
            m.legacySessionIdEcho(),
            m.cipherSuite(),
            m.legacyCompressionMethod(),
            m.extensions().without(type));
  }

  private static UnaryOperator<ServerKeyExchange> signed(
      UnaryOperator<SignedParams<EcdheParams>> change) {
    return m -> {
      try {
        return ServerKeyExchange.of(change.apply(m.ecdhe()));
      } catch (Exception ours) {
        throw new IllegalStateException(ours);
      }
    };
  }

  private static UnaryOperator<ServerKeyExchange> scheme(SignatureScheme other) {
    return signed(s -> new SignedParams<>(s.params(), s.encoded(), other, s.signature()));
  }
}
