package dev.padlock.pki.issue;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.BitString;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.issue.CertificateProfile.Rights;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Writes the extensions of RFC 5280 §4.2 that a profile asks for.
record ExtensionWriter(
    CertificateProfile profile, SubjectPublicKeyInfo key, SubjectPublicKeyInfo issuerKey) {

  /// Eight times as many bits as a key identifier has bytes.
  private static final int KEY_IDENTIFIER_BYTES = 20;

  Octets write() {
    List<CertificateExtension> extensions = new ArrayList<>();
    addIdentifiers(extensions);
    addRights(extensions, profile.rights());
    addNames(extensions);
    for (CertificateExtension asked : profile.more()) {
      extensions.removeIf(standard -> standard.id().equals(asked.id()));
      extensions.add(asked);
    }
    return DerWriter.write(w -> w.sequence(all -> extensions.forEach(e -> e.write(all))));
  }

  private void addIdentifiers(List<CertificateExtension> extensions) {
    extensions.add(
        extension(
            CertificateOids.SUBJECT_KEY_IDENTIFIER, false, w -> w.octetString(identifier(key))));
    extensions.add(
        extension(
            CertificateOids.AUTHORITY_KEY_IDENTIFIER,
            false,
            w -> w.sequence(s -> s.primitive(DerTag.context(0), identifier(issuerKey)))));
  }

  /// RFC 7093 §2, method 1: the first 160 bits of the SHA-256 hash of the key.
  private static Octets identifier(SubjectPublicKeyInfo key) {
    return key.key().bytes().sha256().slice(0, KEY_IDENTIFIER_BYTES);
  }

  private void addRights(List<CertificateExtension> extensions, Rights rights) {
    BasicConstraints constraints = rights.constraints();
    if (constraints != null) {
      extensions.add(
          extension(
              CertificateOids.BASIC_CONSTRAINTS, true, w -> writeConstraints(w, constraints)));
    }
    Set<KeyUsage> usages = usages(rights);
    if (!usages.isEmpty()) {
      extensions.add(extension(CertificateOids.KEY_USAGE, true, w -> w.bitString(bits(usages))));
    }
    if (!rights.purposes().isEmpty()) {
      extensions.add(
          extension(
              CertificateOids.EXTENDED_KEY_USAGE,
              false,
              w -> w.sequence(s -> rights.purposes().forEach(s::oid))));
    }
  }

  private static void writeConstraints(DerWriter out, BasicConstraints constraints) {
    out.sequence(s -> {
      if (constraints.ca()) {
        s.bool(true);
      }
      if (constraints.pathLimit() != BasicConstraints.UNLIMITED) {
        s.integer(constraints.pathLimit());
      }
    });
  }

  /// An RSA key may also be used for key transport (RFC 5246 §7.4.2 asks for the bit).
  private Set<KeyUsage> usages(Rights rights) {
    Set<KeyUsage> asked = rights.usages();
    if (asked != null) {
      return asked;
    }
    boolean isRsa = key.algorithm().algorithm().equals(KeyAlgorithm.RSA.oid());
    return isRsa
        ? EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)
        : EnumSet.of(KeyUsage.DIGITAL_SIGNATURE);
  }

  /// X.690 §11.2.2: a list of named bits ends with one that is set.
  private static BitString bits(Set<KeyUsage> usages) {
    int bits = 0;
    int last = 0;
    for (KeyUsage usage : usages) {
      bits |= 0x8000 >>> usage.ordinal();
      last = Math.max(last, usage.ordinal());
    }
    byte[] both = {(byte) (bits >>> 8), (byte) bits};
    int size = last / 8 + 1;
    return new BitString(size * 8 - 1 - last, Octets.wrap(both, 0, size));
  }

  /// RFC 5280 §4.2.1.6: critical where there is no other name.
  private void addNames(List<CertificateExtension> extensions) {
    List<GeneralName> names = profile.holder().names();
    if (!names.isEmpty()) {
      extensions.add(
          extension(
              CertificateOids.SUBJECT_ALT_NAME,
              profile.holder().subject().isEmpty(),
              w -> w.sequence(s -> names.forEach(name -> name.write(s)))));
    }
  }

  private static CertificateExtension extension(
      Oid id, boolean critical, Consumer<DerWriter> value) {
    return new CertificateExtension(id, critical, DerWriter.write(value));
  }
}
