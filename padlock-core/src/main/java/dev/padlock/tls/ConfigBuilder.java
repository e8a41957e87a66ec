package dev.padlock.tls;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.Limits;
import dev.padlock.tls.handshake.hello.Preferences;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.handshake.hello.Settings12;
import dev.padlock.tls.record.RecordFramer;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.trace.KeyLog;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What clients and servers are configured with alike. Not thread-safe; what it builds is.
///
/// @param <B> the builder itself
public abstract sealed class ConfigBuilder<B extends ConfigBuilder<B>>
    permits ClientConfig.Builder, ServerConfig.Builder {

  /// What a list in an extension may hold: 2^16 - 1 bytes, less than the lengths around it.
  private static final int MAX_LIST = 0xffff - 4;

  /// In seconds.
  private static final long LONGEST_SESSION = Duration.ofDays(7).toSeconds();

  private @Nullable CryptoProvider crypto;
  private InstantSource clock = InstantSource.system();
  private Policy policy = Policy.INTERMEDIATE;
  private @Nullable List<ProtocolVersion> versions;
  private boolean requireExtendedMainSecret = true;
  private @Nullable List<CipherSuite> suites;
  private @Nullable List<NamedGroup> groups;
  private @Nullable List<NamedGroup> keyShares;
  private @Nullable List<SignatureScheme> schemes;
  private List<SignatureScheme> certificateSchemes = List.of();
  private RecordSettings records = RecordSettings.STANDARD;
  private Limits limits = Limits.STANDARD;
  private @Nullable KeyLog keyLog;
  private boolean resumption = true;
  private Duration sessionLifetime = Duration.ofHours(2);
  private ResumptionCounters counters = new ResumptionCounters();

  ConfigBuilder() {}

  abstract B self();

  /// The cryptography to use; the JDK's by default.
  public B crypto(CryptoProvider provider) {
    crypto = provider;
    return self();
  }

  /// The clock by which certificates are judged; the system's by default.
  public B clock(InstantSource source) {
    clock = source;
    return self();
  }

  /// Which versions and suites are enabled; [Policy#INTERMEDIATE] by default.
  public B policy(Policy chosen) {
    policy = chosen;
    return self();
  }

  /// The only versions to speak, of those that the policy enables.
  public B versions(ProtocolVersion... only) {
    versions = List.of(only);
    return self();
  }

  /// Whether peers that speak TLS 1.2 must bind its secret to the handshake (RFC 7627); on by
  /// default. Without it, somebody in the middle can make two connections share a secret (the
  /// triple handshake attack), so nothing may be built on exported keying material or on
  /// resumption.
  public B requireExtendedMainSecret(boolean required) {
    requireExtendedMainSecret = required;
    return self();
  }

  /// Cipher suites of both versions, best first. A version without a suite is off; the suites that
  /// need [Policy#LEGACY] need it here too.
  public B cipherSuites(List<CipherSuite> bestFirst) {
    suites = List.copyOf(bestFirst);
    return self();
  }

  /// Key exchange groups, best first. In TLS 1.2 an ECDSA key of the server must be on one of their
  /// curves too (RFC 8422 §5.3).
  public B groups(List<NamedGroup> bestFirst) {
    groups = List.copyOf(bestFirst);
    return self();
  }

  final void keyShareGroups(List<NamedGroup> shared) {
    keyShares = List.copyOf(shared);
  }

  /// Signature schemes that we accept and make, best first.
  public B signatureSchemes(List<SignatureScheme> bestFirst) {
    schemes = List.copyOf(bestFirst);
    return self();
  }

  /// Signature schemes accepted inside certificates, where they differ (signature_algorithms_cert).
  public B certificateSignatureSchemes(List<SignatureScheme> bestFirst) {
    certificateSchemes = List.copyOf(bestFirst);
    return self();
  }

  /// Announces that records from the peer must be small: at most `bytes` of inner plaintext, 64 to
  /// 16,385 (RFC 8449).
  public B recordSizeLimit(int bytes) {
    records = records.withSizeLimit(bytes);
    return self();
  }

  /// Pads protected records to a multiple of `bytes`, which hides lengths and costs bandwidth (RFC
  /// 9846 §5.4).
  public B padRecordsTo(int bytes) {
    records = records.withPaddingBlock(bytes);
    return self();
  }

  /// Whether the first application records are small enough for one packet each; on by default.
  public B smallFirstRecords(boolean small) {
    records = records.withSmallFirst(small);
    return self();
  }

  /// Puts at most `bytes` of content into each record that we send, 64 to 16,384, even where the
  /// peer would take more: for peers with small buffers that do not know RFC 8449, and for a first
  /// byte that comes sooner over slow lines.
  public B sendRecordsUpTo(int bytes) {
    records = records.withMostSent(bytes);
    return self();
  }

  /// Lets one key protect so many records at most, the KeyUpdate that renews it among them, where
  /// the cipher does not ask for less (RFC 9846 §5.5). TLS 1.2 cannot renew them: there the
  /// connection ends (RFC 9325 §4.4).
  public B renewKeysAfter(long recordCount) {
    records = records.withRecordsPerKey(recordCount);
    return self();
  }

  /// The longest handshake message accepted, in bytes; so also the longest certificate chain.
  /// 131,072 by default.
  public B maxHandshakeMessage(int bytes) {
    limits =
        new Limits(
            bytes,
            limits.maxCertificates(),
            limits.maxFragments(),
            limits.maxEmptyRecords(),
            limits.maxWarnings(),
            limits.maxKeyUpdates(),
            limits.maxTickets());
    return self();
  }

  /// Whether sessions are resumed, which saves certificates and, in TLS 1.2, the key exchange too;
  /// on by default. Only where name, trust and credentials are what they were, and in TLS 1.2 only
  /// sessions with an extended main secret (RFC 7627 §5.3).
  public B resumption(boolean allowed) {
    resumption = allowed;
    return self();
  }

  /// For how long after its full handshake, in which the peer was judged, a session may be resumed;
  /// two hours by default, seven days at most. Whoever gets hold of the keys of a server's tickets
  /// can read all that was resumed with them (RFC 9325 §4.3).
  public B sessionLifetime(Duration lifetime) {
    sessionLifetime = lifetime;
    return self();
  }

  /// Where it is counted how often sessions were resumed and early data was taken, and why not.
  public B resumptionCounters(ResumptionCounters shared) {
    counters = shared;
    return self();
  }

  final ResumptionCounters counters() {
    return counters;
  }

  /// Options that weaken connections. Each says what it costs.
  public Dangerous<B> dangerous() {
    return new Dangerous<>(this);
  }

  /// Options that weaken connections.
  ///
  /// @param <B> the builder to return to
  public static final class Dangerous<B extends ConfigBuilder<B>> {
    private final ConfigBuilder<B> builder;

    Dangerous(ConfigBuilder<B> builder) {
      this.builder = builder;
    }

    /// Gives every secret of every connection away, so that captures can be decrypted (RFC 9850).
    public B keyLog(KeyLog log) {
      builder.keyLog = log;
      return builder.self();
    }
  }

  final CryptoProvider chosenCrypto() {
    if (crypto == null) {
      crypto = JcaCrypto.platform();
    }
    return crypto;
  }

  /// @param psks whether external pre-shared keys are used, which need TLS 1.3
  /// @param only whether nothing else is, so that no older version can be spoken
  final CommonSettings common(boolean psks, boolean only) throws TlsException {
    requireInRange("record size limit", records.sizeLimit(), 64, RecordSettings.LARGEST, 0);
    int least = RecordSettings.SMALLEST;
    requireInRange("records sent", records.mostSent(), least, RecordFramer.MAX_PLAINTEXT, least);
    requireInRange("padding", records.paddingBlock(), 0, RecordSettings.LARGEST, 0);
    requireInRange("records per key", records.recordsPerKey(), 1, Long.MAX_VALUE, 1);
    requireInRange("largest handshake message", limits.maxHandshakeMessage(), 1024, 1 << 24, 1024);
    Enabled enabled = Enabled.of(chosenCrypto(), policy, versions, suites);
    if (psks && enabled.suites13().isEmpty()) {
      throw ConfigurationFault.BAD_VALUE.refuse(
          "versions", enabled.versions(), "pre-shared keys need", ProtocolVersion.TLS_1_3);
    }
    return new CommonSettings(
        chosenCrypto(),
        clock,
        preferences(enabled.suites13()),
        records,
        limits,
        keyLog,
        only ? List.of(ProtocolVersion.TLS_1_3) : enabled.versions(),
        new Settings12(only ? List.of() : enabled.suites12(), requireExtendedMainSecret));
  }

  /// Whether sessions are remembered at all.
  final boolean resumes() {
    return resumption;
  }

  final Duration sessionLifetime() {
    return sessionLifetime;
  }

  /// On what terms sessions are resumed.
  ///
  /// @param demands what is asked of the peer beside what its judge asks
  /// @param judge the fingerprint of who judges the peer
  /// @param shown the fingerprint of what this side shows
  /// @param psks the fingerprint of the external pre-shared keys
  final SessionTerms terms(
      CommonSettings common,
      int demands,
      Optional<Opaque> judge,
      Optional<Opaque> shown,
      Optional<Opaque> psks)
      throws TlsException {
    requireInRange("session lifetime", sessionLifetime.toSeconds(), 1, LONGEST_SESSION, 1);
    ByteWriter policy = new ByteWriter();
    policy.uint8(demands);
    policy.vector16(common.preferences().schemes(), SignatureScheme::write);
    policy.vector16(common.preferences().certificateSchemes(), SignatureScheme::write);
    policy.opaque(fingerprint(named(judge).toArray()));
    policy.opaque(fingerprint(named(psks).toArray()));
    return new SessionTerms(
        fingerprint(policy.toByteArray()), fingerprint(named(shown).toArray()), sessionLifetime);
  }

  /// What cannot say who it is gets a name that nobody else has.
  private Opaque named(Optional<Opaque> fingerprint) {
    byte[] name = new byte[32];
    if (fingerprint.isEmpty()) {
      chosenCrypto().random().nextBytes(name);
    }
    return new ByteWriter()
        .opaque(Opaque.wrap(name))
        .opaque(fingerprint.orElse(Opaque.EMPTY))
        .toOpaque();
  }

  private Opaque fingerprint(byte[] bytes) {
    Hash hash = chosenCrypto().hash(HashAlgorithm.SHA256);
    hash.update(bytes, 0, bytes.length);
    return Opaque.wrap(hash.snapshot());
  }

  static void requireInRange(String what, long value, long least, long most, long also)
      throws TlsException {
    if ((value < least || value > most) && value != also) {
      throw ConfigurationFault.BAD_VALUE.refuse(
          "setting", what, "value", value, "least", least, "most", most);
    }
  }

  /// RFC 7301 §3.1: a name has 1 to 255 bytes.
  static void requireProtocols(List<Opaque> names) throws TlsException {
    for (Opaque name : names) {
      requireInRange("length of an application protocol's name", name.size(), 1, 255, 1);
    }
    requireInRange("bytes of application protocols", bytes(1, names), 0, MAX_LIST, 0);
  }

  /// RFC 9846 §4.3.4.
  static void requireAuthorities(List<Opaque> names) throws TlsException {
    for (Opaque name : names) {
      requireInRange("length of an authority's name", name.size(), 1, MAX_LIST, 1);
    }
    requireInRange("bytes of certificate authorities", bytes(2, names), 0, MAX_LIST, 0);
  }

  private static long bytes(int prefix, List<Opaque> names) {
    return names.stream().mapToLong(name -> prefix + name.size()).sum();
  }

  private Preferences preferences(List<CipherSuite> suites13) throws TlsException {
    CryptoProvider with = chosenCrypto();
    List<NamedGroup> chosenGroups = groups == null ? Defaults.groups(with) : groups;
    List<SignatureScheme> chosenSchemes = schemes == null ? Defaults.schemes(with) : schemes;
    require("group", chosenGroups, group -> group.algorithm().filter(with::supports).isPresent());
    require(
        "signature scheme",
        chosenSchemes,
        scheme -> scheme.algorithm().filter(with::supports).isPresent());
    requireLegacyForClientsSchemes(chosenSchemes);
    List<NamedGroup> shared = keyShares == null ? Defaults.keyShares(chosenGroups) : keyShares;
    if (!chosenGroups.containsAll(shared)) {
      throw ConfigurationFault.BAD_VALUE.refuse("key shares", shared, "groups", chosenGroups);
    }
    return new Preferences(
        suites13, chosenGroups, List.copyOf(shared), chosenSchemes, certificateSchemes);
  }

  /// RFC 9963 §4.
  private void requireLegacyForClientsSchemes(List<SignatureScheme> chosen) throws TlsException {
    for (SignatureScheme scheme : chosen) {
      if (scheme.isOnlyForClients() && policy != Policy.LEGACY) {
        throw ConfigurationFault.NEEDS_LEGACY_POLICY.refuse(
            "signature scheme", scheme, "policy", policy);
      }
    }
  }

  static <T> void require(String what, List<T> chosen, Predicate<T> supported) throws TlsException {
    if (chosen.isEmpty()) {
      throw ConfigurationFault.NOTHING_ENABLED.refuse("list", what);
    }
    for (T one : chosen) {
      if (!supported.test(one)) {
        throw ConfigurationFault.NOT_SUPPORTED.refuse(what, one);
      }
    }
  }
}
