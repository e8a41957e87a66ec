package dev.padlock.pki.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The certificates that are trusted for themselves, and where they come from. Immutable.
public final class TrustStore {
  private final String origin;
  private final List<Certificate> anchors;
  private final Set<Certificate> members;
  private final Map<DistinguishedName, List<Certificate>> byName;
  private final Map<Integer, List<Certificate>> byFold;
  private volatile @Nullable Octets fingerprint;

  TrustStore(String origin, Collection<Certificate> certificates) {
    this.origin = origin;
    this.anchors = List.copyOf(new LinkedHashSet<>(certificates));
    this.members = Set.copyOf(anchors);
    this.byFold = anchors.stream().collect(Collectors.groupingBy(a -> a.subject().fold()));
    // Issuers write the name of an anchor as the anchor does: then nothing has to be compared.
    Map<DistinguishedName, List<Certificate>> exact = new HashMap<>();
    anchors.forEach(a -> exact.computeIfAbsent(a.subject(), this::withSameSubject));
    this.byName = exact;
  }

  /// The operating system's store where there is one, else the JDK's; [#description()] says which.
  public static TrustStore system() throws PkiException {
    return SystemTrust.load();
  }

  /// A file of roots that needs no password: PEM, one certificate in DER, mostly JKS.
  public static TrustStore file(Path file) throws PkiException {
    return TrustFiles.load(file, null);
  }

  /// A file of roots: PEM, one certificate in DER, PKCS#12 or JKS, told apart by its first bytes.
  ///
  /// @param password of a PKCS#12 or JKS file; null where it has none
  public static TrustStore file(Path file, char @Nullable [] password) throws PkiException {
    return TrustFiles.load(file, password);
  }

  /// A folder of roots in PEM, such as OpenSSL's `/etc/ssl/certs`.
  public static TrustStore folder(Path folder) throws PkiException {
    return TrustFiles.loadFolder(folder);
  }

  /// These certificates.
  public static TrustStore of(Collection<Certificate> anchors) {
    return new TrustStore("given certificates", anchors);
  }

  /// These certificates, described by where they came from.
  public static TrustStore of(String origin, Collection<Certificate> anchors) {
    return new TrustStore(origin, anchors);
  }

  /// The trusted certificates, each once, in the order of the source.
  public List<Certificate> anchors() {
    return anchors;
  }

  public int size() {
    return anchors.size();
  }

  /// Which store this is and how many roots it holds, for people.
  public String description() {
    return origin + (size() == 1 ? ", 1 root" : ", " + size() + " roots");
  }

  /// Whether this very certificate is trusted for itself.
  public boolean contains(Certificate certificate) {
    return members.contains(certificate);
  }

  /// The anchors of this name.
  public List<Certificate> withSubject(DistinguishedName subject) {
    List<Certificate> exact = byName.get(subject);
    return exact != null ? exact : withSameSubject(subject);
  }

  private List<Certificate> withSameSubject(DistinguishedName subject) {
    List<Certificate> alike = byFold.get(subject.fold());
    return alike == null
        ? List.of()
        : alike.stream().filter(anchor -> anchor.subject().isSameAs(subject)).toList();
  }

  /// Identifies the set of anchors, whatever their order: what is remembered under one set must not
  /// be used under another.
  public Octets fingerprint() {
    Octets known = fingerprint;
    if (known == null) {
      TreeSet<String> prints = new TreeSet<>();
      anchors.forEach(anchor -> prints.add(anchor.fingerprint().hex()));
      known = Octets.wrap(String.join("", prints).getBytes(US_ASCII)).sha256();
      fingerprint = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return description();
  }
}
