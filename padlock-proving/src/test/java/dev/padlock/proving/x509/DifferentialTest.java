package dev.padlock.proving.x509;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Padlock's reading of every certificate at hand against the JDK's, and against what is left when
/// the certificate is written anew. Where they differ is a closed list, of which every entry must
/// still be met.
final class DifferentialTest {
  /// What the JDK's parser refuses and ours reads, by the end of its message. Ours leaves all of
  /// these to the rules, so that the refusal can say which certificate it is about and why.
  private static final Set<String> ONLY_THE_JDK_REFUSES =
      Set.of(
          // RFC 5280 §4.1.2.4; the rule issuer_named
          "Empty issuer DN not allowed in X509Certificates",
          // RFC 5280 §4.1.1.2; the rule algorithms_agree
          "Signature algorithm mismatch",
          // RFC 5280 §4.2.1.6; the rule subject_alt_name_criticality
          "SubjectAlternativeName extension MUST be marked critical when subject field is empty",
          // RFC 5480 §2.1.1; the rule algorithm_supported
          "Only named ECParameters supported",
          // RFC 8017 App. A.1.1; the rule algorithm_supported
          "Invalid RSA public key");

  @Test
  void everyFieldIsAsTheJdkReadsIt() throws Exception {
    Set<Difference> met = EnumSet.noneOf(Difference.class);
    List<String> unexplained = new ArrayList<>();
    for (Map.Entry<Octets, String> known : KnownCertificates.all().entrySet()) {
      Certificate ours = readable(known);
      if (jdkRefusal(known.getKey()).isEmpty()) {
        SortedMap<Field, String> jdks = JdkFields.of(byJdk(known.getKey()));
        OurFields.of(ours)
            .forEach((field, our) -> {
              String jdk = jdks.get(field);
              List<Difference> reasons = Difference.explaining(field, our, jdk);
              met.addAll(reasons);
              if (!our.equals(jdk) && reasons.size() != 1) {
                unexplained.add(known.getValue() + " " + field + " " + our + " / " + jdk);
              }
            });
      }
    }

    assertEquals(List.of(), unexplained);
    assertEquals(EnumSet.allOf(Difference.class), met);
  }

  @Test
  void whatTheJdkReadsIsReadHereToo() throws Exception {
    Set<String> refusals = new TreeSet<>();
    for (Map.Entry<Octets, String> known : KnownCertificates.all().entrySet()) {
      readable(known);
      String refusal = jdkRefusal(known.getKey());
      if (!refusal.isEmpty()) {
        refusals.add(refusal.substring(refusal.lastIndexOf(": ") + 1).strip());
      }
    }

    assertEquals(new TreeSet<>(ONLY_THE_JDK_REFUSES), refusals);
  }

  @Test
  void theWriterRebuildsEverySignedPartByteForByte() throws Exception {
    Set<Irregular> met = EnumSet.noneOf(Irregular.class);
    Map<Octets, String> all = KnownCertificates.all();
    for (Map.Entry<Octets, String> known : all.entrySet()) {
      Certificate certificate = readable(known);
      Set<Irregular> reasons = Irregular.of(certificate);
      met.addAll(reasons);
      boolean isSame = Rebuilt.tbs(certificate).equals(certificate.tbs());
      assertEquals(reasons.isEmpty(), isSame, () -> known.getValue() + " " + reasons);
    }

    assertEquals(EnumSet.allOf(Irregular.class), met);
    assertTrue(all.size() > 1_000, () -> all.size() + " certificates");
  }

  /// Why a certificate is not written as it would be written here: the whole list.
  private enum Irregular {
    /// X.690 §11.2.2: a list of named bits ends with one that is set. Trustwave's two roots of 2017
    /// have a whole octet of zeros.
    KEY_USAGE_WITH_ZEROS,
    /// RFC 5280 §4.1.2.5: through 2049 it is UTCTime. Certum Trusted Network CA 2 has
    /// GeneralizedTime.
    DATE_IN_OTHER_FORM;

    static Set<Irregular> of(Certificate certificate) {
      Set<Irregular> found = EnumSet.noneOf(Irregular.class);
      if (certificate
          .extension(CertificateOids.KEY_USAGE)
          .map(CertificateExtension::value)
          .filter(bits -> bits.size() > 3 && bits.byteAt(bits.size() - 1) == 0)
          .isPresent()) {
        found.add(KEY_USAGE_WITH_ZEROS);
      }
      if (!certificate.isValidityInRightForm()) {
        found.add(DATE_IN_OTHER_FORM);
      }
      return found;
    }
  }

  private static Certificate readable(Map.Entry<Octets, String> known) {
    try {
      return Certificate.read(known.getKey());
    } catch (PkiException e) {
      throw new AssertionError(known.getValue() + " can not be read", e);
    }
  }

  private static String jdkRefusal(Octets der) {
    try {
      byJdk(der);
      return "";
    } catch (CertificateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static X509Certificate byJdk(Octets der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der.toArray()));
  }
}
