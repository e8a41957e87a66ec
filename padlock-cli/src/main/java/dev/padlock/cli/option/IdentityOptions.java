package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.Identity;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A certificate and its key.
public final class IdentityOptions {

  /// The environment variable with the key's password.
  static final String PASSWORD_VARIABLE = "PADLOCK_KEY_PASSWORD";

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Our certificate with its intermediates (PEM), or a PKCS#12 or JKS file.")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The private key (PEM or DER), where --cert does not hold it.")
  private @Nullable Path key;

  @Option(
      names = "--key-password",
      paramLabel = "PASSWORD",
      description = {
        "Password of the key. Others on this machine can see it: better set "
            + PASSWORD_VARIABLE
            + ", or be asked."
      })
  private @Nullable String password;

  /// What was given; empty where nothing was.
  public Optional<Identity> identity(Terminal terminal) throws PkiException {
    Path chain = certificate;
    if (chain == null) {
      if (key != null) {
        throw Complaint.usage("--key needs the certificate too", "", "add --cert FILE").raise();
      }
      return Optional.empty();
    }
    return Optional.of(Passwords.open(terminal, password, PASSWORD_VARIABLE, p -> read(chain, p)));
  }

  private Identity read(Path chain, char @Nullable [] password) throws PkiException {
    return key == null
        ? Identity.keyStore(chain, password, null)
        : Identity.pem(chain, key, password);
  }
}
