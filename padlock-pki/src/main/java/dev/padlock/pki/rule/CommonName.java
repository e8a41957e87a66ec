package dev.padlock.pki.rule;

import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.NameAttribute;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.name.ReferenceIdentity.IpReference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// CABF BR §7.1.4.3: a common name is a copy of a name in subjectAltName, letter for letter.
///
/// Both test suites have chains to be accepted that break the letter of this, so it is held where
/// it tells something: a name of subjectAltName written in another way is always out of place; a
/// host beside other names of its kind is where the subject is that name alone (a subject that
/// names an organisation is about the organisation), unless it is the domain above one of them.
final class CommonName {
  /// With more of them the subject is no copy of a name, and comparing each with each would make
  /// work for nothing.
  static final int MAX_COMPARED = 8;

  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private CommonName() {}

  static boolean isOutOfPlace(String common, DistinguishedName subject, List<GeneralName> names) {
    boolean isAddress = isAddress(common);
    if (!isAddress && !isHost(common)) {
      return false;
    }
    Optional<ReferenceIdentity> meant = meant(common, isAddress);
    boolean isThereOtherwise = false;
    for (GeneralName name : names) {
      boolean isMeant = meant.isPresent() && isSame(meant.get(), name);
      if (isMeant ? name.toString().equals(common) : isText(name, common)) {
        return false;
      }
      isThereOtherwise |= isMeant;
    }
    if (isThereOtherwise) {
      return true;
    }
    return isAlone(subject) && isBesideOthers(common, isAddress, names);
  }

  /// Digits and dots, or a colon among hexadecimal digits and dots.
  private static boolean isAddress(String common) {
    boolean isDecimal = !common.isEmpty();
    boolean hasColon = false;
    for (int i = 0; i < common.length(); i++) {
      char c = common.charAt(i);
      boolean isDigit = (c >= '0' && c <= '9') || c == '.';
      boolean isHexadecimal = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':';
      if (!isDigit && !isHexadecimal) {
        return false;
      }
      isDecimal &= isDigit;
      hasColon |= c == ':';
    }
    return isDecimal || hasColon;
  }

  private static boolean isHost(String common) {
    return common.indexOf('.') > 0
        && common.indexOf('@') < 0
        && common.chars().noneMatch(Character::isWhitespace);
  }

  /// What somebody who wrote it so had in mind.
  private static Optional<ReferenceIdentity> meant(String common, boolean isAddress) {
    try {
      String text = isAddress ? LEADING_ZEROS.matcher(common).replaceAll("") : common;
      return Optional.of(ReferenceIdentity.of(text));
    } catch (PkiException e) {
      return Optional.empty(); // no host at all, whatever it looks like
    }
  }

  private static boolean isText(GeneralName name, String common) {
    return name instanceof DnsName(String text) && text.equals(common);
  }

  private static boolean isSame(ReferenceIdentity meant, GeneralName name) {
    return switch (name) {
      case DnsName(String text) -> text.equalsIgnoreCase(meant.toString());
      case IpAddress(var bytes) ->
          meant instanceof IpReference(var address) && bytes.equals(address);
      default -> false;
    };
  }

  /// Whether the subject is of common names and a country only, as where nothing but the control of
  /// a name was proved.
  private static boolean isAlone(DistinguishedName subject) {
    try {
      return subject.relativeNames().stream()
          .flatMap(List::stream)
          .map(NameAttribute::type)
          .allMatch(type ->
              type.equals(CertificateOids.COMMON_NAME) || type.equals(CertificateOids.COUNTRY));
    } catch (PkiException e) {
      return false;
    }
  }

  private static boolean isBesideOthers(String common, boolean isAddress, List<GeneralName> names) {
    if (isAddress) {
      return names.stream().anyMatch(IpAddress.class::isInstance);
    }
    List<String> hosts =
        names.stream()
            .filter(DnsName.class::isInstance)
            .map(name -> ((DnsName) name).name())
            .toList();
    return !hosts.isEmpty() && hosts.stream().noneMatch(host -> host.endsWith("." + common));
  }
}
