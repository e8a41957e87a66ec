package dev.padlock.pki.path;

import static dev.padlock.pki.path.Leniency.ANCHORS;
import static dev.padlock.pki.path.Leniency.EVERYWHERE;
import static dev.padlock.pki.path.Leniency.NOWHERE;

import java.util.Locale;

/// Every rule a chain is held against: where it is written, the reason that a breach of it gives,
/// and what the standard policy does about a breach. The strict policy refuses for each.
public enum Rule {
  // What is there to judge.
  CHAIN_PRESENT(Reason.CHAIN_EMPTY, "RFC 9846 §4.5.1", "The peer sent a certificate"),
  CHAIN_NOT_TOO_LONG(Reason.CHAIN_TOO_LONG, "", "The peer sent no more than 100 certificates"),
  WORK_BOUNDED(
      Reason.TOO_COMPLEX, "", "A path is found within 100 signature checks and one second"),
  LEAF_READABLE(Reason.UNREADABLE, "RFC 5280 §4.1", "The peer's certificate is well-formed"),
  COMPANION_READABLE(
      Reason.UNREADABLE,
      "RFC 5280 §4.1",
      "The certificates sent along are well-formed",
      EVERYWHERE,
      "what is not used for a path can do no harm (a remark under the strict policy too)"),

  // Whether it leads to an anchor.
  ROOT_TRUSTED(Reason.UNKNOWN_ISSUER, "RFC 5280 §6.1", "The path ends at a trusted certificate"),
  INTERMEDIATE_SENT(
      Reason.MISSING_INTERMEDIATE, "RFC 9846 §4.5.1", "The peer sent the issuers below the root"),
  NOT_SIGNED_BY_ITSELF(
      Reason.SELF_SIGNED, "RFC 5280 §6.1", "The leaf is issued by an authority or trusted itself"),
  ISSUER_IS_THE_ONE_MEANT(
      Reason.UNKNOWN_ISSUER, "RFC 5280 §4.2.1.1", "The issuer of this name has the key meant"),
  SIGNATURE_HOLDS(Reason.BAD_SIGNATURE, "RFC 5280 §6.1.3 (a)(1)", "The issuer signed it as it is"),
  ALGORITHM_SUPPORTED(
      Reason.UNSUPPORTED_ALGORITHM, "RFC 5280 §6.1.3", "Key and signature can be checked here"),
  ALGORITHMS_AGREE(
      Reason.BAD_SIGNATURE, "RFC 5280 §4.1.1.2", "Both signature algorithms in it are the same"),
  KEY_IDENTIFIERS_AGREE(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.2",
      "authorityKeyIdentifier is the issuer's subjectKeyIdentifier",
      EVERYWHERE,
      "keytool computed it from the issuer's key until JDK 16, and the signature tells the issuer"),

  // When.
  NOT_EXPIRED(
      Reason.EXPIRED,
      "RFC 5280 §6.1.3 (a)(2)",
      "It has not expired",
      ANCHORS,
      "both stores hold expired roots, and RFC 5280 §6.1.1 (d) takes an anchor as name and key"),
  BEGUN(
      Reason.NOT_YET_VALID,
      "RFC 5280 §6.1.3 (a)(2)",
      "It is valid already",
      ANCHORS,
      "as for an anchor that expired"),
  DATES_IN_RIGHT_FORM(
      Reason.MALFORMED,
      "RFC 5280 §4.1.2.5",
      "Dates through 2049 are UTCTime, later ones GeneralizedTime",
      ANCHORS,
      "a root in both stores, Certum Trusted Network CA 2, has it otherwise"),

  // Which peer.
  NAME_MATCHES(Reason.NAME_MISMATCH, "RFC 9525 §6", "The leaf is for the name that was asked for"),
  NAME_IN_SUBJECT_ALT_NAME(
      Reason.COMMON_NAME_ONLY, "RFC 9525 §2", "The leaf has its names in subjectAltName"),
  WILDCARD_BELOW_SUFFIX(
      Reason.NAME_MISMATCH,
      "CABF BR §3.2.2.6",
      "A wildcard does not span a registry's public suffix"),
  WILDCARD_BELOW_PRIVATE_SUFFIX(
      Reason.NAME_MISMATCH,
      "CABF BR §3.2.2.6",
      "A wildcard does not span a suffix that a company registered",
      EVERYWHERE,
      "the company itself serves its customers' names by such a wildcard, *.s3.amazonaws.com"),
  NAMES_WELL_FORMED(
      Reason.MALFORMED,
      "RFC 5280 §4.2.1.6, CABF BR §7.1.4.2",
      "DNS names in subjectAltName are host names",
      EVERYWHERE,
      "openssl and keytool write any text there, and one that is no host name never matches"),
  COMMON_NAME_IS_A_NAME(
      Reason.MALFORMED,
      "CABF BR §7.1.4.3",
      "A server's common name that is a host stands in subjectAltName, letter for letter",
      EVERYWHERE,
      "openssl and keytool ask for both by hand, and the common name does not count here"),
  SUBJECT_ALT_NAME_CRITICALITY(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.6",
      "subjectAltName is critical where the subject is empty, and nowhere else",
      EVERYWHERE,
      "openssl leaves it not critical when it is told an empty subject"),

  // For what.
  KEY_USAGE_FITS(Reason.KEY_USAGE, "RFC 5280 §4.2.1.3", "keyUsage lets the leaf's key do its work"),
  PURPOSE_FITS(
      Reason.EXTENDED_KEY_USAGE, "RFC 5280 §4.2.1.12", "extKeyUsage names the leaf's purpose"),
  PURPOSE_STATED(
      Reason.EXTENDED_KEY_USAGE,
      "CABF BR §7.1.2.7.6",
      "A server's leaf has an extKeyUsage",
      EVERYWHERE,
      "keytool and openssl leave it out unless they are told"),
  PURPOSE_FORM(
      Reason.EXTENSION_FORM,
      "CABF BR §7.1.2.7.6, §7.1.2.7.10",
      "A server's extKeyUsage is not critical and names no purpose beyond TLS",
      EVERYWHERE,
      "RFC 5280 allows both, and private authorities use them"),
  LEAF_IS_NO_AUTHORITY(
      Reason.CA_AS_LEAF,
      "CABF BR §7.1.2.7.8",
      "The leaf is not a certification authority's",
      EVERYWHERE,
      "openssl req -x509 makes each certificate an authority's, and RFC 5280 does not forbid it"),
  LEAF_CONSTRAINS_NOBODY(
      Reason.NAME_CONSTRAINTS, "RFC 5280 §4.2.1.10", "Only authorities have nameConstraints"),

  // Who may issue.
  ISSUER_IS_AUTHORITY(
      Reason.NOT_A_CA, "RFC 5280 §6.1.4 (k)", "The issuer's basicConstraints say it is one"),
  AUTHORITY_SAYS_SO(
      Reason.NOT_A_CA,
      "RFC 5280 §4.2.1.9",
      "A trusted root has basicConstraints",
      ANCHORS,
      "roots from before version 3 have none, and trusting one is to say that it may issue"),
  BASIC_CONSTRAINTS_CRITICAL(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.9",
      "An authority's basicConstraints are critical",
      EVERYWHERE,
      "three roots in the stores and keytool -ext bc leave it out; it is read here in either case"),
  ISSUER_MAY_SIGN(Reason.KEY_USAGE, "RFC 5280 §6.1.4 (n)", "The issuer's keyUsage lets it sign"),
  ISSUER_PURPOSE_FITS(
      Reason.EXTENDED_KEY_USAGE,
      "CABF BR §7.1.2.2.2",
      "An issuer's extKeyUsage, where there is one, names the leaf's purpose"),
  ROOT_HAS_NO_PURPOSE(
      Reason.EXTENSION_FORM,
      "CABF BR §7.1.2.1.2",
      "A root has no extKeyUsage",
      ANCHORS,
      "companies limit their own roots so"),
  PATH_LENGTH_KEPT(
      Reason.PATH_LENGTH, "RFC 5280 §6.1.4 (l)", "No more intermediates than the issuer allows"),
  PATH_LENGTH_BELONGS_TO_ISSUERS(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.9",
      "pathLenConstraint only beside cA and keyCertSign"),
  DEPTH_LIMIT_KEPT(Reason.PATH_LENGTH, "", "No more intermediates than the policy allows"),
  SIGNERS_ARE_AUTHORITIES(
      Reason.KEY_USAGE,
      "RFC 5280 §4.2.1.9",
      "keyCertSign only where basicConstraints say it is an authority"),
  NAMES_PERMITTED(
      Reason.NAME_CONSTRAINTS, "RFC 5280 §6.1.3 (b), (c)", "Every name is one the issuers may use"),
  NAME_CONSTRAINTS_READABLE(
      Reason.NAME_CONSTRAINTS, "RFC 5280 §4.2.1.10", "nameConstraints are well-formed"),
  NAME_CONSTRAINTS_DOT(
      Reason.NAME_CONSTRAINTS,
      "RFC 5280 §4.2.1.10",
      "A DNS constraint does not begin with a dot",
      EVERYWHERE,
      "OpenSSL's manual shows it so; it is taken to mean the names below, not the name itself"),
  POLICIES_HOLD(Reason.POLICY, "RFC 9618 §5", "The path is valid for a policy where one is needed"),
  POLICY_CONSTRAINTS_CRITICAL(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.11, §4.2.1.14",
      "policyConstraints and inhibitAnyPolicy are critical"),

  // How it is made.
  VERSION_3(
      Reason.MALFORMED,
      "CABF BR §7.1.1",
      "It is of version 3",
      EVERYWHERE,
      "openssl x509 -req made version 1 for many years, and old roots are of it"),
  SERIAL_NUMBER_IN_RANGE(
      Reason.MALFORMED,
      "RFC 5280 §4.1.2.2",
      "The serial number is positive and has 20 octets at most",
      ANCHORS,
      "nine roots in the stores break it, the serial number 0 among them"),
  NO_UNIQUE_IDENTIFIER(Reason.MALFORMED, "RFC 5280 §4.1.2.8", "It has no unique identifier"),
  ISSUER_NAMED(Reason.MALFORMED, "RFC 5280 §4.1.2.4", "The issuer's name is not empty"),
  AUTHORITY_NAMED(Reason.MALFORMED, "RFC 5280 §4.1.2.6", "An authority's name is not empty"),
  CRITICAL_EXTENSIONS_KNOWN(
      Reason.CRITICAL_EXTENSION,
      "RFC 5280 §4.2",
      "No critical extension is unknown, or of a kind that may not be critical"),
  EXTENSIONS_READABLE(
      Reason.UNREADABLE, "RFC 5280 §4.2", "The extensions that are read are well-formed"),
  USES_STATED(Reason.EXTENSION_FORM, "RFC 5280 §4.2.1.3", "keyUsage allows one use at least"),
  AUTHORITY_KEY_IDENTIFIER_PRESENT(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.1",
      "What is not signed by itself has an authorityKeyIdentifier",
      EVERYWHERE,
      "openssl x509 -req left it out for many years"),
  AUTHORITY_KEY_IDENTIFIER_FORM(
      Reason.EXTENSION_FORM,
      "CABF BR §7.1.2.11.1",
      "authorityKeyIdentifier holds a key identifier alone, a root's the root's own",
      EVERYWHERE,
      "roots in the stores name issuer and serial number there, as openssl does without a key identifier"),
  SUBJECT_KEY_IDENTIFIER_PRESENT(
      Reason.EXTENSION_FORM,
      "RFC 5280 §4.2.1.2",
      "An authority has a subjectKeyIdentifier",
      EVERYWHERE,
      "roots in the stores and what openssl x509 -req made have none; it only helps to find a path"),
  KEY_STRONG(Reason.WEAK_KEY, "CABF BR §6.1.5", "The key is large enough"),
  KEY_FORM(
      Reason.WEAK_KEY,
      "CABF BR §6.1.5, §6.1.6",
      "An RSA modulus is whole octets, its exponent odd and above 1"),
  SIGNATURE_STRONG(Reason.WEAK_SIGNATURE, "CABF BR §7.1.3.2", "It is not signed over SHA-1 or MD5"),
  ALGORITHM_PERMITTED(
      Reason.UNSUPPORTED_ALGORITHM,
      "CABF BR §7.1.3",
      "Keys and signatures are of RSA or ECDSA",
      EVERYWHERE,
      "Ed25519, Ed448 and ML-DSA are sound; public authorities just do not issue for them"),

  // What was asked for besides.
  NOT_REVOKED(Reason.REVOKED, "RFC 5280 §6.3", "No issuer withdrew it"),
  REVOCATION_LIST_USABLE(
      Reason.REVOCATION_UNKNOWN, "RFC 5280 §6.3.3", "A given CRL of the issuer can be relied on"),
  REVOCATION_LIST_FORM(
      Reason.REVOCATION_UNKNOWN,
      "RFC 5280 §5.2.1, §5.2.3",
      "A CRL is of version 2 and has an authorityKeyIdentifier and a number",
      EVERYWHERE,
      "openssl ca -gencrl makes lists of version 1 unless it is told"),
  STATUS_STAPLED(Reason.REVOCATION_UNKNOWN, "RFC 7633 §4", "A status that was promised is there"),
  STATUS_USABLE(
      Reason.REVOCATION_UNKNOWN,
      "RFC 6960 §3.2",
      "A stapled status can be relied on",
      EVERYWHERE,
      "servers staple what is too old when they can not reach their authority"),
  KEY_PINNED(Reason.NOT_PINNED, "RFC 7469 §2.6", "The path has one of the pinned keys"),
  APPLICATION_AGREES(Reason.OTHER, "", "The application's own trust manager accepts it"),
  LOGGED(Reason.NOT_LOGGED, "RFC 6962 §5.2", "Enough of the given logs have seen it");

  private final Reason reason;
  private final String source;
  private final String demand;
  private final Leniency leniency;
  private final String why;

  Rule(Reason reason, String source, String demand) {
    this(reason, source, demand, NOWHERE, "");
  }

  Rule(Reason reason, String source, String demand, Leniency leniency, String why) {
    this.reason = reason;
    this.source = source;
    this.demand = demand;
    this.leniency = leniency;
    this.why = why;
  }

  /// The stable name, for programs and documents.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Why a chain that breaks it is not trusted.
  public Reason reason() {
    return reason;
  }

  /// Where it is written; empty where it is a limit of our own.
  public String source() {
    return source;
  }

  /// What it asks for, in one sentence without a full stop.
  public String demand() {
    return demand;
  }

  /// Where the standard policy only warns of a breach.
  public Leniency leniency() {
    return leniency;
  }

  /// Why it only warns there; empty where it refuses everywhere.
  public String why() {
    return why;
  }
}
