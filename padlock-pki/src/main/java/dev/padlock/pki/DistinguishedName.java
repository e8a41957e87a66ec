package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// A subject or an issuer (RFC 5280 §4.1.2.4): its encoding, read when somebody asks.
///
/// Equality is that of the encoding, which is how issuers write their own name into what they sign.
public final class DistinguishedName {
  private static final Oid ORGANIZATION = Oid.of("2.5.4.10");

  private final Octets der;
  private volatile @Nullable String normalForm;
  private volatile int fold; // 0 until somebody asks

  private DistinguishedName(Octets der) {
    this.der = der;
  }

  /// The name in this encoding, an RDNSequence with its tag and length; read later.
  public static DistinguishedName of(Octets der) {
    return new DistinguishedName(der);
  }

  /// The name with a common name only.
  public static DistinguishedName ofCommonName(String commonName) {
    return new DistinguishedName(
        DerWriter.write(
            w -> w.sequence(name -> write(name, CertificateOids.COMMON_NAME, commonName))));
  }

  /// The name with an organisation and a common name in it.
  public static DistinguishedName of(String organization, String commonName) {
    return new DistinguishedName(
        DerWriter.write(w ->
            w.sequence(name -> {
              write(name, ORGANIZATION, organization);
              write(name, CertificateOids.COMMON_NAME, commonName);
            })));
  }

  private static void write(DerWriter name, Oid type, String value) {
    name.constructed(DerTag.SET, set -> set.sequence(s -> s.oid(type).utf8String(value)));
  }

  /// The name without any part.
  public static DistinguishedName ofNothing() {
    return new DistinguishedName(DerWriter.write(w -> w.sequence(name -> {})));
  }

  /// The encoding, with tag and length.
  public Octets der() {
    return der;
  }

  public boolean isEmpty() {
    return der.size() == 2;
  }

  /// The relative names in the order of the encoding, each of one attribute or more.
  public List<List<NameAttribute>> relativeNames() throws PkiException {
    List<List<NameAttribute>> names = new ArrayList<>();
    DerReader in = DerReader.of(der);
    DerReader sequence = in.sequence();
    in.end();
    while (sequence.hasMore()) {
      DerReader set = sequence.enter(DerTag.SET);
      List<NameAttribute> attributes = new ArrayList<>();
      do {
        attributes.add(NameAttribute.read(set));
      } while (set.hasMore());
      names.add(List.copyOf(attributes));
    }
    return List.copyOf(names);
  }

  /// The last common name, which is the most specific one.
  public Optional<String> commonName() {
    return text(CertificateOids.COMMON_NAME);
  }

  /// The last organisation.
  public Optional<String> organization() {
    return text(ORGANIZATION);
  }

  private Optional<String> text(Oid type) {
    return texts(type).stream().reduce((first, second) -> second);
  }

  public X500Principal toPrincipal() {
    return new X500Principal(der.toArray());
  }

  /// Whether both are the same name by RFC 5280 §7.1: letter case, spaces and the kind of string do
  /// not matter.
  public boolean isSameAs(DistinguishedName other) {
    return der.equals(other.der) || (fold() == other.fold() && isNormallySameAs(other));
  }

  private boolean isNormallySameAs(DistinguishedName other) {
    return normalForm().equals(other.normalForm());
  }

  /// The same number for all names that [#isSameAs] holds to be the same, and nearly always another
  /// one for others; for indexes.
  public int fold() {
    int known = fold;
    if (known == 0) {
      known = NameFold.of(der);
      fold = known;
    }
    return known;
  }

  /// Whether the relative names of `base` are the first ones of this name: it lies in that subtree
  /// of the directory.
  public boolean isWithin(DistinguishedName base) {
    // A normal form ends each relative name with a line feed, which no value holds.
    return normalForm().startsWith(base.normalForm());
  }

  /// Whether its encoding is that of a name.
  public boolean isReadable() {
    try {
      relativeNames();
      return true;
    } catch (PkiException e) {
      return false;
    }
  }

  /// The texts of all attributes of this type, in order.
  public List<String> texts(Oid type) {
    try {
      return readTexts(type);
    } catch (PkiException e) {
      return List.of(); // toString shows such a name as bytes
    }
  }

  private List<String> readTexts(Oid type) throws PkiException {
    List<String> texts = List.of();
    DerReader in = DerReader.of(der);
    int outer = in.open(DerTag.SEQUENCE);
    while (in.hasMore()) {
      int set = in.open(DerTag.SET);
      do {
        Optional<String> text = NameAttribute.readText(in, type);
        if (text.isPresent()) {
          texts = with(texts, text.get());
        }
      } while (in.hasMore());
      in.close(set);
    }
    in.close(outer);
    return List.copyOf(texts);
  }

  /// Most names have one text of a type or none.
  private static List<String> with(List<String> before, String text) {
    if (before.isEmpty()) {
      return List.of(text);
    }
    List<String> texts = before.size() == 1 ? new ArrayList<>(before) : before;
    texts.add(text);
    return texts;
  }

  /// The same text for all names that [#isSameAs] holds to be the same; not for people.
  private String normalForm() {
    String known = normalForm;
    if (known == null) {
      known = normalize();
      normalForm = known;
    }
    return known;
  }

  private String normalize() {
    try {
      StringBuilder form = new StringBuilder();
      for (List<NameAttribute> relative : relativeNames()) {
        // X.690 §11.6 orders the attributes of a set by their encoding, which case can change.
        relative.stream().map(NameAttribute::normalForm).sorted().forEach(form::append);
        form.append('\n');
      }
      return form.toString();
    } catch (PkiException e) {
      return "#" + der.hex();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && der.equals(that.der);
  }

  @Override
  public int hashCode() {
    return der.hashCode();
  }

  /// The text of RFC 4514, most specific part first. A name that can not be read is shown as its
  /// bytes.
  @Override
  public String toString() {
    try {
      List<String> parts = new ArrayList<>();
      for (List<NameAttribute> relative : relativeNames()) {
        parts.add(String.join("+", relative.stream().map(NameAttribute::toString).toList()));
      }
      return String.join(",", parts.reversed());
    } catch (PkiException e) {
      return "#" + der.hex();
    }
  }
}
