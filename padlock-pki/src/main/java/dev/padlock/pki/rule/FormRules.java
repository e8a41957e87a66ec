package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;

/// The rules for the basic fields of every certificate (RFC 5280 §4.1).
final class FormRules {
  /// RFC 5280 §4.1.2.2.
  private static final int SERIAL_OCTETS = 20;

  private FormRules() {}

  static void check(Certificate certificate, Place place, Findings findings) {
    if (certificate.version() != 3) {
      String what = "is of version " + certificate.version();
      findings.add(place, certificate, Rule.VERSION_3, what);
    }
    Octets serial = certificate.serialOctets();
    if (serial.size() > SERIAL_OCTETS || !isPositive(serial)) {
      String found = serial.size() > SERIAL_OCTETS ? "too long" : certificate.serial().toString();
      String what = "has a serial number that is " + found;
      findings.add(place, certificate, Rule.SERIAL_NUMBER_IN_RANGE, what);
    }
    if (!certificate.signatureAlgorithm().equals(certificate.signedSignatureAlgorithm())) {
      String what = "names one signature algorithm inside what is signed and another beside it";
      findings.add(place, certificate, Rule.ALGORITHMS_AGREE, what);
    }
    if (certificate.issuer().isEmpty()) {
      findings.add(place, certificate, Rule.ISSUER_NAMED, "has an issuer without a name");
    }
    if (!certificate.isValidityInRightForm()) {
      findings.add(place, certificate, Rule.DATES_IN_RIGHT_FORM, "has a date in the wrong form");
    }
    if (certificate.hasUniqueIdentifier()) {
      findings.add(place, certificate, Rule.NO_UNIQUE_IDENTIFIER, "has a unique identifier");
    }
  }

  /// The first bit is the sign (X.690 §8.3.3).
  private static boolean isPositive(Octets integer) {
    int first = integer.byteAt(0);
    return first < 0x80 && (first != 0 || integer.size() > 1);
  }
}
