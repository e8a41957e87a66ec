package dev.padlock.pki.name;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.NameMatch.Likely;
import dev.padlock.pki.name.NameMatch.Matched;
import dev.padlock.pki.name.NameMatch.Mismatched;
import dev.padlock.pki.name.ReferenceIdentity.DnsReference;
import dev.padlock.pki.name.ReferenceIdentity.IpReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The names a certificate presents (RFC 9525 §6.2), held against the one that was asked for.
record PresentedNames(List<GeneralName> names, DistinguishedName subject) {

  static PresentedNames of(Certificate certificate) throws PkiException {
    return new PresentedNames(certificate.subjectAltNames(), certificate.subject());
  }

  NameMatch match(ReferenceIdentity asked) {
    Optional<GeneralName> match = matching(asked);
    if (match.isPresent()) {
      return new Matched(match.get());
    }
    List<String> presented =
        names.stream().filter(PresentedNames::counts).map(Object::toString).toList();
    return new Mismatched(asked.toString(), presented, likely(asked));
  }

  /// The name itself where it is there, else a wildcard.
  private Optional<GeneralName> matching(ReferenceIdentity asked) {
    GeneralName wildcard = null;
    for (GeneralName name : names) {
      if (covers(name, asked)) {
        if (!(name instanceof DnsName(String pattern) && pattern.startsWith("*."))) {
          return Optional.of(name);
        }
        wildcard = name;
      }
    }
    return Optional.ofNullable(wildcard);
  }

  private static boolean covers(GeneralName presented, ReferenceIdentity asked) {
    return switch (asked) {
      case DnsReference(String name) ->
          presented instanceof DnsName(String pattern) && DnsPattern.of(pattern).covers(name);
      case IpReference(var address) ->
          presented instanceof IpAddress(var bytes) && bytes.equals(address);
    };
  }

  /// RFC 9525 §6.2: other kinds of name are ignored.
  private static boolean counts(GeneralName name) {
    return name instanceof DnsName || name instanceof IpAddress;
  }

  private Likely likely(ReferenceIdentity asked) {
    if (names.stream().noneMatch(PresentedNames::counts)) {
      return subject.commonName().isPresent() ? Likely.COMMON_NAME_ONLY : Likely.NO_NAMES;
    }
    return switch (asked) {
      case IpReference address -> likelyForAddress(address);
      case DnsReference(String name) -> likelyForName(name);
    };
  }

  private Likely likelyForAddress(IpReference address) {
    String text = address.toString();
    if (dnsNames().anyMatch(name -> name.equals(text))) {
      return Likely.ADDRESS_AS_NAME;
    }
    boolean hasAddress = names.stream().anyMatch(IpAddress.class::isInstance);
    return hasAddress ? Likely.OTHER_NAMES : Likely.ADDRESS_ASKED;
  }

  private Likely likelyForName(String asked) {
    if (dnsNames().findAny().isEmpty()) {
      return Likely.ADDRESSES_ONLY;
    }
    return dnsNames()
        .map(pattern -> DnsPattern.of(pattern).nearMiss(asked))
        .filter(likely -> likely != Likely.OTHER_NAMES)
        .findFirst()
        .orElse(Likely.OTHER_NAMES);
  }

  private Stream<String> dnsNames() {
    return names.stream()
        .filter(DnsName.class::isInstance)
        .map(name -> ((DnsName) name).name().toLowerCase(Locale.ROOT));
  }
}
