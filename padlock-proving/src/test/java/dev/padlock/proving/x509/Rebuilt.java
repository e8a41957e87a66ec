package dev.padlock.proving.x509;

import dev.padlock.pki.AuthorityKeyIdentifier;
import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.NameAttribute;
import dev.padlock.pki.NameConstraints;
import dev.padlock.pki.PolicyConstraints;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.der.BitString;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes the signed part of a certificate anew from what the accessors say: numbers as numbers,
/// dates as dates, names attribute by attribute, the values of known extensions from their parsed
/// form. What has no parsed form (parameters, qualifiers, foreign extensions) is taken apart down
/// to its primitive elements and put together again.
final class Rebuilt {
  private static final int CONSTRUCTED = 0x20;

  private final Certificate certificate;

  private Rebuilt(Certificate certificate) {
    this.certificate = certificate;
  }

  static Octets tbs(Certificate certificate) {
    return DerWriter.write(out -> out.sequence(new Rebuilt(certificate)::fields));
  }

  private void fields(DerWriter out) {
    if (certificate.version() > 1) {
      out.constructed(
          DerTag.contextConstructed(0), tagged -> tagged.integer(certificate.version() - 1L));
    }
    out.integer(certificate.serial());
    algorithm(out, certificate.signedSignatureAlgorithm());
    name(out, certificate.issuer());
    out.sequence(dates -> dates.time(certificate.notBefore()).time(certificate.notAfter()));
    name(out, certificate.subject());
    out.sequence(key -> {
      algorithm(key, certificate.publicKeyInfo().algorithm());
      key.bitString(certificate.publicKeyInfo().key());
    });
    if (!certificate.extensions().isEmpty()) {
      out.constructed(
          DerTag.contextConstructed(3),
          tagged -> tagged.sequence(all -> certificate.extensions().forEach(e -> write(all, e))));
    }
  }

  private static void algorithm(DerWriter out, AlgorithmIdentifier identifier) {
    out.sequence(s -> {
      s.oid(identifier.algorithm());
      elements(s, identifier.parameters());
    });
  }

  private static void name(DerWriter out, DistinguishedName name) {
    out.sequence(s -> {
      for (List<NameAttribute> relative : reading(name::relativeNames)) {
        s.constructed(
            DerTag.SET,
            set ->
                relative.forEach(attribute ->
                    set.sequence(pair -> {
                      pair.oid(attribute.type());
                      elements(pair, attribute.value());
                    })));
      }
    });
  }

  private void write(DerWriter out, CertificateExtension extension) {
    Octets value = DerWriter.write(w -> value(w, extension));
    new CertificateExtension(extension.id(), extension.critical(), value).write(out);
  }

  /// From the parsed form; as elements where there is none, or it breaks the extension's grammar;
  /// as octets where it is no DER at all, which an OCTET STRING can hold too (one case of
  /// x509-limbo).
  private void value(DerWriter out, CertificateExtension extension) {
    boolean isParsed;
    try {
      isParsed = parsed(out, extension.id().toString());
    } catch (PkiException malformed) {
      isParsed = false; // an accessor refused, before anything was written
    }
    if (!isParsed) {
      out.raw(
          isDer(extension.value())
              ? DerWriter.write(w -> elements(w, extension.value()))
              : extension.value());
    }
  }

  private static boolean isDer(Octets value) {
    try {
      DerReader in = DerReader.of(value);
      in.element();
      in.end();
      return true;
    } catch (PkiException e) {
      return false;
    }
  }

  /// Whether the extension has a parsed form, which is then written.
  private boolean parsed(DerWriter out, String id) throws PkiException {
    switch (id) {
      case "2.5.29.14" -> out.octetString(there(certificate.subjectKeyIdentifier()));
      case "2.5.29.15" -> out.bitString(bits(there(certificate.keyUsage())));
      case "2.5.29.17" -> names(out, DerTag.SEQUENCE, certificate.subjectAltNames());
      case "2.5.29.19" -> constraints(out, there(certificate.basicConstraints()));
      case "2.5.29.30" -> nameConstraints(out, there(certificate.nameConstraints()));
      case "2.5.29.33" -> mappings(out);
      case "2.5.29.35" -> authorityKey(out, there(certificate.authorityKeyIdentifier()));
      case "2.5.29.36" -> policyConstraints(out, there(certificate.policyConstraints()));
      case "2.5.29.37" -> purposes(out);
      case "2.5.29.54" -> out.integer(certificate.inhibitAnyPolicy().orElseThrow());
      case "1.3.6.1.5.5.7.1.1" -> authorityInformation(out);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void purposes(DerWriter out) throws PkiException {
    var purposes = there(certificate.extendedKeyUsage());
    out.sequence(s -> purposes.forEach(s::oid));
  }

  private void mappings(DerWriter out) throws PkiException {
    var mappings = certificate.policyMappings();
    out.sequence(s ->
        mappings.forEach(m -> s.sequence(p -> p.oid(m.issuerDomain()).oid(m.subjectDomain()))));
  }

  private void authorityInformation(DerWriter out) throws PkiException {
    var all = certificate.authorityInformation();
    out.sequence(s ->
        all.forEach(access ->
            s.sequence(d -> {
              d.oid(access.method());
              access.location().write(d);
            })));
  }

  private static void names(DerWriter out, int tag, List<GeneralName> names) {
    out.constructed(tag, s -> names.forEach(name -> name.write(s)));
  }

  private static void constraints(DerWriter out, BasicConstraints constraints) {
    out.sequence(s -> {
      if (constraints.ca()) {
        s.bool(true);
      }
      if (constraints.pathLimit() != BasicConstraints.UNLIMITED) {
        s.integer(constraints.pathLimit());
      }
    });
  }

  private static void nameConstraints(DerWriter out, NameConstraints constraints) {
    out.sequence(s -> {
      subtrees(s, 0, constraints.permitted());
      subtrees(s, 1, constraints.excluded());
    });
  }

  private static void subtrees(DerWriter out, int number, List<GeneralName> bases) {
    if (!bases.isEmpty()) {
      out.constructed(
          DerTag.contextConstructed(number),
          trees -> bases.forEach(base -> trees.sequence(base::write)));
    }
  }

  private static void authorityKey(DerWriter out, AuthorityKeyIdentifier identifier) {
    out.sequence(s -> {
      part(s, DerTag.context(0), identifier.keyIdentifier());
      part(s, DerTag.contextConstructed(1), identifier.authorityIssuer());
      part(s, DerTag.context(2), identifier.authoritySerial());
    });
  }

  private static void part(DerWriter out, int tag, Octets content) {
    if (!content.isEmpty()) {
      out.primitive(tag, content);
    }
  }

  private static void policyConstraints(DerWriter out, PolicyConstraints constraints) {
    out.sequence(s -> {
      constraints.requireExplicitPolicy().ifPresent(skip -> skipCerts(s, 0, skip));
      constraints.inhibitPolicyMapping().ifPresent(skip -> skipCerts(s, 1, skip));
    });
  }

  /// An implicitly tagged INTEGER.
  private static void skipCerts(DerWriter out, int number, int skip) {
    Octets integer = DerWriter.write(w -> w.integer(skip));
    out.primitive(DerTag.context(number), integer.slice(2, integer.size() - 2));
  }

  /// X.690 §11.2.2: the last bit that is written is one that is set.
  private static BitString bits(Set<KeyUsage> usages) {
    int last = usages.stream().mapToInt(Enum::ordinal).max().orElse(-1);
    byte[] bytes = new byte[last / 8 + (last < 0 ? 0 : 1)];
    usages.forEach(use -> bytes[use.ordinal() / 8] |= (byte) (0x80 >> (use.ordinal() % 8)));
    return new BitString(bytes.length * 8 - 1 - last, Octets.wrap(bytes));
  }

  /// Every element by its kind, inside out.
  private static void elements(DerWriter out, Octets encoded) {
    reading(() -> {
      DerReader in = DerReader.of(encoded);
      while (in.hasMore()) {
        element(out, in);
      }
      return encoded;
    });
  }

  private static void element(DerWriter out, DerReader in) throws PkiException {
    int tag = in.peekTag();
    switch (tag) {
      case DerTag.BOOLEAN -> out.bool(in.bool());
      case DerTag.INTEGER -> out.integer(in.integer());
      case DerTag.BIT_STRING -> out.bitString(in.bitString());
      case DerTag.OBJECT_IDENTIFIER -> out.oid(in.oid());
      case DerTag.NULL -> {
        in.nullValue();
        out.nullValue();
      }
      default -> {
        Octets content = in.content(tag);
        if ((tag & CONSTRUCTED) != 0) {
          out.constructed(tag, inner -> elements(inner, content));
        } else {
          out.primitive(tag, content);
        }
      }
    }
  }

  private static <T> T there(Optional<T> value) {
    return value.orElseThrow();
  }

  /// A reading that may fail, in the middle of writing.
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
