package dev.padlock.pki.store;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.key.PrivateKeys;
import dev.padlock.pki.pem.Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Private keys with their chains, out of files and into files.
final class IdentityFiles {
  private static final String ALIAS = "padlock";

  private IdentityFiles() {}

  static Identity pem(Path chainPath, Path keyPath, char @Nullable [] password)
      throws PkiException {
    List<Certificate> chain = chain(chainPath);
    PrivateKey key = key(keyPath, password);
    try {
      return Identity.of(key, chain);
    } catch (PkiException e) {
      throw e.in("%s with %s".formatted(keyPath, chainPath));
    }
  }

  private static List<Certificate> chain(Path path) throws PkiException {
    StoreFile file = StoreFile.read(path);
    if (file.format() != StoreFile.Format.PEM && file.format() != StoreFile.Format.DER) {
      throw new PkiException(
          PkiFault.FILE_UNREADABLE, path + " is a key store (" + file.format() + "), not PEM");
    }
    try {
      return CertificateBundle.read(file).all();
    } catch (PkiException e) {
      throw e.in(path.toString());
    }
  }

  private static PrivateKey key(Path path, char @Nullable [] password) throws PkiException {
    StoreFile file = StoreFile.read(path);
    try {
      return PrivateKeys.read(file.bytes(), password);
    } catch (PkiException e) {
      throw e.in(path.toString());
    } finally {
      Arrays.fill(file.bytes(), (byte) 0);
    }
  }

  static Identity keyStore(Path path, char @Nullable [] password, @Nullable String alias)
      throws PkiException {
    StoreFile file = StoreFile.read(path);
    if (file.format() == StoreFile.Format.PEM) {
      return pem(path, path, password);
    }
    if (file.format() == StoreFile.Format.DER) {
      throw new PkiException(PkiFault.STORE_HAS_NO_KEY, path + " (one DER element)");
    }
    KeyStore store = file.keyStore(password);
    try {
      String chosen = choose(store, path, password, alias);
      if (!(store.getKey(chosen, password) instanceof PrivateKey key)) {
        throw new PkiException(PkiFault.STORE_HAS_NO_SUCH_ALIAS, alias(path, chosen));
      }
      return Identity.of(key, chain(store, chosen));
    } catch (UnrecoverableKeyException e) {
      throw new PkiException(PkiFault.KEY_PASSWORD_WRONG, path.toString(), e);
    } catch (GeneralSecurityException e) {
      throw new PkiException(PkiFault.STORE_MALFORMED, path.toString(), e);
    }
  }

  private static String alias(Path path, String alias) {
    return "%s, alias %s".formatted(path, alias);
  }

  private static String choose(
      KeyStore store, Path path, char @Nullable [] password, @Nullable String alias)
      throws KeyStoreException, PkiException {
    List<String> keys = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String entry : Collections.list(store.aliases())) {
      (store.isKeyEntry(entry) && store.getCertificateChain(entry) != null ? keys : others)
          .add(entry);
    }
    if (keys.isEmpty() && password == null) {
      throw new PkiException(PkiFault.STORE_PASSWORD_MISSING, path.toString());
    }
    String entries = "%s: with a private key %s, without %s".formatted(path, keys, others);
    if (alias != null) {
      return keys.stream()
          .filter(alias::equalsIgnoreCase)
          .findFirst()
          .orElseThrow(
              () -> new PkiException(PkiFault.STORE_HAS_NO_SUCH_ALIAS, alias + ", " + entries));
    }
    if (keys.size() != 1) {
      throw new PkiException(
          keys.isEmpty() ? PkiFault.STORE_HAS_NO_KEY : PkiFault.STORE_HAS_SEVERAL_KEYS, entries);
    }
    return keys.getFirst();
  }

  private static List<Certificate> chain(KeyStore store, String alias)
      throws KeyStoreException, PkiException {
    List<Certificate> chain = new ArrayList<>();
    for (java.security.cert.Certificate certificate : store.getCertificateChain(alias)) {
      if (certificate instanceof X509Certificate x509) {
        chain.add(Certificate.from(x509));
      }
    }
    return chain;
  }

  static void writePem(Identity identity, Path chainFile, Path keyFile) throws PkiException {
    StringBuilder chain = new StringBuilder();
    for (Certificate certificate : identity.chain()) {
      chain.append(Pem.write("CERTIFICATE", certificate.der()));
    }
    String key = PrivateKeys.toPem(identity.key(), identity.leaf().publicKeyInfo());
    write(keyFile, key.getBytes(StandardCharsets.US_ASCII), true);
    write(chainFile, chain.toString().getBytes(StandardCharsets.US_ASCII), false);
  }

  static void writePkcs12(Identity identity, Path file, char[] password) throws PkiException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : identity.chain()) {
        chain.add(certificate.toX509());
      }
      store.setKeyEntry(ALIAS, identity.key(), password, chain.toArray(X509Certificate[]::new));
      store.store(out, password);
    } catch (PkiException e) {
      throw e;
    } catch (IOException | GeneralSecurityException e) {
      throw new PkiException(PkiFault.FILE_NOT_WRITTEN, file.toString(), e);
    }
    write(file, out.toByteArray(), true);
  }

  private static void write(Path file, byte[] bytes, boolean isSecret) throws PkiException {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        isSecret && isPosix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, attributes)) {
      channel.write(java.nio.ByteBuffer.wrap(bytes));
    } catch (FileAlreadyExistsException e) {
      throw new PkiException(PkiFault.FILE_EXISTS, file.toString(), e);
    } catch (IOException e) {
      throw new PkiException(PkiFault.FILE_NOT_WRITTEN, file.toString(), e);
    }
  }
}
