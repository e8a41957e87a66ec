package dev.padlock.cli.ca;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/// A certification authority whose key lives in a folder of its owner.
///
/// Whoever holds that key can pretend to be any server to those who trust the certificate. So the
/// folder and the key are for the owner alone, the key is never written twice, and the authority
/// can issue leaves only.
public final class LocalCa {

  private static final String CERTIFICATE = "ca.pem";
  private static final String KEY = "ca.key";
  private static final String OWNER_ONLY = "rwx------";

  private final Path folder;
  private final CertificateAuthority authority;
  private final boolean made;

  private LocalCa(Path folder, CertificateAuthority authority, boolean made) {
    this.folder = folder;
    this.authority = authority;
    this.made = made;
  }

  /// Where the authority is unless told otherwise: `padlock` in the XDG data folder.
  public static Path usualFolder(Terminal terminal) {
    return terminal
        .environment("XDG_DATA_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"))
        .resolve("padlock");
  }

  /// The authority in `folder`; makes one where there is none.
  public static LocalCa open(Path folder, Terminal terminal) throws IOException {
    boolean hasKey = Files.exists(folder.resolve(KEY));
    boolean hasCertificate = Files.exists(folder.resolve(CERTIFICATE));
    if (hasKey != hasCertificate) {
      throw Complaint.local(
              "The local CA in " + folder + " is incomplete",
              (hasKey ? CERTIFICATE : KEY) + " is missing",
              "put it back, or move " + (hasKey ? KEY : CERTIFICATE) + " away to make a new CA")
          .raise();
    }
    return hasKey ? load(folder, terminal) : make(folder, terminal);
  }

  private static LocalCa load(Path folder, Terminal terminal) throws IOException {
    Path key = folder.resolve(KEY);
    if (isReadableByOthers(key)) {
      terminal.warn("others can read the CA's key: chmod 600 " + Shell.quote(key));
    }
    if (isWritableByOthers(folder)) {
      terminal.warn("others can put another CA in its place: chmod 700 " + Shell.quote(folder));
    }
    Identity identity = Identity.pem(folder.resolve(CERTIFICATE), key, null);
    requireValid(identity.leaf(), folder);
    return new LocalCa(folder, CertificateAuthority.of(identity, ambience()), false);
  }

  private static boolean isReadableByOthers(Path key) throws IOException {
    return isPosix()
        && !PosixFilePermissions.toString(Files.getPosixFilePermissions(key)).endsWith("------");
  }

  private static boolean isWritableByOthers(Path folder) throws IOException {
    return isPosix()
        && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
            .matches("....w.*|.......w.");
  }

  private static void requireValid(Certificate root, Path folder) {
    if (Instant.now().isAfter(root.notAfter())) {
      throw Complaint.local(
              "The local CA in " + folder + " has expired",
              "it ended on " + root.notAfter(),
              "move the folder away, then run padlock ca to make a new one")
          .raise();
    }
  }

  private static LocalCa make(Path folder, Terminal terminal) throws IOException {
    createFolder(folder);
    String owner = System.getProperty("user.name", "this machine");
    CertificateProfile root =
        CertificateProfile.root("Padlock local CA of " + owner).withPathLimit(0);
    CertificateAuthority authority = CertificateAuthority.create(root, ambience());
    try {
      authority.identity().writePem(folder.resolve(CERTIFICATE), folder.resolve(KEY));
    } catch (PkiException raced) {
      if (raced.fault() != PkiFault.FILE_EXISTS) {
        throw raced;
      }
      return load(folder, terminal);
    }
    return new LocalCa(folder, authority, true);
  }

  private static void createFolder(Path folder) throws IOException {
    if (isPosix()) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static Ambience ambience() {
    return new Ambience(new SecureRandom(), InstantSource.system());
  }

  /// Whether opening it has made it.
  public boolean isNew() {
    return made;
  }

  public Path folder() {
    return folder;
  }

  /// The file with the root certificate, for those who shall trust it.
  public Path certificateFile() {
    return folder.resolve(CERTIFICATE);
  }

  public Certificate certificate() {
    return authority.certificate();
  }

  public Identity issue(CertificateProfile profile) throws PkiException {
    return authority.issue(profile);
  }
}
