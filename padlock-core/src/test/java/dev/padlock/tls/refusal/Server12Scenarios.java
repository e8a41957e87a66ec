package dev.padlock.tls.refusal;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.client12.ClientHandshake12;
import dev.padlock.tls.handshake.client12.ClientState12;
import dev.padlock.tls.handshake.server12.ServerHandshake12;
import dev.padlock.tls.handshake.server12.ServerState12;
import dev.padlock.tls.verify.CredentialChooser;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.Finished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a server of TLS 1.2 refuses of a client.
final class Server12Scenarios extends ScenarioTable {

  Server12Scenarios() {
    versions();
    hellos();
    keyExchanges();
    certificates();
    endings();
    usedUp();
    sessions();
  }

  private void versions() {
    either(
        Incompatibility.VERSION_TOO_OLD,
        AlertDescription.PROTOCOL_VERSION,
        "a client that speaks TLS 1.1",
        client -> client.edit(ClientHello.class, version(0x0302)));
    either(
        Incompatibility.VERSION_TOO_OLD,
        AlertDescription.PROTOCOL_VERSION,
        "a client that speaks SSL 3.0",
        client -> client.edit(ClientHello.class, version(0x0300)));
    either(
        Misbehaviour.INAPPROPRIATE_FALLBACK,
        AlertDescription.INAPPROPRIATE_FALLBACK,
        "a client that fell back although it had not to",
        client -> client.edit(ClientHello.class, suites(CipherSuite.TLS_FALLBACK_SCSV)));
  }

  private void hellos() {
    when(
        Misbehaviour.BAD_COMPRESSION_METHODS,
        AlertDescription.ILLEGAL_PARAMETER,
        "a client that compresses without choice",
        client -> client.edit(ClientHello.class, compression(1)));
    when(
        Misbehaviour.BAD_RENEGOTIATION_INFO,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client that takes this for another handshake of a connection",
        client ->
            client.edit(
                ClientHello.class, extension(new RenegotiationInfo(Opaque.of(new byte[12])))));
    when(
        Misbehaviour.NO_UNCOMPRESSED_POINTS,
        AlertDescription.ILLEGAL_PARAMETER,
        "a client that takes compressed points only",
        client ->
            client.edit(
                ClientHello.class, extension(new EcPointFormats(Opaque.wrap(new byte[] {1})))));
    when(
        Incompatibility.NO_EXTENDED_MAIN_SECRET,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client that does not know RFC 7627",
        client -> client.edit(ClientHello.class, without(ExtensionType.EXTENDED_MAIN_SECRET)));
    when(
        Incompatibility.NO_COMMON_CIPHER_SUITE,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client without forward secrecy",
        client ->
            client.edit(ClientHello.class, only(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)));
    when(
        Incompatibility.NO_COMMON_GROUP,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client of TLS 1.2 with groups that we do not know",
        client ->
            client.edit(
                ClientHello.class,
                extension(new SupportedGroups(List.of(new NamedGroup(0x001a))))));
    add(
        refused(
            Incompatibility.NO_COMMON_GROUP,
            AlertDescription.HANDSHAKE_FAILURE,
            "a client of TLS 1.2 that names no groups, and a server without secp256r1",
            server12().groups(List.of(NamedGroup.X25519)),
            Parties.client12(),
            client -> client.edit(ClientHello.class, without(ExtensionType.SUPPORTED_GROUPS))));
    when(
        Incompatibility.NO_COMMON_SIGNATURE_SCHEME,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client of TLS 1.2 that means SHA-1",
        client -> client.edit(ClientHello.class, without(ExtensionType.SIGNATURE_ALGORITHMS)));
    when(
        Incompatibility.NO_COMMON_SIGNATURE_SCHEME,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client of TLS 1.2 that checks RSA only",
        client ->
            client.edit(
                ClientHello.class,
                extension(new SignatureAlgorithms(List.of(SignatureScheme.RSA_PKCS1_SHA256)))));
    when(
        Incompatibility.NO_COMMON_SIGNATURE_SCHEME,
        AlertDescription.HANDSHAKE_FAILURE,
        "a client of TLS 1.2 that has suites with RSA only",
        client ->
            client.edit(
                ClientHello.class, only(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)));
    when(
        Misbehaviour.BAD_RECORD_SIZE_LIMIT,
        AlertDescription.ILLEGAL_PARAMETER,
        "a client of TLS 1.2 with a limit that leaves no room",
        client -> client.edit(ClientHello.class, extension(new RecordSizeLimit(63))));
  }

  private void keyExchanges() {
    when(
        Misbehaviour.INVALID_KEY_SHARE,
        AlertDescription.ILLEGAL_PARAMETER,
        "a point of another curve",
        client ->
            client.edit(
                ClientKeyExchange.class,
                m -> ClientKeyExchange.ofEcPoint(Opaque.of(new byte[65]))));
    when(
        Misbehaviour.INVALID_KEY_SHARE,
        AlertDescription.ILLEGAL_PARAMETER,
        "a point of small order",
        client ->
            client.edit(
                ClientKeyExchange.class,
                m -> ClientKeyExchange.ofEcPoint(Opaque.of(new byte[32]))));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a certificate for which nobody asked, in TLS 1.2",
        client ->
            client.before(
                ClientKeyExchange.class, TwistedScore.send(new Certificate12(List.of()))));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a change_cipher_spec before there are keys, from a client (CVE-2014-0224)",
        client -> client.before(ClientKeyExchange.class, new Effect.SendChangeCipherSpec()));
  }

  private void certificates() {
    add(
        refused(
            IdentityFault.NO_CLIENT_CERTIFICATE,
            AlertDescription.HANDSHAKE_FAILURE,
            "a client of TLS 1.2 without a certificate",
            asking(ClientCertificates.REQUIRED),
            Parties.client12(),
            client -> {}));
    add(
        refused(
            IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE,
            AlertDescription.UNSUPPORTED_CERTIFICATE,
            "a client of TLS 1.2 with a server's certificate",
            asking(ClientCertificates.OPTIONAL),
            Parties.client12().credentials(serverOwn()),
            client -> {}));
    presenting(
        Misbehaviour.BAD_SIGNATURE,
        AlertDescription.DECRYPT_ERROR,
        "a client of TLS 1.2 that signs something else",
        client ->
            client.edit(
                CertificateVerify.class,
                m -> new CertificateVerify(m.algorithm(), Opaque.of(new byte[70]))));
    presenting(
        Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED,
        AlertDescription.ILLEGAL_PARAMETER,
        "a client of TLS 1.2 that signs with SHA-1",
        client ->
            client.edit(
                CertificateVerify.class,
                m -> new CertificateVerify(SignatureScheme.ECDSA_SHA1, m.signature())));
    presenting(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a client of TLS 1.2 that shows a certificate and does not sign",
        client -> client.drop(CertificateVerify.class));
  }

  private void endings() {
    when(
        Misbehaviour.BAD_FINISHED,
        AlertDescription.DECRYPT_ERROR,
        "a client's Finished over something else, in TLS 1.2",
        client -> client.edit(Finished.class, m -> new Finished(Opaque.of(new byte[12]))));
    when(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a client's Finished without change_cipher_spec",
        client -> client.instead(Effect.SendChangeCipherSpec.class).instead(Effect.SendKeys.class));
    when(
        RecordFault.BAD_RECORD_MAC,
        AlertDescription.BAD_RECORD_MAC,
        "a client's Finished in the clear",
        client -> client.instead(Effect.SendKeys.class));
    when(
        RecordFault.BAD_RECORD_MAC,
        AlertDescription.BAD_RECORD_MAC,
        "a second change_cipher_spec, which nothing protects",
        client ->
            client.instead(
                Effect.SendChangeCipherSpec.class,
                new Effect.SendChangeCipherSpec(),
                new Effect.SendChangeCipherSpec()));
    when(
        RecordFault.TOO_MANY_RENEGOTIATIONS,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a client that begins again and again",
        client ->
            client.replace(
                Finished.class,
                natural ->
                    Stream.concat(
                            Stream.of(TwistedScore.send(natural)),
                            Collections.nCopies(5, TwistedScore.send(again())).stream())
                        .map(Effect.class::cast)
                        .toList()));
  }

  private static ClientHello again() {
    return new ClientHello(
        0x0303,
        Opaque.of(new byte[32]),
        Opaque.EMPTY,
        List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
        Opaque.of(new byte[1]),
        Extensions.of());
  }

  private void usedUp() {
    add(
        new Scenario.Local(
            RecordFault.KEYS_USED_UP,
            "a client of TLS 1.2 whose keys have protected all they may",
            () -> new ClientHandshake12().renewSendingKeys(new ClientState12.Connected(), false)));
    add(
        new Scenario.Local(
            RecordFault.KEYS_USED_UP,
            "a server of TLS 1.2 whose keys have protected all they may",
            () -> new ServerHandshake12().renewSendingKeys(new ServerState12.Connected(), false)));
  }

  private void sessions() {
    returning(
        Misbehaviour.RESUMED_WITHOUT_EXTENDED_MAIN_SECRET,
        AlertDescription.HANDSHAKE_FAILURE,
        "a session that is bound to its handshake, in a hello that does not offer it",
        client -> client.edit(ClientHello.class, without(ExtensionType.EXTENDED_MAIN_SECRET)));
    returning(
        Misbehaviour.UNEXPECTED_MESSAGE,
        AlertDescription.UNEXPECTED_MESSAGE,
        "a key exchange although a session is resumed",
        client ->
            client.instead(
                Effect.SendChangeCipherSpec.class,
                TwistedScore.send(new ClientKeyExchange(Opaque.EMPTY))));
    returning(
        Misbehaviour.BAD_FINISHED,
        AlertDescription.DECRYPT_ERROR,
        "a session that is resumed with a wrong Finished",
        client -> client.edit(Finished.class, m -> new Finished(Opaque.of(new byte[12]))));
  }

  /// A server of TLS 1.2 meets a client that was here before and does this.
  private void returning(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    add(
        new Scenario.Twisted(
            refusal,
            story,
            alert,
            () -> {
              ClientConfig client = Parties.client12().build();
              ServerConfig server = server12().requireExtendedMainSecret(false).build();
              new Pair(ServerConnection.open(server), ClientConnection.open(client, Parties.NAME))
                  .talk();
              TwistedScore twisted = new TwistedScore();
              twist.accept(twisted);
              return new Pair(
                  ServerConnection.open(server), Doors.anyClient(client, twisted::over, null));
            }));
  }

  /// A server of TLS 1.2 meets a client that does this.
  private void when(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    add(refused(refusal, alert, story, server12(), Parties.client12(), twist));
  }

  /// A server of both versions meets a client of TLS 1.2 that does this.
  private void either(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    add(
        refused(
            refusal,
            alert,
            story,
            server12().versions(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
            Parties.client12(),
            twist));
  }

  /// A server of TLS 1.2 that asks for a certificate meets a client that does this.
  private void presenting(
      Refusal refusal, AlertDescription alert, String story, Consumer<TwistedScore> twist) {
    try {
      add(
          refused(
              refusal,
              alert,
              story,
              asking(ClientCertificates.OPTIONAL),
              Parties.client12().credentials(Parties.clientCredential()),
              twist));
    } catch (Exception ours) {
      throw new IllegalStateException(ours);
    }
  }

  private static ServerConfig.Builder asking(ClientCertificates wanted) {
    return server12().clientCertificates(wanted, TestCa.trust());
  }

  private static ServerConfig.Builder server12() {
    try {
      return Parties.server12();
    } catch (TlsException ours) {
      throw new IllegalStateException(ours);
    }
  }

  private static Scenario refused(
      Refusal refusal,
      AlertDescription alert,
      String story,
      ServerConfig.Builder server,
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
              ServerConnection.open(server.build()),
              Doors.anyClient(client.build(), twisted::over, null));
        });
  }

  private static CredentialChooser serverOwn() {
    return request -> {
      try {
        return Optional.of(Parties.serverCredential());
      } catch (TlsException ours) {
        throw new IllegalStateException(ours);
      }
    };
  }

  private static UnaryOperator<ClientHello> version(int code) {
    return m ->
        new ClientHello(
            code,
            m.random(),
            m.legacySessionId(),
            m.cipherSuites(),
            m.legacyCompressionMethods(),
            m.extensions());
  }

  private static UnaryOperator<ClientHello> suites(CipherSuite more) {
    return m -> {
      List<CipherSuite> suites = new ArrayList<>(m.cipherSuites());
      suites.add(more);
      return of(m, suites, m.legacyCompressionMethods());
    };
  }

  private static UnaryOperator<ClientHello> only(CipherSuite suite) {
    return m -> of(m, List.of(suite), m.legacyCompressionMethods());
  }

  private static UnaryOperator<ClientHello> compression(int method) {
    return m -> of(m, m.cipherSuites(), Opaque.wrap(new byte[] {(byte) method}));
  }

  private static ClientHello of(ClientHello m, List<CipherSuite> suites, Opaque compression) {
    return new ClientHello(
        m.legacyVersion(), m.random(), m.legacySessionId(), suites, compression, m.extensions());
  }

  private static UnaryOperator<ClientHello> extension(Extension extension) {
    return m -> m.withExtensions(m.extensions().with(extension));
  }

  private static UnaryOperator<ClientHello> without(ExtensionType type) {
    return m -> m.withExtensions(m.extensions().without(type));
  }
}
