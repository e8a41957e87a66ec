package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// An EncryptedPrivateKeyInfo (RFC 5958 §3) under PBES2 (RFC 8018 §6.2): PBKDF2 and a cipher in CBC
/// mode, which is what OpenSSL writes.
///
/// Not left to the JDK's class of the same purpose, which takes any iteration count from the file
/// and only passwords in ASCII.
record EncryptedPkcs8(Derivation derivation, Encryption encryption, Octets content) {
  private static final Oid PBES2 = Oid.of("1.2.840.113549.1.5.13");
  private static final Oid PBKDF2 = Oid.of("1.2.840.113549.1.5.12");
  private static final int MAX_ITERATIONS = 10_000_000;

  private static final Map<Oid, String> PSEUDO_RANDOM_FUNCTIONS =
      Map.of(
          Oid.of("1.2.840.113549.2.7"), "PBKDF2WithHmacSHA1",
          Oid.of("1.2.840.113549.2.8"), "PBKDF2WithHmacSHA224",
          Oid.of("1.2.840.113549.2.9"), "PBKDF2WithHmacSHA256",
          Oid.of("1.2.840.113549.2.10"), "PBKDF2WithHmacSHA384",
          Oid.of("1.2.840.113549.2.11"), "PBKDF2WithHmacSHA512");

  private static final Map<Oid, Cbc> CIPHERS =
      Map.of(
          Oid.of("2.16.840.1.101.3.4.1.2"), new Cbc("AES", 16),
          Oid.of("2.16.840.1.101.3.4.1.22"), new Cbc("AES", 24),
          Oid.of("2.16.840.1.101.3.4.1.42"), new Cbc("AES", 32),
          Oid.of("1.2.840.113549.3.7"), new Cbc("DESede", 24));

  record Cbc(String cipher, int keyBytes) {}

  record Derivation(String jcaName, Octets salt, int iterations) {}

  record Encryption(Cbc mode, Octets iv) {}

  static EncryptedPkcs8 read(Octets der) throws PkiException {
    DerReader in = DerReader.of(der);
    DerReader fields = in.sequence();
    in.end();
    AlgorithmIdentifier scheme = AlgorithmIdentifier.read(fields);
    Octets content = fields.octetString();
    fields.end();
    require(scheme.algorithm().equals(PBES2), "scheme", scheme.algorithm());
    DerReader parameters = DerReader.of(scheme.parameters()).sequence();
    Derivation derivation = derivation(AlgorithmIdentifier.read(parameters));
    Encryption encryption = encryption(AlgorithmIdentifier.read(parameters));
    parameters.end();
    return new EncryptedPkcs8(derivation, encryption, content);
  }

  /// `PBKDF2-params ::= SEQUENCE { salt OCTET STRING, iterationCount, keyLength OPTIONAL, prf
  /// DEFAULT hmacWithSHA1 }` (RFC 8018 App. A.2).
  private static Derivation derivation(AlgorithmIdentifier function) throws PkiException {
    require(function.algorithm().equals(PBKDF2), "key derivation", function.algorithm());
    DerReader fields = DerReader.of(function.parameters()).sequence();
    Octets salt = fields.octetString();
    int iterations = fields.smallInteger(MAX_ITERATIONS);
    if (fields.isNext(DerTag.INTEGER)) {
      fields.integer(); // the cipher knows how long its key is
    }
    String jcaName = "PBKDF2WithHmacSHA1";
    if (fields.hasMore()) {
      Oid prf = AlgorithmIdentifier.read(fields).algorithm();
      jcaName = known(PSEUDO_RANDOM_FUNCTIONS.get(prf), "pseudo-random function", prf);
    }
    fields.end();
    if (iterations == 0 || salt.isEmpty()) {
      throw new PkiException(PkiFault.KEY_MALFORMED, "PBKDF2 without salt or iterations");
    }
    return new Derivation(jcaName, salt, iterations);
  }

  private static Encryption encryption(AlgorithmIdentifier cipher) throws PkiException {
    Cbc mode = known(CIPHERS.get(cipher.algorithm()), "cipher", cipher.algorithm());
    Octets iv = DerReader.of(cipher.parameters()).octetString();
    return new Encryption(mode, iv);
  }

  private static void require(boolean isKnown, String what, Oid found) throws PkiException {
    if (!isKnown) {
      throw new PkiException(PkiFault.KEY_ENCRYPTION_UNSUPPORTED, what + " " + found);
    }
  }

  private static <T> T known(@Nullable T entry, String what, Oid found) throws PkiException {
    if (entry == null) {
      throw new PkiException(PkiFault.KEY_ENCRYPTION_UNSUPPORTED, what + " " + found);
    }
    return entry;
  }

  /// The PrivateKeyInfo inside.
  Octets open(char[] password) throws PkiException {
    int bits = encryption.mode.keyBytes * 8;
    PBEKeySpec spec =
        new PBEKeySpec(password, derivation.salt.toArray(), derivation.iterations, bits);
    try {
      Key derived = SecretKeyFactory.getInstance(derivation.jcaName).generateSecret(spec);
      byte[] bytes = derived.getEncoded();
      Cipher cipher = Cipher.getInstance(encryption.mode.cipher + "/CBC/PKCS5Padding");
      Key key = new SecretKeySpec(bytes, encryption.mode.cipher);
      Arrays.fill(bytes, (byte) 0);
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(encryption.iv.toArray()));
      return Octets.wrap(cipher.doFinal(content.toArray()));
    } catch (BadPaddingException e) {
      throw new PkiException(PkiFault.KEY_PASSWORD_WRONG, "ENCRYPTED PRIVATE KEY", e);
    } catch (GeneralSecurityException e) {
      throw new PkiException(PkiFault.KEY_MALFORMED, "its encryption is damaged", e);
    } finally {
      spec.clearPassword();
    }
  }
}
