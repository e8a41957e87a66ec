package dev.padlock.cli.serve;

import dev.padlock.cli.ca.LocalCa;
import dev.padlock.cli.ca.Shell;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The certificate that a server shows, and how clients come to believe it.
///
/// @param trustFile a file of roots for clients, where they do not believe it anyway
record ServerIdentity(Identity identity, String description, Optional<Path> trustFile) {

  private static final Duration LIFE = Duration.ofDays(30);

  /// One that was given.
  static ServerIdentity given(Identity identity) {
    return new ServerIdentity(
        identity,
        identity.leaf().subject() + ", issued by " + identity.leaf().issuer(),
        Optional.empty());
  }

  /// A new one from the local CA, whose key never leaves the memory.
  static ServerIdentity fromLocalCa(List<String> names, Terminal terminal) throws IOException {
    LocalCa authority = LocalCa.open(LocalCa.usualFolder(terminal), terminal);
    Identity identity =
        authority.issue(CertificateProfile.server(names.toArray(String[]::new)).withLife(LIFE));
    String folder = Shell.quote(authority.folder());
    return new ServerIdentity(
        identity,
        String.join(", ", names)
            + ", from "
            + (authority.isNew() ? "a new local CA in " : "the local CA in ")
            + folder
            + " (padlock ca tells how to trust it)",
        Optional.of(authority.certificateFile()));
  }
}
