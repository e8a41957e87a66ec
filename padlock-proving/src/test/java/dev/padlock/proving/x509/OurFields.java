package dev.padlock.proving.x509;

import dev.padlock.pki.AuthorityKeyIdentifier;
import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.NameConstraints;
import dev.padlock.pki.PolicyConstraints;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Padlock says about a certificate, field by field as text.
final class OurFields {
  /// What stands for an extension whose value can not be read.
  static final String UNREADABLE = "unreadable";

  private final SortedMap<Field, String> fields = new TreeMap<>();

  private OurFields() {}

  static SortedMap<Field, String> of(Certificate certificate) {
    OurFields ours = new OurFields();
    ours.basic(certificate);
    ours.extensions(certificate);
    ours.policies(certificate);
    return ours.fields;
  }

  private void basic(Certificate certificate) {
    fields.put(Field.VERSION, Integer.toString(certificate.version()));
    fields.put(Field.SERIAL, certificate.serial().toString());
    fields.put(Field.ISSUER, certificate.issuer().der().hex());
    fields.put(Field.SUBJECT, certificate.subject().der().hex());
    fields.put(Field.NOT_BEFORE, certificate.notBefore().toString());
    fields.put(Field.NOT_AFTER, certificate.notAfter().toString());
    fields.put(Field.KEY, certificate.publicKeyInfo().der().hex());
    fields.put(Field.ALGORITHM, certificate.signatureAlgorithm().algorithm().toString());
    fields.put(Field.ALGORITHM_PARAMETERS, certificate.signatureAlgorithm().parameters().hex());
    fields.put(Field.SIGNATURE, certificate.signature().hex());
    fields.put(Field.SIGNED_PART, certificate.tbs().hex());
    fields.put(Field.UNIQUE_IDENTIFIER, Boolean.toString(certificate.hasUniqueIdentifier()));
    List<CertificateExtension> all = certificate.extensions();
    fields.put(
        Field.EXTENSIONS,
        Field.sorted(
            all.stream().map(e -> e.id() + (e.critical() ? "!" : "") + "=" + e.value().hex())));
  }

  private void extensions(Certificate certificate) {
    put(
        Field.BASIC_CONSTRAINTS,
        () -> certificate.basicConstraints().map(OurFields::text).orElse(Field.NOT_THERE));
    put(
        Field.KEY_USAGE,
        () ->
            certificate
                .keyUsage()
                .map(uses -> uses.stream().map(Enum::ordinal).sorted().toList().toString())
                .orElse(Field.NOT_THERE));
    put(
        Field.PURPOSES,
        () -> certificate.extendedKeyUsage().map(Object::toString).orElse(Field.NOT_THERE));
    put(Field.NAMES, () -> names(certificate.subjectAltNames()));
    put(
        Field.OWN_KEY,
        () -> certificate.subjectKeyIdentifier().map(Octets::hex).orElse(Field.NOT_THERE));
    put(
        Field.ISSUERS_KEY,
        () -> certificate.authorityKeyIdentifier().map(OurFields::text).orElse(Field.NOT_THERE));
    put(
        Field.NAME_CONSTRAINTS,
        () -> certificate.nameConstraints().map(OurFields::text).orElse(Field.NOT_THERE));
    put(
        Field.AUTHORITY_INFORMATION,
        () ->
            Field.list(
                certificate.authorityInformation().stream()
                    .map(access -> access.method() + "=" + name(access.location()))));
  }

  private void policies(Certificate certificate) {
    put(
        Field.POLICIES,
        () -> Field.list(certificate.policies().stream().map(p -> p.policy().toString())));
    put(
        Field.POLICY_MAPPINGS,
        () ->
            Field.list(
                certificate.policyMappings().stream()
                    .map(m -> m.issuerDomain() + "=" + m.subjectDomain())));
    put(
        Field.POLICY_CONSTRAINTS,
        () -> certificate.policyConstraints().map(OurFields::text).orElse(Field.NOT_THERE));
    put(Field.INHIBIT_ANY_POLICY, () -> number(certificate.inhibitAnyPolicy()));
  }

  /// A field that may turn out to be malformed.
  private interface Reading {
    String read() throws PkiException;
  }

  private void put(Field field, Reading reading) {
    try {
      fields.put(field, reading.read());
    } catch (PkiException e) {
      fields.put(field, UNREADABLE);
    }
  }

  private static String text(BasicConstraints constraints) {
    boolean isOpen = constraints.pathLimit() == BasicConstraints.UNLIMITED;
    return constraints.ca() + " " + (isOpen ? "unlimited" : constraints.pathLimit());
  }

  private static String text(AuthorityKeyIdentifier identifier) {
    return "%s %s %s"
        .formatted(
            identifier.keyIdentifier().hex(),
            identifier.authorityIssuer().hex(),
            identifier.authoritySerial().hex());
  }

  private static String text(NameConstraints constraints) {
    return names(constraints.permitted()) + " but " + names(constraints.excluded());
  }

  private static String text(PolicyConstraints constraints) {
    return number(constraints.requireExplicitPolicy())
        + " "
        + number(constraints.inhibitPolicyMapping());
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : Field.NOT_THERE;
  }

  private static String names(List<GeneralName> names) {
    return Field.list(names.stream().map(OurFields::name));
  }

  private static String name(GeneralName name) {
    return DerWriter.write(name::write).hex();
  }
}
