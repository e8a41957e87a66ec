package dev.padlock.proving.x509;

import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the JDK's parser says about a certificate, in the words of [OurFields]. What its public
/// face does not tell is asked of its inside, `sun.security.x509`.
final class JdkFields {
  private final SortedMap<Field, String> fields = new TreeMap<>();
  private final X509Certificate certificate;
  private final Inside inside;

  private JdkFields(X509Certificate certificate) {
    this.certificate = certificate;
    this.inside = new Inside(certificate);
  }

  static SortedMap<Field, String> of(X509Certificate certificate) throws CertificateException {
    JdkFields jdk = new JdkFields(certificate);
    jdk.basic();
    jdk.extensions();
    jdk.policies();
    return jdk.fields;
  }

  private void basic() throws CertificateException {
    fields.put(Field.VERSION, Integer.toString(certificate.getVersion()));
    fields.put(Field.SERIAL, certificate.getSerialNumber().toString());
    fields.put(Field.ISSUER, hex(certificate.getIssuerX500Principal().getEncoded()));
    fields.put(Field.SUBJECT, hex(certificate.getSubjectX500Principal().getEncoded()));
    fields.put(Field.NOT_BEFORE, certificate.getNotBefore().toInstant().toString());
    fields.put(Field.NOT_AFTER, certificate.getNotAfter().toInstant().toString());
    fields.put(Field.KEY, hex(certificate.getPublicKey().getEncoded()));
    fields.put(Field.ALGORITHM, certificate.getSigAlgOID());
    byte[] parameters = certificate.getSigAlgParams();
    fields.put(Field.ALGORITHM_PARAMETERS, parameters == null ? "" : hex(parameters));
    fields.put(Field.SIGNATURE, hex(certificate.getSignature()));
    fields.put(Field.SIGNED_PART, hex(certificate.getTBSCertificate()));
    boolean hasIdentifier =
        certificate.getIssuerUniqueID() != null || certificate.getSubjectUniqueID() != null;
    fields.put(Field.UNIQUE_IDENTIFIER, Boolean.toString(hasIdentifier));
    fields.put(
        Field.EXTENSIONS,
        Field.sorted(
            Stream.concat(
                extensions(certificate.getCriticalExtensionOIDs(), "!"),
                extensions(certificate.getNonCriticalExtensionOIDs(), ""))));
  }

  /// The JDK gives the value as an OCTET STRING, whose tag and length are taken off again.
  private Stream<String> extensions(Set<String> ids, String mark) {
    Stream<String> all = ids == null ? Stream.of() : ids.stream();
    return all.map(id -> id + mark + "=" + hex(Inside.content(certificate.getExtensionValue(id))));
  }

  private void extensions() throws CertificateException {
    put(Field.BASIC_CONSTRAINTS, "2.5.29.19", this::basicConstraints);
    boolean[] uses = certificate.getKeyUsage();
    put(
        Field.KEY_USAGE,
        "2.5.29.15",
        ignored -> IntStream.range(0, uses.length).filter(i -> uses[i]).boxed().toList() + "");
    List<String> purposes = certificate.getExtendedKeyUsage();
    put(Field.PURPOSES, "2.5.29.37", ignored -> purposes.toString());
    put(Field.NAMES, "2.5.29.17", found -> names(found.call("getNames").call("names")));
    put(
        Field.OWN_KEY,
        "2.5.29.14",
        found -> found.call("getKeyIdentifier").call("getIdentifier").hex());
    put(Field.ISSUERS_KEY, "2.5.29.35", JdkFields::authorityKey);
    put(
        Field.NAME_CONSTRAINTS,
        "2.5.29.30",
        found ->
            subtrees(found.call("getPermittedSubtrees"))
                + " but "
                + subtrees(found.call("getExcludedSubtrees")));
    put(
        Field.AUTHORITY_INFORMATION,
        "1.3.6.1.5.5.7.1.1",
        found ->
            Field.list(
                found
                    .call("getAccessDescriptions")
                    .items()
                    .map(access ->
                        access.call("getAccessMethod").text()
                            + "="
                            + access.call("getAccessLocation").encoded())));
  }

  private void policies() {
    put(
        Field.POLICIES,
        "2.5.29.32",
        found ->
            Field.list(
                found
                    .call("getCertPolicies")
                    .items()
                    .map(policy ->
                        policy.call("getPolicyIdentifier").call("getIdentifier").text())));
    put(
        Field.POLICY_MAPPINGS,
        "2.5.29.33",
        found ->
            Field.list(
                found
                    .call("getMaps")
                    .items()
                    .map(map ->
                        map.call("getIssuerIdentifier").call("getIdentifier").text()
                            + "="
                            + map.call("getSubjectIdentifier").call("getIdentifier").text())));
    put(
        Field.POLICY_CONSTRAINTS,
        "2.5.29.36",
        found -> number(found.call("getRequire")) + " " + number(found.call("getInhibit")));
    put(Field.INHIBIT_ANY_POLICY, "2.5.29.54", found -> number(found.call("getSkipCerts")));
  }

  private void put(Field field, String id, Function<Inside, String> text) {
    if (inside.unreadableExtension(id).isThere()) {
      fields.put(field, OurFields.UNREADABLE);
      return;
    }
    Inside found = inside.extension(id);
    fields.put(field, found.isThere() ? text.apply(found) : Field.NOT_THERE);
  }

  private String basicConstraints(Inside ignored) {
    // The JDK's figure is -1 for no authority and the greatest int for no limit.
    int figure = certificate.getBasicConstraints();
    String limit = figure < 0 || figure == Integer.MAX_VALUE ? "unlimited" : figure + "";
    return (figure >= 0) + " " + limit;
  }

  private static String authorityKey(Inside found) {
    Inside key = found.call("getKeyIdentifier");
    Inside issuer = found.call("getAuthName");
    Inside serial = found.call("getSerialNumber");
    return "%s %s %s"
        .formatted(
            key.isThere() ? key.call("getIdentifier").hex() : "",
            issuer.isThere() ? hex(Inside.content(issuer.encodedBytes())) : "",
            serial.isThere()
                ? hex(((BigInteger) serial.call("getNumber").it()).toByteArray())
                : "");
  }

  private static String subtrees(Inside trees) {
    return trees.isThere()
        ? Field.list(trees.call("trees").items().map(tree -> tree.call("getName").encoded()))
        : Field.NOT_THERE;
  }

  private static String names(Inside names) {
    return Field.list(names.items().map(Inside::encoded));
  }

  private static String number(Inside number) {
    return number.text().equals("-1") ? Field.NOT_THERE : number.text();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
