package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.Agreed;
import dev.padlock.tls.handshake.client13.ClientState13.Conversation;
import dev.padlock.tls.handshake.client13.ClientState13.Retry;
import dev.padlock.tls.handshake.client13.ClientState13.ServerProof;
import dev.padlock.tls.handshake.client13.ClientState13.WaitEncryptedExtensions;
import dev.padlock.tls.handshake.client13.ClientState13.WaitServerHello;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.common13.ResumedFacts;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapter two: the ServerHello decides version, suite and group, and both sides have keys (RFC
/// 9846 §4.2.3).
final class AgreeOnKeys {

  private static final int LEGACY_VERSION = 0x0303;

  private AgreeOnKeys() {}

  static Step agree(WaitServerHello s, ServerHello m, Incoming.Message in) throws TlsException {
    ClientOffer offer = s.offer();
    requireVersion(s, m);
    requireLegacyFields(m.legacyVersion(), m.legacyCompressionMethod());
    offer.requireSessionIdEcho(m.legacySessionIdEcho());
    offer.requireSolicited(m.extensions());
    CipherSuite suite = offer.requireSuite(m.cipherSuite());
    KeyShareEntry share = keyShare(m);
    requireAsRetried(s.retry(), suite, share.group());
    Optional<OfferedPsk> psk = offer.requireSelectedPsk(m.extensions(), suite);
    requireKeyWhereNeeded(offer, psk);
    KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
    CommonSettings common = offer.settings().common();
    Transcript transcript =
        (s.retry() == null
                ? s.transcript().withHash(common.crypto(), suite.hash().orElseThrow())
                : s.transcript())
            .append(in.raw());
    Secret shared = offer.requireShareFor(share.group()).agree(share.keyExchange().toArray());
    HandshakeKeys keys =
        psk.isPresent()
            ? HandshakeKeys.derive(
                psk.get().key().earlySecret(common.crypto()), shared, transcript.hash())
            : HandshakeKeys.derive(
                common.crypto().hkdf(suite.hash().orElseThrow()), shared, transcript.hash());
    List<Effect> effects = effects(s, suite, share.group(), keys, boundary);
    @Nullable ServerProof byKey = byKey(offer, psk, effects);
    s.destroy();
    return new Step.Next(
        new WaitEncryptedExtensions(
            new Conversation(offer, suite, transcript, keys, Agreed.NOTHING),
            byKey,
            psk.isPresent() && offer.isFirst(psk.get())),
        effects);
  }

  /// A client can insist on its pre-shared keys, and then takes no certificate in their place.
  private static void requireKeyWhereNeeded(ClientOffer offer, Optional<OfferedPsk> psk)
      throws TlsException {
    if (psk.isEmpty() && offer.settings().psks().required()) {
      throw Incompatibility.NO_COMMON_PSK.refuse("the server", "takes none of ours");
    }
  }

  /// A server that took a pre-shared key shows no certificate: who it is was proven when the
  /// session was made, or is proven by the key (RFC 9846 §2.2). Null where it took none.
  private static @Nullable ServerProof byKey(
      ClientOffer offer, Optional<OfferedPsk> psk, List<Effect> effects) {
    Session13 session = psk.map(OfferedPsk::session).orElse(null);
    if (session != null) {
      effects.addAll(ResumedFacts.of(session.facts()));
      return new ServerProof.Resumed(session.facts());
    }
    offer
        .declined(ProtocolVersion.TLS_1_3)
        .ifPresent(miss -> effects.add(new Effect.Learned(new Fact.SessionMissed(miss))));
    if (psk.isEmpty()) {
      return null;
    }
    effects.add(new Effect.Learned(Fact.SharedKey.of(psk.get())));
    return new ServerProof.SharedKey(psk.get().externalIdentity());
  }

  /// The change_cipher_spec goes before the second flight, which is a second ClientHello where
  /// there is one (RFC 9846 §E.4).
  private static List<Effect> effects(
      WaitServerHello s,
      CipherSuite suite,
      NamedGroup group,
      HandshakeKeys keys,
      KeyChangeAllowed boundary) {
    ClientOffer offer = s.offer();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.Version(ProtocolVersion.TLS_1_3)));
    effects.add(new Effect.Learned(new Fact.Suite(suite)));
    effects.add(new Effect.Learned(new Fact.Group(group)));
    effects.add(
        decision(Subject.CIPHER_SUITE, offer.settings().common().preferences().suites(), suite));
    effects.add(decision(Subject.GROUP, offer.settings().common().preferences().groups(), group));
    effects.add(new Effect.ReceiveKeys(keys.server(), KeyStage.HANDSHAKE, suite, boundary));
    if (offer.earlySession().isPresent()) {
      return effects; // Early data goes on until the server has said what it does with it.
    }
    if (offer.settings().hello().middleboxCompatibility() && s.retry() == null) {
      effects.add(new Effect.SendChangeCipherSpec());
    }
    effects.add(new Effect.SendKeys(keys.client(), KeyStage.HANDSHAKE, suite));
    return effects;
  }

  private static Effect decision(Subject subject, List<?> ours, Object chosen) {
    return new Effect.Learned(
        new Fact.Decision(subject, List.of(), ours, chosen, "the server chose it"));
  }

  /// Fields that TLS 1.3 keeps for old middleboxes have fixed values (RFC 9846 §4.2.3).
  static void requireLegacyFields(int legacyVersion, int compressionMethod) throws TlsException {
    if (legacyVersion != LEGACY_VERSION) {
      throw Misbehaviour.BAD_LEGACY_VERSION.refuse(
          "legacy_version", new ProtocolVersion(legacyVersion));
    }
    if (compressionMethod != 0) {
      throw Misbehaviour.BAD_COMPRESSION_METHODS.refuse("method", compressionMethod);
    }
  }

  /// A server without supported_versions speaks TLS 1.2 or older; if its random says that it could
  /// do better, somebody forced it down. After a retry, the version stays (RFC 9846 §4.2.4).
  private static void requireVersion(WaitServerHello s, ServerHello m) throws TlsException {
    Optional<ProtocolVersion> selected =
        m.extensions().find(SelectedVersion.class).map(SelectedVersion::selectedVersion);
    ProtocolVersion version = selected.orElse(new ProtocolVersion(m.legacyVersion()));
    if (s.retry() != null && !version.equals(ProtocolVersion.TLS_1_3)) {
      throw Misbehaviour.RETRY_CHANGED_VERSION.refuse(
          "first", ProtocolVersion.TLS_1_3, "then", version);
    }
    if (selected.isPresent()) {
      s.offer().requireVersion(version);
    } else if (m.downgradeSentinel().isPresent()) {
      throw Misbehaviour.DOWNGRADE_DETECTED.refuse("negotiated", version);
    } else {
      throw s.offer().noCommonVersion(version);
    }
  }

  private static KeyShareEntry keyShare(ServerHello m) throws TlsException {
    return m.extensions()
        .find(KeyShareServerHello.class)
        .map(KeyShareServerHello::serverShare)
        .orElseThrow(() -> Misbehaviour.MISSING_KEY_SHARE.refuse("message", "ServerHello"));
  }

  /// After a retry, the ServerHello keeps what the HelloRetryRequest chose (RFC 9846 §4.2.4,
  /// §4.3.8).
  private static void requireAsRetried(@Nullable Retry retry, CipherSuite suite, NamedGroup group)
      throws TlsException {
    if (retry == null) {
      return;
    }
    if (!retry.suite().equals(suite)) {
      throw Misbehaviour.RETRY_CHANGED_SUITE.refuse("first", retry.suite(), "then", suite);
    }
    if (retry.group() != null && !retry.group().equals(group)) {
      throw Misbehaviour.SELECTED_GROUP_NOT_OFFERED.refuse(
          "asked for", retry.group(), "selected", group);
    }
  }
}
