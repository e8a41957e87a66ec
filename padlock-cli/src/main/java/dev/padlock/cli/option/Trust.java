package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.TrustStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// Roots to believe, out of a file or folder.
public final class Trust {

  /// The environment variable with the password of a PKCS#12 or JKS file of roots.
  static final String PASSWORD_VARIABLE = "PADLOCK_CA_PASSWORD";

  private Trust() {}

  /// Reads PEM, DER, PKCS#12, JKS, or a folder of PEM files.
  public static TrustStore read(Path fileOrFolder, Terminal terminal) throws PkiException {
    return Files.isDirectory(fileOrFolder)
        ? TrustStore.folder(fileOrFolder)
        : Passwords.open(
            terminal, null, PASSWORD_VARIABLE, password -> TrustStore.file(fileOrFolder, password));
  }
}
