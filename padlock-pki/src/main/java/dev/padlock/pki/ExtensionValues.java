package dev.padlock.pki;

import dev.padlock.pki.der.BitString;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How the values of the known extensions are read, one method each.
final class ExtensionValues {
  private static final int STATUS_REQUEST = 5;
  private static final List<KeyUsage> ALL_USAGES = List.of(KeyUsage.values());
  private static final List<Set<KeyUsage>> USAGES = usages();

  /// More is no certificate for use, and would make work for nothing.
  private static final int MAX_PURPOSES = 256;

  private ExtensionValues() {}

  /// `GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName` (RFC 5280 §4.2.1.6).
  static List<GeneralName> generalNames(DerReader in) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    List<GeneralName> names = List.of(generalName(in));
    if (in.hasMore()) {
      names = new ArrayList<>(names);
      do {
        names.add(generalName(in));
      } while (in.hasMore());
    }
    in.close(outer);
    return List.copyOf(names);
  }

  private static GeneralName generalName(DerReader in) throws PkiException {
    GeneralName name = GeneralName.read(in);
    if (name instanceof GeneralName.IpAddress(Octets bytes)
        && bytes.size() != 4
        && bytes.size() != 16) {
      throw new PkiException(
          PkiFault.EXTENSION_MALFORMED, "an IP address of %d bytes".formatted(bytes.size()));
    }
    return name;
  }

  /// `SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }`.
  static BasicConstraints basicConstraints(DerReader in) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    boolean ca = in.isNext(DerTag.BOOLEAN) && in.bool();
    int limit =
        in.hasMore() ? in.smallInteger(BasicConstraints.UNLIMITED - 1) : BasicConstraints.UNLIMITED;
    in.close(outer);
    return new BasicConstraints(ca, limit);
  }

  static Set<KeyUsage> keyUsage(DerReader in) throws PkiException {
    BitString bits = in.bitString();
    int known = 0;
    for (int bit = 0; bit < ALL_USAGES.size(); bit++) {
      known |= bits.isSet(bit) ? 1 << bit : 0;
    }
    return USAGES.get(known);
  }

  /// Every set of uses that there is, by its bits.
  private static List<Set<KeyUsage>> usages() {
    List<Set<KeyUsage>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << ALL_USAGES.size(); bits++) {
      Set<KeyUsage> set = EnumSet.noneOf(KeyUsage.class);
      for (KeyUsage usage : ALL_USAGES) {
        if ((bits & 1 << usage.ordinal()) != 0) {
          set.add(usage);
        }
      }
      sets.add(Collections.unmodifiableSet(set));
    }
    return List.copyOf(sets);
  }

  /// `SEQUENCE SIZE (1..MAX) OF OBJECT IDENTIFIER`.
  static Set<Oid> extendedKeyUsage(DerReader in) throws PkiException {
    DerReader sequence = in.sequence();
    Oid first = sequence.oid();
    if (!sequence.hasMore()) {
      return Set.of(first);
    }
    Set<Oid> purposes = new LinkedHashSet<>(List.of(first));
    do {
      if (purposes.size() == MAX_PURPOSES) {
        throw new PkiException(
            PkiFault.CERTIFICATE_TOO_LARGE, "more than " + MAX_PURPOSES + " purposes");
      }
      purposes.add(sequence.oid());
    } while (sequence.hasMore());
    return Collections.unmodifiableSet(purposes);
  }

  static AuthorityKeyIdentifier authorityKeyIdentifier(DerReader in) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    Octets key = optional(in, DerTag.context(0));
    Octets issuer = optional(in, DerTag.contextConstructed(1));
    Octets serial = optional(in, DerTag.context(2));
    in.close(outer);
    return new AuthorityKeyIdentifier(key, issuer, serial);
  }

  private static Octets optional(DerReader fields, int tag) throws PkiException {
    return fields.isNext(tag) ? fields.content(tag) : Octets.EMPTY;
  }

  /// `SEQUENCE SIZE (1..MAX) OF AccessDescription` (RFC 5280 §4.2.2.1).
  static List<AccessDescription> authorityInformation(DerReader in) throws PkiException {
    List<AccessDescription> descriptions = new ArrayList<>();
    DerReader sequence = in.sequence();
    do {
      DerReader fields = sequence.sequence();
      descriptions.add(new AccessDescription(fields.oid(), GeneralName.read(fields)));
      fields.end();
    } while (sequence.hasMore());
    return List.copyOf(descriptions);
  }

  /// `NameConstraints ::= SEQUENCE { permittedSubtrees [0] OPTIONAL, excludedSubtrees [1] OPTIONAL
  /// }`, of which one at least is there (RFC 5280 §4.2.1.10).
  static NameConstraints nameConstraints(DerReader in) throws PkiException {
    DerReader fields = in.sequence();
    if (!fields.hasMore()) {
      throw new PkiException(PkiFault.EXTENSION_MALFORMED, "name constraints without a subtree");
    }
    List<GeneralName> permitted = subtrees(fields, DerTag.contextConstructed(0));
    List<GeneralName> excluded = subtrees(fields, DerTag.contextConstructed(1));
    fields.end();
    return new NameConstraints(permitted, excluded);
  }

  /// `SEQUENCE SIZE (1..MAX) OF SEQUENCE { base, minimum DEFAULT 0, maximum OPTIONAL }`; the RFC's
  /// profile leaves of the three the base alone.
  private static List<GeneralName> subtrees(DerReader fields, int tag) throws PkiException {
    List<GeneralName> bases = new ArrayList<>();
    if (fields.isNext(tag)) {
      DerReader subtrees = fields.enter(tag);
      do {
        DerReader subtree = subtrees.sequence();
        bases.add(GeneralName.read(subtree));
        subtree.end();
      } while (subtrees.hasMore());
    }
    return List.copyOf(bases);
  }

  /// RFC 7633 §4.2: the list of what the peer must show; 5 is a stapled status.
  static boolean demandsStatus(DerReader in) throws PkiException {
    DerReader features = in.sequence();
    boolean demands = false;
    while (features.hasMore()) {
      demands |= features.smallInteger(0xffff) == STATUS_REQUEST;
    }
    return demands;
  }
}
