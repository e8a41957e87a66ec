package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.record.RecordFramer;
import dev.padlock.tls.schedule.Randoms12;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.EmptyStatusRequest;
import dev.padlock.tls.wire.extension.EncryptThenMac;
import dev.padlock.tls.wire.extension.ExtendedMainSecret;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.ServerNameAcknowledged;
import dev.padlock.tls.wire.extension.SessionTicket;
import dev.padlock.tls.wire.extension.SignedCertificateTimestamps;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateStatusMessage;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.DowngradeSentinel;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The messages of a server's first flight, composed from what was chosen.
final class ServerMessages {

  private static final int RANDOM_LENGTH = 32;

  private final ServerSettings settings;
  private final Choice choice;
  private final CipherSuite suite;

  ServerMessages(ServerSettings settings, Choice choice, CipherSuite suite) {
    this.settings = settings;
    this.choice = choice;
    this.suite = suite;
  }

  /// ServerHello, Certificate, and CertificateStatus where there is something to staple.
  ///
  /// @param session how it is to be kept; null where it is not
  List<Effect.Send> helloAndCertificate(Credential credential, @Nullable NewSession session) {
    List<Effect.Send> messages = new ArrayList<>();
    List<Extension> extensions = negotiated();
    extensions.addAll(aboutCredential(credential));
    if (session != null && session.isTicket()) {
      extensions.add(new SessionTicket(Opaque.EMPTY));
    }
    messages.add(hello(session == null ? Opaque.EMPTY : session.sessionId(), extensions));
    messages.add(OwnMessages12.send(new Certificate12(credential.encodedChain())));
    if (staples(choice.hello(), credential)) {
      messages.add(
          OwnMessages12.send(
              new CertificateStatusMessage(new CertificateStatus(credential.ocspResponse()))));
    }
    return messages;
  }

  /// The ServerHello that resumes a session: the client's session id says so, whatever it is (RFC
  /// 5246 §7.4.1.3, RFC 5077 §3.4).
  Effect.Send resumingHello() {
    return hello(choice.hello().legacySessionId(), negotiated());
  }

  private Effect.Send hello(Opaque sessionId, List<Extension> extensions) {
    return OwnMessages12.send(
        new ServerHello(
            ProtocolVersion.TLS_1_2.code(),
            random(settings),
            sessionId,
            suite,
            0,
            extensions.isEmpty() ? Extensions.ABSENT : Extensions.of(extensions)));
  }

  /// What follows from both hellos.
  static Agreement agreement(ClientHello hello, Effect.Send sent) {
    ServerHello own = (ServerHello) sent.message();
    return new Agreement(
        own.cipherSuite(),
        new Randoms12(hello.random(), own.random()),
        own.extensions().has(ExtensionType.EXTENDED_MAIN_SECRET),
        own.extensions().has(ExtensionType.ENCRYPT_THEN_MAC));
  }

  /// Where we could have spoken TLS 1.3, our random says so (RFC 9846 §4.2.3).
  private static Opaque random(ServerSettings settings) {
    byte[] random = new byte[RANDOM_LENGTH];
    settings.common().crypto().random().nextBytes(random);
    if (settings.common().speaks(ProtocolVersion.TLS_1_3)) {
      Opaque sentinel = DowngradeSentinel.TLS_1_2.bytes();
      sentinel.copyTo(random, RANDOM_LENGTH - sentinel.size());
    }
    return Opaque.wrap(random);
  }

  private static boolean staples(ClientHello hello, Credential credential) {
    return hello.extensions().has(ExtensionType.STATUS_REQUEST)
        && !credential.ocspResponse().isEmpty();
  }

  /// What is agreed on anew in every handshake.
  private List<Extension> negotiated() {
    ClientHello hello = choice.hello();
    List<Extension> extensions = new ArrayList<>();
    if (isSafeToRenegotiate(hello)) {
      extensions.add(RenegotiationInfo.initial());
    }
    if (hello.extensions().has(ExtensionType.EXTENDED_MAIN_SECRET)) {
      extensions.add(new ExtendedMainSecret());
    }
    if (hello.extensions().has(ExtensionType.ENCRYPT_THEN_MAC)
        && suite.tls12().orElseThrow().bulk() instanceof Bulk12.CbcBulk) {
      extensions.add(new EncryptThenMac());
    }
    if (hello.extensions().has(ExtensionType.EC_POINT_FORMATS)) {
      extensions.add(EcPointFormats.uncompressed());
    }
    choice
        .protocol()
        .ifPresent(name -> extensions.add(new ApplicationLayerProtocolNegotiation(List.of(name))));
    if (hello.extensions().has(ExtensionType.RECORD_SIZE_LIMIT)) {
      extensions.add(new RecordSizeLimit(settings.common().records().sizeLimit12()));
    }
    fragmentLimit(hello).ifPresent(extensions::add);
    return extensions;
  }

  /// What only makes sense where a credential is shown (RFC 6066 §3, §8, RFC 6962 §3.3.1).
  private List<Extension> aboutCredential(Credential credential) {
    ClientHello hello = choice.hello();
    List<Extension> extensions = new ArrayList<>();
    if (hello.extensions().has(ExtensionType.SERVER_NAME)) {
      extensions.add(new ServerNameAcknowledged());
    }
    if (staples(hello, credential)) {
      extensions.add(new EmptyStatusRequest());
    }
    if (hello.extensions().has(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)
        && !credential.certificateTimestamps().isEmpty()) {
      extensions.add(new SignedCertificateTimestamps(credential.certificateTimestamps()));
    }
    return extensions;
  }

  /// The extension, or the suite that stands for it (RFC 5746 §3.6).
  private static boolean isSafeToRenegotiate(ClientHello hello) {
    return hello.extensions().has(ExtensionType.RENEGOTIATION_INFO)
        || hello.cipherSuites().contains(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
  }

  static CertificateRequest12 certificateRequest(ServerSettings settings) {
    List<SignatureScheme> schemes =
        settings.common().preferences().schemes().stream()
            .filter(scheme -> scheme.algorithmInTls12().isPresent())
            .toList();
    byte[] types = {CertificateRequest12.ECDSA_SIGN, CertificateRequest12.RSA_SIGN};
    return new CertificateRequest12(Opaque.wrap(types), schemes, settings.clients().authorities());
  }

  /// What a client wants that does not know better (RFC 8449 §5).
  private static Optional<MaxFragmentLength> fragmentLimit(ClientHello hello) {
    return hello.extensions().has(ExtensionType.RECORD_SIZE_LIMIT)
        ? Optional.empty()
        : hello.extensions().find(MaxFragmentLength.class);
  }

  /// A client may know larger records than this version has (RFC 8449 §4).
  static List<Effect> recordLimits(ServerSettings settings, ClientHello hello) throws TlsException {
    Optional<RecordSizeLimit> theirs = hello.extensions().find(RecordSizeLimit.class);
    if (theirs.isEmpty()) {
      return fragmentLimit(hello)
          .<Effect>map(limit -> new Effect.Learned(new Fact.FragmentLimit(limit.length())))
          .map(List::of)
          .orElse(List.of());
    }
    int limit = theirs.get().recordSizeLimit();
    if (limit < RecordSettings.SMALLEST) {
      throw Misbehaviour.BAD_RECORD_SIZE_LIMIT.refuse("limit", limit);
    }
    return List.of(
        new Effect.Learned(new Fact.PeerRecordLimit(Math.min(limit, RecordFramer.MAX_PLAINTEXT))),
        new Effect.Learned(new Fact.OwnRecordLimit(settings.common().records().sizeLimit12())));
  }
}
