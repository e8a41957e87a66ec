package dev.padlock.pki;

import dev.padlock.pki.der.Oid;

/// The identifiers of the extensions and purposes that this module reads or writes.
public final class CertificateOids {
  /// RFC 5280 App. A.1: id-at-commonName.
  public static final Oid COMMON_NAME = Oid.of("2.5.4.3");

  /// RFC 5280 App. A.1: id-at-countryName.
  public static final Oid COUNTRY = Oid.of("2.5.4.6");

  /// RFC 5280 App. A.1: id-emailAddress.
  public static final Oid EMAIL_ADDRESS = Oid.of("1.2.840.113549.1.9.1");

  /// RFC 5280 §4.2.1.2.
  public static final Oid SUBJECT_KEY_IDENTIFIER = Oid.of("2.5.29.14");

  /// RFC 5280 §4.2.1.3.
  public static final Oid KEY_USAGE = Oid.of("2.5.29.15");

  /// RFC 5280 §4.2.1.6.
  public static final Oid SUBJECT_ALT_NAME = Oid.of("2.5.29.17");

  /// RFC 5280 §4.2.1.9.
  public static final Oid BASIC_CONSTRAINTS = Oid.of("2.5.29.19");

  /// RFC 5280 §4.2.1.10.
  public static final Oid NAME_CONSTRAINTS = Oid.of("2.5.29.30");

  /// RFC 5280 §4.2.1.4.
  public static final Oid CERTIFICATE_POLICIES = Oid.of("2.5.29.32");

  /// RFC 5280 §4.2.1.5.
  public static final Oid POLICY_MAPPINGS = Oid.of("2.5.29.33");

  /// RFC 5280 §4.2.1.1.
  public static final Oid AUTHORITY_KEY_IDENTIFIER = Oid.of("2.5.29.35");

  /// RFC 5280 §4.2.1.11.
  public static final Oid POLICY_CONSTRAINTS = Oid.of("2.5.29.36");

  /// RFC 5280 §4.2.1.12.
  public static final Oid EXTENDED_KEY_USAGE = Oid.of("2.5.29.37");

  /// RFC 5280 §4.2.1.14.
  public static final Oid INHIBIT_ANY_POLICY = Oid.of("2.5.29.54");

  /// RFC 5280 §4.2.2.1.
  public static final Oid AUTHORITY_INFORMATION_ACCESS = Oid.of("1.3.6.1.5.5.7.1.1");

  /// RFC 7633 §4.
  public static final Oid TLS_FEATURE = Oid.of("1.3.6.1.5.5.7.1.24");

  /// RFC 5280 §4.2.1.12: id-kp-serverAuth.
  public static final Oid SERVER_AUTH = Oid.of("1.3.6.1.5.5.7.3.1");

  /// RFC 5280 §4.2.1.12: id-kp-clientAuth.
  public static final Oid CLIENT_AUTH = Oid.of("1.3.6.1.5.5.7.3.2");

  /// RFC 5280 §4.2.1.12.
  public static final Oid ANY_EXTENDED_KEY_USAGE = Oid.of("2.5.29.37.0");

  private CertificateOids() {}
}
