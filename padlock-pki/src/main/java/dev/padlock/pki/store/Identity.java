package dev.padlock.pki.store;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.key.KeyMatch;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A private key and the certificates that prove whose it is, leaf first. One whose key does not
/// fit its leaf can not be made.
public final class Identity {
  private final PrivateKey key;
  private final List<Certificate> chain;

  private Identity(PrivateKey key, List<Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /// This key with this chain. A chain in another order is put in order: first the certificate that
  /// the key fits, then each one's issuer, then whatever else was given.
  public static Identity of(PrivateKey key, List<Certificate> chain) throws PkiException {
    if (chain.isEmpty()) {
      throw new PkiException(PkiFault.CHAIN_EMPTY, key.getAlgorithm() + " key");
    }
    for (Certificate candidate : chain) {
      if (KeyMatch.fits(key, candidate.publicKey())) {
        return new Identity(key, ChainOrder.from(candidate, chain));
      }
    }
    throw new PkiException(
        PkiFault.KEY_DOES_NOT_FIT,
        "%s key, certificate \"%s\"".formatted(key.getAlgorithm(), chain.getFirst().subject()));
  }

  /// From two files, PEM or DER; they may be the same one.
  ///
  /// @param password of the private key; null where it has none
  public static Identity pem(Path chain, Path key, char @Nullable [] password) throws PkiException {
    return IdentityFiles.pem(chain, key, password);
  }

  /// From a PKCS#12 or JKS file.
  ///
  /// @param password of the file and of the entry
  /// @param alias which entry; null where there is only one with a private key
  public static Identity keyStore(Path file, char @Nullable [] password, @Nullable String alias)
      throws PkiException {
    return IdentityFiles.keyStore(file, password, alias);
  }

  public PrivateKey key() {
    return key;
  }

  /// The certificates to show, leaf first.
  public List<Certificate> chain() {
    return chain;
  }

  /// The certificate of the key.
  public Certificate leaf() {
    return chain.getFirst();
  }

  /// Writes two new PEM files: the chain, and the key for its owner's eyes only where the file
  /// system can say so. A file that is there already is not overwritten.
  public void writePem(Path chainFile, Path keyFile) throws PkiException {
    IdentityFiles.writePem(this, chainFile, keyFile);
  }

  /// Writes a new PKCS#12 file.
  public void writePkcs12(Path file, char[] password) throws PkiException {
    IdentityFiles.writePkcs12(this, file, password);
  }

  /// Whom it is for; nothing of the key.
  @Override
  public String toString() {
    return "%s key for %s".formatted(key.getAlgorithm(), leaf());
  }
}
