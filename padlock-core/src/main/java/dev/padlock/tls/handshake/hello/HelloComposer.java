package dev.padlock.tls.handshake.hello;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.Grease;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.PskKeyExchangeMode;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.CompressCertificate;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.EncryptThenMac;
import dev.padlock.tls.wire.extension.ExtendedMainSecret;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.PskKeyExchangeModes;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.extension.SessionTicket;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.extension.SignedCertificateTimestampsRequest;
import dev.padlock.tls.wire.extension.StatusRequest;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.extension.Unknown;
import dev.padlock.tls.wire.message.ClientHello;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Composes a first ClientHello (RFC 9846 §4.2.2) from the settings.
final class HelloComposer {

  private static final int LEGACY_VERSION = 0x0303;
  private static final int RANDOM_LENGTH = 32;
  private static final Opaque NO_COMPRESSION = Opaque.wrap(new byte[] {0});

  private final ClientSettings settings;
  private final @Nullable String serverName;
  private final Preferences preferences;
  private final GreaseChoice grease;
  private final Map<NamedGroup, KeyExchange.Initiator> shares = new LinkedHashMap<>();
  private final @Nullable Recollection recollection;

  HelloComposer(ClientSettings settings, @Nullable String serverName) {
    this.settings = settings;
    this.serverName = serverName;
    this.preferences = settings.common().preferences();
    this.grease =
        settings.hello().grease()
            ? GreaseChoice.drawn(settings.common().crypto().random())
            : GreaseChoice.NONE;
    ClientSessions sessions = settings.sessions();
    this.recollection =
        sessions != null && serverName != null
            ? sessions.recall(settings.common(), serverName)
            : null;
  }

  ClientOffer compose() throws TlsException {
    if (offers13()) {
      for (NamedGroup group : sharedGroups()) {
        shares.put(group, initiate(settings, group));
      }
    }
    List<CipherSuite> suites = new ArrayList<>(grease.suite());
    suites.addAll(preferences.suites());
    suites.addAll(settings.common().tls12().suites());
    ClientHello hello =
        new ClientHello(
            LEGACY_VERSION,
            random(RANDOM_LENGTH),
            sessionId(),
            suites,
            NO_COMPRESSION,
            Extensions.of(extensions()));
    PskOffer psks = psks();
    return new ClientOffer(
        settings,
        serverName,
        psks.bind(hello, settings.common(), Transcript.start()),
        shares,
        new ClientOffer.Resumable(recollection, psks));
  }

  /// A session's comes first: only there can early data go with it (RFC 9846 §4.3.10).
  private PskOffer psks() {
    List<OfferedPsk> psks = new ArrayList<>();
    if (recollection instanceof Recollection.Found(Session13 session)) {
      psks.add(OfferedPsk.of(session));
    }
    psks.addAll(settings.psks().offered());
    return new PskOffer(psks);
  }

  /// That of a session; or a random one, by which a server of TLS 1.2 says that it takes the ticket
  /// (RFC 5077 §3.4), and which middleboxes expect of TLS 1.3 (RFC 9846 §E.4).
  private Opaque sessionId() {
    Session12.Handle handle = handle();
    if (!handle.sessionId().isEmpty()) {
      return handle.sessionId();
    }
    boolean compatible = settings.hello().middleboxCompatibility() && offers13();
    return compatible || !handle.ticket().isEmpty() ? random(RANDOM_LENGTH) : Opaque.EMPTY;
  }

  /// What names the session that is offered.
  private Session12.Handle handle() {
    return recollection instanceof Recollection.Found(Session12 session)
        ? session.handle()
        : Session12.Handle.NONE;
  }

  /// Early data goes under what was negotiated for the session (RFC 9846 §4.3.10).
  private boolean announcesEarlyData() {
    ClientSessions sessions = settings.sessions();
    return sessions != null
        && sessions.earlyData()
        && recollection instanceof Recollection.Found(Session13 session)
        && session.early().most() > 0
        && preferences.suites().contains(session.facts().cipherSuite())
        && (session.early().protocol().isEmpty()
            || settings.protocols().contains(session.early().protocol()));
  }

  private boolean offers13() {
    return settings.common().speaks(ProtocolVersion.TLS_1_3);
  }

  static KeyExchange.Initiator initiate(ClientSettings settings, NamedGroup group)
      throws TlsException {
    return settings
        .common()
        .crypto()
        .keyExchange(
            group
                .algorithm()
                .orElseThrow(() -> ConfigurationFault.NOT_SUPPORTED.refuse("group", group)))
        .initiate();
  }

  /// The configured groups; where a server asked for another one last time, that one takes the last
  /// place.
  private List<NamedGroup> sharedGroups() {
    List<NamedGroup> configured = preferences.keyShares();
    NamedGroup asked =
        serverName == null ? null : settings.groupMemory().of(serverName).orElse(null);
    if (asked == null
        || configured.isEmpty()
        || configured.contains(asked)
        || !preferences.groups().contains(asked)) {
      return configured;
    }
    List<NamedGroup> groups = new ArrayList<>(configured);
    groups.set(groups.size() - 1, asked);
    return groups;
  }

  private List<Extension> extensions() {
    List<Extension> all = new ArrayList<>();
    grease.first().ifPresent(type -> all.add(new Unknown(type, Opaque.EMPTY)));
    hostName().ifPresent(host -> all.add(new ServerName(host)));
    List<NamedGroup> groups = new ArrayList<>(grease.group());
    groups.addAll(groups());
    if (offers13()) {
      List<ProtocolVersion> versions = new ArrayList<>(grease.version());
      versions.addAll(settings.common().versions());
      all.add(new SupportedVersions(versions));
      all.add(new SupportedGroups(groups));
      all.add(new KeyShareClientHello(entries()));
    } else {
      all.add(new SupportedGroups(groups));
    }
    List<SignatureScheme> schemes = new ArrayList<>(grease.scheme());
    for (SignatureScheme scheme : preferences.schemes()) {
      if (!scheme.isOnlyForClients()) {
        schemes.add(scheme);
      }
    }
    all.add(new SignatureAlgorithms(schemes));
    if (!preferences.certificateSchemes().isEmpty()) {
      all.add(new SignatureAlgorithmsCert(preferences.certificateSchemes()));
    }
    if (offers13()) {
      all.add(new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE)));
    }
    all.addAll(wishes());
    if (settings.common().speaks(ProtocolVersion.TLS_1_2)) {
      all.addAll(extensions12());
    }
    ClientSessions sessions = settings.sessions();
    if (offers13() && sessions != null && sessions.ticketRequest() != null) {
      all.add(sessions.ticketRequest());
    }
    if (announcesEarlyData()) {
      all.add(new EarlyDataIndication());
    }
    grease.last().ifPresent(type -> all.add(new Unknown(type, Opaque.wrap(new byte[1]))));
    return all;
  }

  /// TLS 1.2 has nothing to exchange hybrid keys with.
  private List<NamedGroup> groups() {
    return offers13()
        ? preferences.groups()
        : preferences.groups().stream()
            .filter(group -> group.isCurve() || group.isFiniteField())
            .toList();
  }

  /// What only a server of TLS 1.2 answers.
  private List<Extension> extensions12() {
    List<Extension> all = new ArrayList<>();
    all.add(new ExtendedMainSecret());
    all.add(RenegotiationInfo.initial());
    all.add(EcPointFormats.uncompressed());
    if (settings.common().tls12().offersCbc()) {
      all.add(new EncryptThenMac());
    }
    if (settings.sessions() != null) {
      all.add(new SessionTicket(handle().ticket()));
    }
    return all;
  }

  private List<Extension> wishes() {
    HelloOptions options = settings.hello();
    List<Extension> wishes = new ArrayList<>();
    if (!settings.protocols().isEmpty()) {
      wishes.add(new ApplicationLayerProtocolNegotiation(settings.protocols()));
    }
    if (options.requestOcsp()) {
      wishes.add(StatusRequest.ocsp());
    }
    if (options.requestTimestamps()) {
      wishes.add(new SignedCertificateTimestampsRequest());
    }
    if (offers13() && !options.compression().isEmpty()) {
      wishes.add(
          new CompressCertificate(
              options.compression().stream().map(CertificateCompressor::algorithm).toList()));
    }
    if (settings.common().records().sizeLimit() != 0) {
      wishes.add(new RecordSizeLimit(settings.common().records().sizeLimit()));
    }
    if (options.fragments() != null) {
      wishes.add(options.fragments());
    }
    if (!options.authorities().isEmpty()) {
      wishes.add(new CertificateAuthorities(options.authorities()));
    }
    return wishes;
  }

  private List<KeyShareEntry> entries() {
    List<KeyShareEntry> entries = new ArrayList<>();
    grease.group().forEach(g -> entries.add(new KeyShareEntry(g, Opaque.wrap(new byte[1]))));
    shares.forEach((group, own) -> entries.add(new KeyShareEntry(group, Opaque.of(own.share()))));
    return entries;
  }

  /// Only DNS names go into server_name; an IP address or anything else is left out (RFC 6066 §3).
  private Optional<String> hostName() {
    if (serverName == null) {
      return Optional.empty();
    }
    try {
      return ReferenceIdentity.of(serverName) instanceof ReferenceIdentity.DnsReference dns
          ? Optional.of(dns.name())
          : Optional.empty();
    } catch (PkiException notAName) {
      return Optional.empty();
    }
  }

  private Opaque random(int length) {
    byte[] bytes = new byte[length];
    settings.common().crypto().random().nextBytes(bytes);
    return Opaque.wrap(bytes);
  }

  /// The reserved values of one hello (RFC 8701 §3.1). The two extension types differ.
  private record GreaseChoice(
      List<CipherSuite> suite,
      List<NamedGroup> group,
      List<ProtocolVersion> version,
      List<SignatureScheme> scheme,
      Optional<ExtensionType> first,
      Optional<ExtensionType> last) {

    static final GreaseChoice NONE =
        new GreaseChoice(
            List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    static GreaseChoice drawn(SecureRandom random) {
      byte[] drawn = new byte[5];
      random.nextBytes(drawn);
      int first = Grease.value(drawn[3]);
      return new GreaseChoice(
          List.of(new CipherSuite(Grease.value(drawn[0]))),
          List.of(new NamedGroup(Grease.value(drawn[1]))),
          List.of(new ProtocolVersion(Grease.value(drawn[2]))),
          List.of(new SignatureScheme(Grease.value(drawn[4]))),
          Optional.of(new ExtensionType(first)),
          Optional.of(new ExtensionType(first ^ 0x1010)));
    }
  }
}
