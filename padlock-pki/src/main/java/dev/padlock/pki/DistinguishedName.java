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

/// A subject or an issuer (RFC 5280 §4.1.2.4): its encoding, read when somebody asks.
///
/// Equality is that of the encoding, which is how issuers write their own name into what they sign.
public final class DistinguishedName {
  private static final Oid COMMON_NAME = Oid.of("2.5.4.3");

  private final Octets der;

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
        DerWriter.write(w ->
            w.sequence(name ->
                name.constructed(
                    DerTag.SET,
                    set -> set.sequence(s -> s.oid(COMMON_NAME).utf8String(commonName))))));
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
    try {
      return relativeNames().stream()
          .flatMap(List::stream)
          .filter(attribute -> attribute.type().equals(COMMON_NAME))
          .flatMap(attribute -> attribute.text().stream())
          .reduce((first, second) -> second);
    } catch (PkiException e) {
      return Optional.empty(); // toString shows such a name as bytes
    }
  }

  public X500Principal toPrincipal() {
    return new X500Principal(der.toArray());
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
