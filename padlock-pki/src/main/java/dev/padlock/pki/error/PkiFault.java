package dev.padlock.pki.error;

import java.util.Locale;

/// Everything this module refuses: what is wrong in one sentence, and what to do about it.
public enum PkiFault {
  DER_TRUNCATED("The DER data ends in the middle of an element", Remedy.MAKE_AGAIN),
  DER_TRAILING_BYTES("Bytes follow where the DER data should end", Remedy.MAKE_AGAIN),
  DER_UNEXPECTED_TAG("Another DER element was expected here", Remedy.RIGHT_FILE),
  DER_HIGH_TAG("A DER tag number above 30 has no place in X.509", Remedy.RIGHT_FILE),
  DER_INDEFINITE_LENGTH("An indefinite length is BER, not DER", Remedy.MAKE_AGAIN),
  DER_LENGTH_NOT_MINIMAL("A DER length is not in its shortest form", Remedy.MAKE_AGAIN),
  DER_TOO_LARGE("The DER data is larger than this reader accepts", Remedy.RIGHT_FILE),
  DER_TOO_DEEP("The DER data is nested deeper than this reader accepts", Remedy.RIGHT_FILE),
  DER_INTEGER(
      "A DER integer is empty, out of range or not in its shortest form", Remedy.MAKE_AGAIN),
  DER_BOOLEAN("A DER boolean is neither 0x00 nor 0xff", Remedy.MAKE_AGAIN),
  DER_BIT_STRING("A DER bit string is not in its canonical form", Remedy.MAKE_AGAIN),
  DER_NULL("A DER null has content", Remedy.MAKE_AGAIN),
  DER_OID("An object identifier is empty, too long or not in its shortest form", Remedy.MAKE_AGAIN),
  DER_TIME("A time is not in the form RFC 5280 §4.1.2.5 asks for", Remedy.MAKE_AGAIN),
  DER_TEXT("A text has characters that its type does not allow", Remedy.MAKE_AGAIN),

  PEM_MALFORMED("The PEM text is damaged", "copy the file again, whole and unchanged"),
  PEM_TOO_LARGE("The PEM text is larger than this reader accepts", Remedy.RIGHT_FILE),

  CERTIFICATE_TOO_LARGE("The certificate is larger than this reader accepts", Remedy.RIGHT_FILE),
  CERTIFICATE_MALFORMED("The certificate breaks a rule of RFC 5280 §4.1", Remedy.ISSUE_AGAIN),
  EXTENSION_MALFORMED("A certificate extension can not be read", Remedy.ISSUE_AGAIN),
  EXTENSION_DUPLICATE("A certificate extension appears twice", Remedy.ISSUE_AGAIN),
  PUBLIC_KEY_MALFORMED("The public key can not be read", Remedy.ISSUE_AGAIN),
  ALGORITHM_UNSUPPORTED(
      "The algorithm is not supported",
      "use RSA, EC on P-256, P-384 or P-521, Ed25519, Ed448 or ML-DSA"),
  REFUSED_BY_JDK("The JDK's own parser refuses the certificate", Remedy.ISSUE_AGAIN),

  KEY_NOT_FOUND(
      "There is no private key in it", "give the file that begins -----BEGIN PRIVATE KEY-----"),
  KEY_AMBIGUOUS("There is more than one private key in it", "keep one private key in the file"),
  KEY_MALFORMED("The private key can not be read", "export the key again as PKCS#8"),
  KEY_PASSWORD_MISSING(
      "The private key is encrypted and no password was given", "give its password"),
  KEY_PASSWORD_WRONG("The password does not open the private key", "give the right password"),
  KEY_ENCRYPTION_UNSUPPORTED(
      "The private key is encrypted in a way that is not supported", Remedy.CONVERT_KEY),
  KEY_ENCRYPTION_LEGACY(
      "The private key is encrypted in OpenSSL's old form, which protects it badly",
      Remedy.CONVERT_KEY),
  KEY_FORMAT_UNSUPPORTED("The private key is in a form that is not supported", Remedy.CONVERT_KEY),

  FILE_MISSING("There is no such file", "check the path"),
  FILE_UNREADABLE("The file can not be read", "check its kind and its permissions"),
  FILE_TOO_LARGE("The file is larger than this reader accepts", Remedy.RIGHT_FILE),
  FILE_EXISTS("The file is there already and is not overwritten", "move it away first"),
  FILE_NOT_WRITTEN("The file can not be written", "check the folder and its permissions"),

  STORE_FORMAT_UNKNOWN(
      "The file is neither PEM nor DER nor PKCS#12 nor JKS", "give one of those formats"),
  STORE_MALFORMED("The key store is damaged", "make the key store again"),
  STORE_EMPTY("There is no trusted certificate in it", "add the root certificates to trust"),
  STORE_PASSWORD_MISSING(
      "0 certificates are readable because no password was given", "give the store's password"),
  STORE_PASSWORD_WRONG("The password does not open the key store", "give the right password"),
  STORE_HAS_NO_KEY(
      "No entry of the key store has a private key with its chain",
      "import the key together with its certificates"),
  STORE_HAS_SEVERAL_KEYS("More than one entry of the key store has a private key", Remedy.ALIAS),
  STORE_HAS_NO_SUCH_ALIAS("The key store has no private key under this alias", Remedy.ALIAS),
  SYSTEM_STORE_MISSING(
      "Neither the operating system nor the JDK has a store of root certificates",
      "install the package ca-certificates, or name a file of roots"),

  CHAIN_EMPTY("There is no certificate to go with the private key", "give the certificate chain"),
  KEY_DOES_NOT_FIT(
      "The private key does not belong to the certificate",
      "give the key that the certificate was issued for, or issue a certificate for this key"),

  NAME_INVALID("This is neither a host name nor an IP address", "check the spelling"),

  ISSUING_REFUSED("This certificate can not be issued", "ask for another profile");

  private final String sentence;
  private final String remedy;

  PkiFault(String sentence, String remedy) {
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /// The stable name of this fault, for programs and documents.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is wrong, without a full stop.
  public String sentence() {
    return sentence;
  }

  /// What to do about it, in the imperative.
  public String remedy() {
    return remedy;
  }

  private static final class Remedy {
    static final String MAKE_AGAIN = "export the file again with a tool that writes DER";
    static final String RIGHT_FILE = "check that this is the right file";
    static final String ISSUE_AGAIN = "have the certificate issued again";
    static final String CONVERT_KEY = "convert it: openssl pkcs8 -topk8 -in OLD.pem -out NEW.pem";
    static final String ALIAS = "name one of the aliases that are listed";
  }
}
