package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.EarlySecret;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ClientHello that we sent, with the private halves of its key shares: what a server's answer
/// is held against.
///
/// Its `require` methods return what they were asked for or refuse, so that a chapter reads as a
/// column.
public final class ClientOffer {

  private final ClientSettings settings;
  private final @Nullable String serverName;
  private final ClientHello hello;
  private final Opaque raw;
  private final Map<NamedGroup, KeyExchange.Initiator> shares;
  private final Resumable resumable;

  /// What of earlier connections is offered.
  ///
  /// @param recollection what came of looking for a session, or null where nobody looked
  /// @param psks of TLS 1.3, a session's among them
  record Resumable(@Nullable Recollection recollection, PskOffer psks) {

    static final Resumable NOTHING = new Resumable(null, PskOffer.NONE);

    void destroy() {
      if (recollection instanceof Recollection.Found(Session session)) {
        session.destroy();
      }
    }
  }

  ClientOffer(
      ClientSettings settings,
      @Nullable String serverName,
      PskOffer.Bound bound,
      Map<NamedGroup, KeyExchange.Initiator> shares,
      Resumable resumable) {
    this.settings = settings;
    this.serverName = serverName;
    this.hello = bound.hello();
    this.raw = bound.raw();
    this.shares = Map.copyOf(shares);
    this.resumable = resumable;
  }

  /// A first ClientHello.
  ///
  /// @param serverName the DNS name or IP address that the server's certificate must be for, or
  ///   null
  public static ClientOffer first(ClientSettings settings, @Nullable String serverName)
      throws TlsException {
    return new HelloComposer(settings, serverName).compose();
  }

  /// The second ClientHello: the share that was asked for instead of the others, and the cookie
  /// (RFC 9846 §4.2.2, §4.2.4). Refuses a retry that would change nothing.
  ///
  /// @param before the transcript up to the request
  public ClientOffer retried(HelloRetryRequest request, Transcript before) throws TlsException {
    Optional<NamedGroup> group =
        request
            .extensions()
            .find(KeyShareHelloRetryRequest.class)
            .map(KeyShareHelloRetryRequest::selectedGroup);
    Optional<Cookie> cookie = request.extensions().find(Cookie.class);
    if (group.isEmpty() && cookie.isEmpty()) {
      throw Misbehaviour.NEEDLESS_RETRY.refuse();
    }
    Map<NamedGroup, KeyExchange.Initiator> newShares = shares;
    Extensions extensions = hello.extensions();
    if (group.isPresent()) {
      newShares =
          Map.of(requireRetryGroup(group.get()), HelloComposer.initiate(settings, group.get()));
      shares.values().forEach(KeyExchange.Initiator::destroy);
      extensions = withShare(extensions, group.get(), newShares);
    }
    if (cookie.isPresent()) {
      extensions = extensions.with(cookie.get());
    }
    PskOffer psks = resumable.psks().usableWith(request.cipherSuite().hash().orElseThrow());
    extensions = extensions.without(ExtensionType.EARLY_DATA);
    PskOffer.Bound second = psks.bind(hello.withExtensions(extensions), settings.common(), before);
    return new ClientOffer(
        settings, serverName, second, newShares, new Resumable(resumable.recollection(), psks));
  }

  private static Extensions withShare(
      Extensions extensions, NamedGroup group, Map<NamedGroup, KeyExchange.Initiator> shares) {
    KeyExchange.Initiator own = shares.get(group);
    if (own == null) {
      throw new IllegalStateException("no share was made for " + group);
    }
    List<Extension> replaced = new ArrayList<>();
    for (Extension extension : extensions.list()) {
      replaced.add(
          extension instanceof KeyShareClientHello
              ? new KeyShareClientHello(List.of(new KeyShareEntry(group, Opaque.of(own.share()))))
              : extension);
    }
    return Extensions.of(replaced);
  }

  public ClientSettings settings() {
    return settings;
  }

  /// Whom we want to reach, or null.
  public @Nullable String serverName() {
    return serverName;
  }

  public ClientHello hello() {
    return hello;
  }

  /// The hello's encoding.
  public Opaque raw() {
    return raw;
  }

  /// Why no session is offered; null where one is, or where nobody looked.
  public @Nullable Miss miss() {
    return resumable.recollection() instanceof Recollection.Missed(Miss miss) ? miss : null;
  }

  /// Why the session that was offered, if one was, is not resumed by a server that chose this
  /// version and none of our sessions.
  public Optional<Miss> declined(ProtocolVersion chosen) {
    if (!(resumable.recollection() instanceof Recollection.Found(Session session))) {
      return Optional.empty();
    }
    ProtocolVersion own =
        session instanceof Session12 ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3;
    return Optional.of(own.equals(chosen) ? Miss.DECLINED : Miss.OTHER_VERSION);
  }

  /// Whether this key is the first that is offered: the one that early data goes with.
  public boolean isFirst(OfferedPsk psk) {
    return resumable.psks().psks().getFirst().equals(psk);
  }

  /// The session under which early data is announced; empty where none is.
  public Optional<Session13> earlySession() {
    return hello.extensions().has(ExtensionType.EARLY_DATA)
            && resumable.recollection() instanceof Recollection.Found(Session13 session)
        ? Optional.of(session)
        : Optional.empty();
  }

  /// What protects early data (RFC 9846 §7.1); null where none is announced. The caller owns it.
  public @Nullable TrafficSecret earlySecret() {
    if (earlySession().isEmpty()) {
      return null;
    }
    CryptoProvider crypto = settings.common().crypto();
    PreSharedKey key = resumable.psks().psks().getFirst().key();
    EarlySecret early = key.earlySecret(crypto);
    TrafficSecret secret =
        early.clientEarlyTraffic(
            Transcript.start().append(raw).withHash(crypto, key.hash()).hash());
    early.destroy();
    return secret;
  }

  /// The pre-shared key that the server chose, which must be one of ours and go with the suite (RFC
  /// 9846 §4.3.11). Empty where it chose none.
  public Optional<OfferedPsk> requireSelectedPsk(Extensions answer, CipherSuite suite)
      throws TlsException {
    Optional<PreSharedKeyServerHello> selected = answer.find(PreSharedKeyServerHello.class);
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    List<OfferedPsk> offered = resumable.psks().psks();
    int index = selected.get().selectedIdentity();
    if (index >= offered.size()) {
      throw ResumptionFault.SELECTED_PSK_NOT_OFFERED.refuse(
          "selected", index, "offered", offered.size());
    }
    OfferedPsk psk = offered.get(index);
    if (psk.key().hash() != suite.hash().orElseThrow()) {
      throw ResumptionFault.PSK_OF_OTHER_HASH.refuse("suite", suite, "key", psk.key().hash());
    }
    return Optional.of(psk);
  }

  /// The session that a server of TLS 1.2 resumes: it says so by the session id of our hello (RFC
  /// 5246 §7.4.1.3, RFC 5077 §3.4). Empty where it begins a new one. An id of ours that only looks
  /// like one, for the eyes of middleboxes, is not known to any server (RFC 9846 §E.4).
  public Optional<Session12> requireResumed(Opaque echo) throws TlsException {
    Opaque own = hello.legacySessionId();
    if (own.isEmpty() || !own.equals(echo)) {
      return Optional.empty();
    }
    if (resumable.recollection() instanceof Recollection.Found(Session12 session)) {
      return Optional.of(session);
    }
    throw Misbehaviour.FAKE_SESSION_RESUMED.refuse();
  }

  /// The server must not have chosen another version, nor hint that it was made to (RFC 9846
  /// §4.2.3).
  public ProtocolVersion requireVersion(ProtocolVersion selected) throws TlsException {
    if (!selected.equals(ProtocolVersion.TLS_1_3)) {
      throw Misbehaviour.SELECTED_VERSION_NOT_OFFERED.refuse(
          "selected", selected, "offered", settings.common().versions());
    }
    return selected;
  }

  public TlsException noCommonVersion(ProtocolVersion theirs) {
    Incompatibility why =
        theirs.code() < ProtocolVersion.TLS_1_2.code()
            ? Incompatibility.VERSION_TOO_OLD
            : Incompatibility.NO_COMMON_VERSION;
    return why.refuse("server chose", theirs, "offered", settings.common().versions());
  }

  public void requireSessionIdEcho(Opaque echo) throws TlsException {
    if (!echo.equals(hello.legacySessionId())) {
      throw Misbehaviour.SESSION_ID_NOT_ECHOED.refuse();
    }
  }

  public CipherSuite requireSuite(CipherSuite selected) throws TlsException {
    if (!settings.common().preferences().suites().contains(selected)) {
      throw Misbehaviour.SELECTED_SUITE_NOT_OFFERED.refuse(
          "selected", selected, "offered", settings.common().preferences().suites());
    }
    return selected;
  }

  /// The same where the version is TLS 1.2.
  public CipherSuite requireSuite12(CipherSuite selected) throws TlsException {
    List<CipherSuite> offered = settings.common().tls12().suites();
    if (!offered.contains(selected)) {
      throw Misbehaviour.SELECTED_SUITE_NOT_OFFERED.refuse(
          "selected", selected, "offered", offered);
    }
    return selected;
  }

  /// The curve of a server's key exchange in TLS 1.2.
  public NamedGroup requireCurve(NamedGroup selected) throws TlsException {
    List<NamedGroup> groups = settings.common().preferences().groups();
    if (!selected.isCurve() || !groups.contains(selected)) {
      throw Misbehaviour.SELECTED_GROUP_NOT_OFFERED.refuse("selected", selected, "offered", groups);
    }
    return selected;
  }

  /// Our private half for a share that the server answered.
  public KeyExchange.Initiator requireShareFor(NamedGroup group) throws TlsException {
    KeyExchange.Initiator own = shares.get(group);
    if (own == null) {
      throw Misbehaviour.SELECTED_GROUP_NOT_OFFERED.refuse(
          "selected", group, "shares sent", shares.keySet());
    }
    return own;
  }

  private NamedGroup requireRetryGroup(NamedGroup group) throws TlsException {
    boolean offered = settings.common().preferences().groups().contains(group);
    if (!offered || shares.containsKey(group)) {
      throw Misbehaviour.RETRY_GROUP_NOT_SUPPORTED.refuse(
          "asked for",
          group,
          "offered",
          settings.common().preferences().groups(),
          "shares sent",
          shares.keySet());
    }
    return group;
  }

  /// Every extension of an answer must have been offered, but for `exempt` (RFC 9846 §4.3).
  public void requireSolicited(Extensions answer, ExtensionType... exempt) throws TlsException {
    Set<ExtensionType> free = Set.of(exempt);
    for (Extension extension : answer.list()) {
      ExtensionType type = extension.type();
      if (!free.contains(type) && (type.isGrease() || !hello.extensions().has(type))) {
        throw Misbehaviour.UNSOLICITED_EXTENSION.refuse("extension", type);
      }
    }
  }

  /// The one application protocol that the server chose (RFC 7301 §3.1).
  public Opaque requireProtocol(ApplicationLayerProtocolNegotiation answer) throws TlsException {
    List<Opaque> chosen = answer.protocolNameList();
    if (chosen.size() != 1 || !settings.protocols().contains(chosen.getFirst())) {
      throw Misbehaviour.SELECTED_ALPN_NOT_OFFERED.refuse("selected", chosen.size());
    }
    return chosen.getFirst();
  }

  /// The length of records that the server agrees to: what we asked for (RFC 6066 §4), and never
  /// beside the extension that it has to prefer (RFC 8449 §5).
  public Optional<MaxFragmentLength> requireFragments(Extensions answer) throws TlsException {
    Optional<MaxFragmentLength> agreed = answer.find(MaxFragmentLength.class);
    if (agreed.isPresent() && answer.has(ExtensionType.RECORD_SIZE_LIMIT)) {
      throw Misbehaviour.TWO_RECORD_LIMITS.refuse();
    }
    if (agreed.isPresent() && !agreed.get().equals(settings.hello().fragments())) {
      throw Misbehaviour.FRAGMENT_LENGTH_NOT_ECHOED.refuse("answered", agreed.get().length());
    }
    return agreed;
  }

  /// Forgets the private halves and the session's secret.
  public void destroy() {
    shares.values().forEach(KeyExchange.Initiator::destroy);
    resumable.destroy();
  }

  @Override
  public String toString() {
    return "offer of " + raw.size() + " bytes with shares for " + shares.keySet();
  }
}
