package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A client's hello as a server must read it: each `require` returns what is there, or refuses (RFC
/// 9846 §9.2).
public final class ClientWishes {

  private static final int LEGACY_VERSION = 0x0303;
  private static final Opaque NULL_COMPRESSION = Opaque.wrap(new byte[] {0});

  private static final Set<ExtensionType> MAY_CHANGE =
      Set.of(
          ExtensionType.KEY_SHARE,
          ExtensionType.COOKIE,
          ExtensionType.EARLY_DATA,
          ExtensionType.PRE_SHARED_KEY,
          ExtensionType.PADDING);

  private final ClientHello hello;

  public ClientWishes(ClientHello hello) {
    this.hello = hello;
  }

  public ClientHello hello() {
    return hello;
  }

  /// TLS 1.3 must be among the client's versions, and its hello must then have the form of TLS 1.3.
  public void requireTls13() throws TlsException {
    List<ProtocolVersion> offered = versions();
    if (!offered.contains(ProtocolVersion.TLS_1_3)) {
      throw Incompatibility.NO_COMMON_VERSION.refuse(
          "offered", offered, "enabled", ProtocolVersion.TLS_1_3);
    }
    if (hello.legacyVersion() != LEGACY_VERSION) {
      throw Misbehaviour.BAD_LEGACY_VERSION.refuse(
          "legacy_version", new ProtocolVersion(hello.legacyVersion()));
    }
    if (!hello.legacyCompressionMethods().equals(NULL_COMPRESSION)) {
      throw Misbehaviour.BAD_COMPRESSION_METHODS.refuse(
          "methods", hello.legacyCompressionMethods().hex());
    }
  }

  /// Without the extension, no more than TLS 1.2 is offered, whatever legacy_version says (RFC 9846
  /// §4.3.1).
  private List<ProtocolVersion> versions() {
    return hello
        .extensions()
        .find(SupportedVersions.class)
        .map(SupportedVersions::versions)
        .orElse(List.of(new ProtocolVersion(Math.min(hello.legacyVersion(), LEGACY_VERSION))));
  }

  /// The newest version that both sides speak. A client that fell back must have had to (RFC 7507
  /// §3).
  ///
  /// @param enabled ours, the newest first
  public ProtocolVersion requireVersion(List<ProtocolVersion> enabled) throws TlsException {
    List<ProtocolVersion> offered = versions();
    ProtocolVersion chosen =
        enabled.stream()
            .filter(offered::contains)
            .findFirst()
            .orElseThrow(() -> noCommonVersion(offered, enabled));
    if (!chosen.equals(enabled.getFirst())
        && hello.cipherSuites().contains(CipherSuite.TLS_FALLBACK_SCSV)) {
      throw Misbehaviour.INAPPROPRIATE_FALLBACK.refuse("offered", offered, "enabled", enabled);
    }
    return chosen;
  }

  private static TlsException noCommonVersion(
      List<ProtocolVersion> offered, List<ProtocolVersion> enabled) {
    boolean old =
        offered.stream()
            .filter(version -> !version.isGrease())
            .allMatch(version -> version.code() < ProtocolVersion.TLS_1_2.code());
    Incompatibility why = old ? Incompatibility.VERSION_TOO_OLD : Incompatibility.NO_COMMON_VERSION;
    return why.refuse("offered", offered, "enabled", enabled);
  }

  /// The first of ours that the client offers; but where the client puts ChaCha20 first, it has no
  /// fast AES, and gets its wish if we can.
  public CipherSuite requireSuite(List<CipherSuite> preferred) throws TlsException {
    List<CipherSuite> offered = hello.cipherSuites();
    Optional<CipherSuite> theirFirst =
        offered.stream().filter(s -> s.aead().isPresent()).findFirst();
    CipherSuite chaCha = CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
    if (theirFirst.filter(chaCha::equals).isPresent() && preferred.contains(chaCha)) {
      return chaCha;
    }
    return preferred.stream()
        .filter(offered::contains)
        .findFirst()
        .orElseThrow(() ->
            Incompatibility.NO_COMMON_CIPHER_SUITE.refuse(
                "offered", offered, "enabled", preferred));
  }

  /// The groups of ours that the client supports, in our order.
  public List<NamedGroup> requireGroups(List<NamedGroup> preferred) throws TlsException {
    List<NamedGroup> offered = requireSupportedGroups();
    List<NamedGroup> common = preferred.stream().filter(offered::contains).toList();
    if (common.isEmpty()) {
      throw Incompatibility.NO_COMMON_GROUP.refuse("offered", offered, "enabled", preferred);
    }
    return common;
  }

  public List<NamedGroup> requireSupportedGroups() throws TlsException {
    return hello
        .extensions()
        .find(SupportedGroups.class)
        .map(SupportedGroups::namedGroupList)
        .orElseThrow(() -> Misbehaviour.MISSING_SUPPORTED_GROUPS.refuse("message", "ClientHello"));
  }

  /// The shares, each for a group that the client also lists (RFC 9846 §4.3.8).
  public List<KeyShareEntry> requireShares() throws TlsException {
    List<KeyShareEntry> shares =
        hello
            .extensions()
            .find(KeyShareClientHello.class)
            .map(KeyShareClientHello::clientShares)
            .orElseThrow(() -> Misbehaviour.MISSING_KEY_SHARE.refuse("message", "ClientHello"));
    List<NamedGroup> groups = requireSupportedGroups();
    for (KeyShareEntry share : shares) {
      if (!groups.contains(share.group())) {
        throw Misbehaviour.KEY_SHARE_NOT_IN_GROUPS.refuse(
            "share", share.group(), "supported_groups", groups);
      }
    }
    return shares;
  }

  public List<SignatureScheme> requireSchemes() throws TlsException {
    return hello
        .extensions()
        .find(SignatureAlgorithms.class)
        .map(ClientWishes::forServers)
        .orElseThrow(
            () -> Misbehaviour.MISSING_SIGNATURE_ALGORITHMS.refuse("message", "ClientHello"));
  }

  private static List<SignatureScheme> forServers(SignatureAlgorithms offered) {
    List<SignatureScheme> schemes = new ArrayList<>();
    for (SignatureScheme scheme : offered.supportedSignatureAlgorithms()) {
      if (!scheme.isOnlyForClients()) {
        schemes.add(scheme);
      }
    }
    return List.copyOf(schemes);
  }

  /// The signature schemes that the client accepts; none where it wants to be shown a pre-shared
  /// key and no certificate (RFC 9846 §9.2).
  public List<SignatureScheme> requireSchemesOrPsk() throws TlsException {
    return hello.extensions().has(ExtensionType.PRE_SHARED_KEY)
            && !hello.extensions().has(ExtensionType.SIGNATURE_ALGORITHMS)
        ? List.of()
        : requireSchemes();
  }

  /// Who offers pre-shared keys must say how they may be used (RFC 9846 §4.3.9).
  public void requirePskModes() throws TlsException {
    if (hello.extensions().has(ExtensionType.PRE_SHARED_KEY)
        && !hello.extensions().has(ExtensionType.PSK_KEY_EXCHANGE_MODES)) {
      throw Misbehaviour.MISSING_PSK_MODES.refuse();
    }
  }

  /// Whether early data will follow, which only a first hello may announce (RFC 9846 §4.3.10).
  public boolean announcesEarlyData() {
    return hello.extensions().has(ExtensionType.EARLY_DATA);
  }

  /// A second hello may differ from the first only in what a retry touches (RFC 9846 §4.2.2). The
  /// legacy fields are what they must be in both (see [#requireTls13]).
  public void requireSameAs(ClientHello first) throws TlsException {
    boolean same =
        first.random().equals(hello.random())
            && first.legacySessionId().equals(hello.legacySessionId())
            && first.cipherSuites().equals(hello.cipherSuites())
            && fixed(first).equals(fixed(hello));
    if (!same) {
      throw Misbehaviour.SECOND_HELLO_CHANGED.refuse();
    }
  }

  private static List<Extension> fixed(ClientHello hello) {
    return hello.extensions().list().stream().filter(e -> !MAY_CHANGE.contains(e.type())).toList();
  }
}
