package dev.padlock.pki.issue;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.name.ReferenceIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a certificate to be issued shall say. Immutable: each `with` makes another profile.
///
/// The four beginnings are sane (RFC 5280, and for servers what browsers accept). The rest also
/// lets tests ask for certificates that nobody should trust.
public final class CertificateProfile {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

  /// What browsers let a privately issued certificate live.
  private static final Duration LEAF_LIFE = Duration.ofDays(825);

  private final KeyKind key;
  private final Holder holder;
  private final Window window;
  private final Rights rights;
  private final List<CertificateExtension> more;

  /// Whose certificate it is.
  record Holder(DistinguishedName subject, List<GeneralName> names) {}

  /// When it is valid: from now for its standard life, unless somebody said otherwise.
  record Window(Duration standard, @Nullable Instant notBefore, @Nullable Instant notAfter) {}

  /// What it may do. No constraints: the extension is left out. No usages: what suits the key.
  record Rights(
      @Nullable BasicConstraints constraints, @Nullable Set<KeyUsage> usages, List<Oid> purposes) {}

  private CertificateProfile(
      KeyKind key, Holder holder, Window window, Rights rights, List<CertificateExtension> more) {
    this.key = key;
    this.holder = holder;
    this.window = window;
    this.rights = rights;
    this.more = more;
  }

  /// A root, valid for ten years.
  public static CertificateProfile root(String commonName) {
    return authority(commonName, BasicConstraints.UNLIMITED);
  }

  /// An intermediate authority that may issue leaves only.
  public static CertificateProfile intermediate(String commonName) {
    return authority(commonName, 0);
  }

  private static CertificateProfile authority(String commonName, int pathLimit) {
    Rights rights =
        new Rights(
            new BasicConstraints(true, pathLimit),
            Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
            List.of());
    return of(commonName, List.of(), AUTHORITY_LIFE, rights);
  }

  /// A server of these DNS names (`*.example.com` is one too) and IP addresses; the common name is
  /// the first of them.
  public static CertificateProfile server(String... names) throws PkiException {
    if (names.length == 0) {
      throw new PkiException(PkiFault.ISSUING_REFUSED, "a server certificate for no name");
    }
    return of(names[0], generalNames(names), LEAF_LIFE, leaf(CertificateOids.SERVER_AUTH));
  }

  /// A client of this name.
  public static CertificateProfile client(String commonName) {
    return of(commonName, List.of(), LEAF_LIFE, leaf(CertificateOids.CLIENT_AUTH));
  }

  private static Rights leaf(Oid purpose) {
    return new Rights(
        new BasicConstraints(false, BasicConstraints.UNLIMITED), null, List.of(purpose));
  }

  private static CertificateProfile of(
      String commonName, List<GeneralName> names, Duration life, Rights rights) {
    Holder holder = new Holder(DistinguishedName.ofCommonName(commonName), names);
    return new CertificateProfile(
        KeyKind.EC_P256, holder, new Window(life, null, null), rights, List.of());
  }

  private static List<GeneralName> generalNames(String... names) throws PkiException {
    List<GeneralName> result = new ArrayList<>();
    for (String name : names) {
      boolean isWildcard = name.startsWith("*.");
      String host = isWildcard ? name.substring(2) : name;
      result.add(
          switch (ReferenceIdentity.of(host)) {
            case ReferenceIdentity.DnsReference(String dns) ->
                new GeneralName.DnsName(isWildcard ? "*." + dns : dns);
            case ReferenceIdentity.IpReference(var address) -> new GeneralName.IpAddress(address);
          });
    }
    return List.copyOf(result);
  }

  public CertificateProfile withKey(KeyKind kind) {
    return new CertificateProfile(kind, holder, window, rights, more);
  }

  public CertificateProfile withSubject(DistinguishedName subject) {
    return withHolder(new Holder(subject, holder.names));
  }

  public CertificateProfile withCommonName(String commonName) {
    return withSubject(DistinguishedName.ofCommonName(commonName));
  }

  /// The DNS names and IP addresses of subjectAltName, instead of those so far.
  public CertificateProfile withNames(String... names) throws PkiException {
    return withHolder(new Holder(holder.subject, generalNames(names)));
  }

  /// The names of subjectAltName just as they are given, whatever they say.
  public CertificateProfile withAltNames(List<GeneralName> names) {
    return withHolder(new Holder(holder.subject, List.copyOf(names)));
  }

  public CertificateProfile withoutSubjectAltNames() {
    return withAltNames(List.of());
  }

  private CertificateProfile withHolder(Holder other) {
    return new CertificateProfile(key, other, window, rights, more);
  }

  public CertificateProfile withValidity(Instant notBefore, Instant notAfter) {
    Window other = new Window(window.standard, notBefore, notAfter);
    return new CertificateProfile(key, holder, other, rights, more);
  }

  /// Valid from now on, for so long.
  public CertificateProfile withLife(Duration life) {
    return new CertificateProfile(key, holder, new Window(life, null, null), rights, more);
  }

  /// The purposes of extKeyUsage instead of those so far; none leaves the extension out.
  public CertificateProfile withPurposes(Oid... purposes) {
    return withRights(new Rights(rights.constraints, rights.usages, List.of(purposes)));
  }

  /// The bits of keyUsage instead of what suits the key; none leaves the extension out.
  public CertificateProfile withKeyUsage(KeyUsage... usages) {
    return withRights(new Rights(rights.constraints, Set.of(usages), rights.purposes));
  }

  /// How many intermediate certificates may follow this authority.
  public CertificateProfile withPathLimit(int limit) {
    return withConstraints(new BasicConstraints(true, limit));
  }

  /// The basicConstraints; null leaves the extension out.
  public CertificateProfile withConstraints(@Nullable BasicConstraints constraints) {
    return withRights(new Rights(constraints, rights.usages, rights.purposes));
  }

  private CertificateProfile withRights(Rights other) {
    return new CertificateProfile(key, holder, window, other, more);
  }

  /// One more extension; where there would be one of its kind, it takes that one's place.
  public CertificateProfile withExtension(CertificateExtension extension) {
    List<CertificateExtension> all = new ArrayList<>(more);
    all.add(extension);
    return new CertificateProfile(key, holder, window, rights, List.copyOf(all));
  }

  public KeyKind key() {
    return key;
  }

  Holder holder() {
    return holder;
  }

  Window window() {
    return window;
  }

  Rights rights() {
    return rights;
  }

  List<CertificateExtension> more() {
    return more;
  }
}
