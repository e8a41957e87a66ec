package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12.Conversation;
import dev.padlock.tls.handshake.client12.ClientState12.Promises;
import dev.padlock.tls.handshake.client12.ClientState12.SessionPromise;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificate;
import dev.padlock.tls.handshake.client12.ClientState12.WaitServerHello;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.ProtocolChooser;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.record.RecordFramer;
import dev.padlock.tls.schedule.Randoms12;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.SignedCertificateTimestamps;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter one: the ServerHello decides version, suite and extensions (RFC 5246 §7.4.1.3).
final class AgreeOnSuite {

  private AgreeOnSuite() {}

  static Step agree(WaitServerHello s, ServerHello m, Incoming.Message in) throws TlsException {
    ClientOffer offer = s.offer();
    requireVersion(offer, m);
    offer.requireSolicited(m.extensions());
    CipherSuite suite = offer.requireSuite12(m.cipherSuite());
    requireNullCompression(m);
    Optional<Session12> resumed = offer.requireResumed(m.legacySessionIdEcho());
    requireSafeRenegotiation(m);
    requireUncompressedPoints(m);
    CommonSettings common = offer.settings().common();
    Agreement agreed =
        new Agreement(
            suite,
            new Randoms12(offer.hello().random(), m.random()),
            requireExtendedMainSecret(common, m),
            isCbc(suite) && m.extensions().has(ExtensionType.ENCRYPT_THEN_MAC));
    Transcript transcript =
        s.transcript()
            .withHashAndMessages(common.crypto(), agreed.parts().prfHash())
            .append(in.raw());
    Conversation conversation = new Conversation(offer, agreed, promises(m), transcript);
    List<Effect> effects = effects(offer, m, agreed);
    if (resumed.isPresent()) {
      return ResumeSession.resume(conversation, resumed.get(), effects);
    }
    offer
        .declined(ProtocolVersion.TLS_1_2)
        .ifPresent(miss -> effects.add(new Effect.Learned(new Fact.SessionMissed(miss))));
    offer.destroy();
    return new Step.Next(new WaitCertificate(conversation), effects);
  }

  private static void requireVersion(ClientOffer offer, ServerHello m) throws TlsException {
    ProtocolVersion version = new ProtocolVersion(m.legacyVersion());
    if (!version.equals(ProtocolVersion.TLS_1_2)) {
      throw offer.noCommonVersion(version);
    }
  }

  private static void requireNullCompression(ServerHello m) throws TlsException {
    if (m.legacyCompressionMethod() != 0) {
      throw Misbehaviour.BAD_COMPRESSION_METHODS.refuse("method", m.legacyCompressionMethod());
    }
  }

  /// We never renegotiate, but a server that does it in the old way could have been made to take
  /// this handshake for the second one of an attacker's connection (RFC 5746 §1).
  private static void requireSafeRenegotiation(ServerHello m) throws TlsException {
    Optional<RenegotiationInfo> info = m.extensions().find(RenegotiationInfo.class);
    if (info.isEmpty()) {
      throw Incompatibility.NO_SECURE_RENEGOTIATION.refuse();
    }
    if (!info.get().renegotiatedConnection().isEmpty()) {
      throw Misbehaviour.BAD_RENEGOTIATION_INFO.refuse("message", "ServerHello");
    }
  }

  private static void requireUncompressedPoints(ServerHello m) throws TlsException {
    Optional<EcPointFormats> formats = m.extensions().find(EcPointFormats.class);
    if (formats.isPresent() && !formats.get().includesUncompressed()) {
      throw Misbehaviour.NO_UNCOMPRESSED_POINTS.refuse("message", "ServerHello");
    }
  }

  private static boolean requireExtendedMainSecret(CommonSettings common, ServerHello m)
      throws TlsException {
    boolean extended = m.extensions().has(ExtensionType.EXTENDED_MAIN_SECRET);
    if (!extended && common.tls12().requireExtendedMainSecret()) {
      throw Incompatibility.NO_EXTENDED_MAIN_SECRET.refuse("peer", "server");
    }
    return extended;
  }

  private static Promises promises(ServerHello m) {
    return new Promises(
        m.extensions().has(ExtensionType.STATUS_REQUEST),
        m.extensions()
            .find(SignedCertificateTimestamps.class)
            .map(SignedCertificateTimestamps::sctList)
            .orElse(List.of()),
        new SessionPromise(
            m.extensions().has(ExtensionType.SESSION_TICKET), m.legacySessionIdEcho()));
  }

  /// With an AEAD there is no MAC to put anywhere (RFC 7366 §3).
  private static boolean isCbc(CipherSuite suite) {
    return suite.tls12().orElseThrow().bulk() instanceof Bulk12.CbcBulk;
  }

  private static List<Effect> effects(ClientOffer offer, ServerHello m, Agreement agreed)
      throws TlsException {
    CipherSuite suite = agreed.suite();
    CommonSettings common = offer.settings().common();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.Version(ProtocolVersion.TLS_1_2)));
    effects.add(decision(Subject.VERSION, common.versions(), ProtocolVersion.TLS_1_2));
    effects.add(new Effect.Learned(new Fact.Suite(suite)));
    effects.add(decision(Subject.CIPHER_SUITE, common.tls12().suites(), suite));
    Optional<ApplicationLayerProtocolNegotiation> alpn =
        m.extensions().find(ApplicationLayerProtocolNegotiation.class);
    if (alpn.isPresent()) {
      Opaque protocol = offer.requireProtocol(alpn.get());
      effects.add(new Effect.Learned(new Fact.ApplicationProtocol(protocol)));
      effects.add(
          decision(
              Subject.APPLICATION_PROTOCOL,
              ProtocolChooser.names(offer.settings().protocols()),
              ProtocolChooser.names(List.of(protocol)).getFirst()));
    }
    effects.addAll(limits(offer, m));
    effects.addAll(agreed.weaknesses());
    return effects;
  }

  /// RFC 8449 §4: what a server says beyond the most of this version is as good as the most.
  private static List<Effect> limits(ClientOffer offer, ServerHello m) throws TlsException {
    Optional<MaxFragmentLength> fragments = offer.requireFragments(m.extensions());
    if (fragments.isPresent()) {
      return List.of(new Effect.Learned(new Fact.FragmentLimit(fragments.get().length())));
    }
    Optional<RecordSizeLimit> limit = m.extensions().find(RecordSizeLimit.class);
    if (limit.isEmpty()) {
      return List.of();
    }
    int theirs = limit.get().recordSizeLimit();
    if (theirs < RecordSettings.SMALLEST) {
      throw Misbehaviour.BAD_RECORD_SIZE_LIMIT.refuse("limit", theirs);
    }
    return List.of(
        new Effect.Learned(new Fact.PeerRecordLimit(Math.min(theirs, RecordFramer.MAX_PLAINTEXT))),
        new Effect.Learned(
            new Fact.OwnRecordLimit(offer.settings().common().records().sizeLimit12())));
  }

  private static Effect decision(Subject subject, List<?> ours, Object chosen) {
    return new Effect.Learned(
        new Fact.Decision(subject, List.of(), ours, chosen, "the server chose it"));
  }
}
