package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.pem.PemBlock;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a private key from PEM or DER: PKCS#8 (RFC 5958), plain or encrypted with PBES2; PKCS#1
/// (RFC 8017 App. A.1.2); SEC1 (RFC 5915).
public final class PrivateKeys {
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String ENCRYPTED_PKCS8 = "ENCRYPTED PRIVATE KEY";
  private static final String PKCS1 = "RSA PRIVATE KEY";
  private static final String SEC1 = "EC PRIVATE KEY";
  private static final String OPENSSH = "OPENSSH PRIVATE KEY";
  private static final String EC_PARAMETERS = "EC PARAMETERS";

  private PrivateKeys() {}

  /// The one private key in this file, whatever else is in it.
  ///
  /// @param password opens an encrypted key; a key that is not encrypted does not need it
  public static PrivateKey read(byte[] file, char @Nullable [] password) throws PkiException {
    return Pem.isPem(file) ? readPem(Pem.read(file), password) : readDer(file, password);
  }

  /// PKCS#8 in PEM, not encrypted.
  public static String toPem(PrivateKey key) throws PkiException {
    return Pem.write(PKCS8, encoded(key));
  }

  /// The same with the public key in it where the form has room for one (EC): GnuTLS and NSS take
  /// no other.
  public static String toPem(PrivateKey key, SubjectPublicKeyInfo publicKey) throws PkiException {
    return Pem.write(PKCS8, Pkcs8.withPublicKey(encoded(key), publicKey));
  }

  private static Octets encoded(PrivateKey key) throws PkiException {
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
      throw new PkiException(PkiFault.KEY_FORMAT_UNSUPPORTED, "a key that its provider keeps");
    }
    return Octets.wrap(encoded);
  }

  private static PrivateKey readPem(List<PemBlock> blocks, char @Nullable [] password)
      throws PkiException {
    List<PemBlock> keys = blocks.stream().filter(b -> b.label().endsWith(PKCS8)).toList();
    if (keys.isEmpty()) {
      throw new PkiException(PkiFault.KEY_NOT_FOUND, "blocks in it: " + labels(blocks));
    }
    if (keys.size() > 1) {
      throw new PkiException(PkiFault.KEY_AMBIGUOUS, labels(keys));
    }
    PemBlock block = keys.getFirst();
    if (block.headers().stream().anyMatch(h -> h.startsWith("Proc-Type:") && h.contains("ENC"))) {
      throw new PkiException(PkiFault.KEY_ENCRYPTION_LEGACY, "Proc-Type: 4,ENCRYPTED");
    }
    Octets content = block.content();
    return switch (block.label()) {
      case PKCS8 -> Pkcs8.key(content);
      case ENCRYPTED_PKCS8 -> decrypt(content, password);
      case PKCS1 -> Pkcs8.key(Pkcs8.ofPkcs1(content));
      case SEC1 -> Pkcs8.key(Pkcs8.ofSec1(content, curve(blocks)));
      case OPENSSH ->
          throw new PkiException(
              PkiFault.KEY_FORMAT_UNSUPPORTED, OPENSSH + " (ssh-keygen -p -m PKCS8 converts it)");
      default -> throw new PkiException(PkiFault.KEY_FORMAT_UNSUPPORTED, block.label());
    };
  }

  private static String labels(List<PemBlock> blocks) {
    List<String> labels = blocks.stream().map(PemBlock::label).distinct().limit(10).toList();
    return labels.isEmpty() ? "none" : String.join(", ", labels);
  }

  private static Optional<Octets> curve(List<PemBlock> blocks) {
    return blocks.stream()
        .filter(block -> block.label().equals(EC_PARAMETERS))
        .map(PemBlock::content)
        .findFirst();
  }

  /// Tells the forms apart by their first fields: PKCS#8 is version and algorithm, PKCS#1 version
  /// and modulus, SEC1 version and key, an encrypted PKCS#8 begins with its algorithm.
  private static PrivateKey readDer(byte[] file, char @Nullable [] password) throws PkiException {
    Octets der = Octets.wrap(file);
    if (file.length == 0 || der.byteAt(0) != DerTag.SEQUENCE) {
      throw new PkiException(PkiFault.KEY_NOT_FOUND, "it is neither PEM nor DER");
    }
    DerReader fields = DerReader.of(der).sequence();
    if (fields.isNext(DerTag.SEQUENCE)) {
      return decrypt(der, password);
    }
    fields.smallInteger(1);
    return switch (fields.peekTag()) {
      case DerTag.SEQUENCE -> Pkcs8.key(der);
      case DerTag.INTEGER -> Pkcs8.key(Pkcs8.ofPkcs1(der));
      case DerTag.OCTET_STRING -> Pkcs8.key(Pkcs8.ofSec1(der, Optional.empty()));
      default -> throw new PkiException(PkiFault.KEY_NOT_FOUND, "DER of another kind");
    };
  }

  private static PrivateKey decrypt(Octets encrypted, char @Nullable [] password)
      throws PkiException {
    if (password == null) {
      throw new PkiException(PkiFault.KEY_PASSWORD_MISSING, ENCRYPTED_PKCS8);
    }
    Octets plain = EncryptedPkcs8.read(encrypted).open(password);
    try {
      return Pkcs8.key(plain);
    } catch (PkiException e) {
      // One wrong password in 256 leaves padding that looks right.
      if (e.fault() == PkiFault.ALGORITHM_UNSUPPORTED) {
        throw e;
      }
      throw new PkiException(PkiFault.KEY_PASSWORD_WRONG, ENCRYPTED_PKCS8, e);
    }
  }
}
