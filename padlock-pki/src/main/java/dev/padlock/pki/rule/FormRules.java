package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import java.math.BigInteger;

/// The rules for the basic fields of every certificate (RFC 5280 §4.1).
final class FormRules {
  /// RFC 5280 §4.1.2.2: twenty octets, whose first bit is the sign.
  private static final int SERIAL_BITS = 159;

  private FormRules() {}

  static void check(Certificate certificate, Place place, Findings findings) {
    if (certificate.version() != 3) {
      String what = "is of version " + certificate.version();
      findings.add(place, certificate, Rule.VERSION_3, what);
    }
    BigInteger serial = certificate.serial();
    if (serial.signum() <= 0 || serial.bitLength() > SERIAL_BITS) {
      String found = serial.bitLength() > SERIAL_BITS ? "too long" : serial.toString();
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
}
