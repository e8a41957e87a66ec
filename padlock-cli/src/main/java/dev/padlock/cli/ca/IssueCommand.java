package dev.padlock.cli.ca;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `padlock ca issue`.
@Command(
    name = "issue",
    header = "Issue a certificate from the local CA.",
    description = {
      "Writes NAME.pem (the chain) and NAME.key (the key, for your eyes only) after the first"
          + " name.",
      "Files that are there already are never overwritten."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  padlock ca issue localhost 127.0.0.1 ::1",
      "  padlock ca issue --days 90 --key-type rsa-2048 '*.dev.example'",
      "  padlock ca issue --client alice --p12"
    })
public final class IssueCommand implements Callable<Integer> {

  private static final List<KeyKind> KINDS =
      List.of(
          KeyKind.EC_P256,
          KeyKind.EC_P384,
          KeyKind.EC_P521,
          KeyKind.RSA_2048,
          KeyKind.RSA_3072,
          KeyKind.RSA_4096,
          KeyKind.ED25519,
          KeyKind.ED448,
          KeyKind.ML_DSA_44,
          KeyKind.ML_DSA_65,
          KeyKind.ML_DSA_87);

  private static final int MOST_DAYS = 3650;

  /// Beyond that, Apple's systems do not believe a server.
  private static final int USUAL_DAYS = 825;

  @ParentCommand private @Nullable CaCommand parent;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "DNS names (*.example.com too) and IP addresses; with --client one name.")
  private List<String> names = List.of();

  @Option(names = "--client", description = "For a client, to be shown where a server asks.")
  private boolean client;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "825",
      description = "How long it is valid; ${DEFAULT-VALUE} by default.")
  private int days;

  @Option(
      names = "--key-type",
      paramLabel = "TYPE",
      defaultValue = "ec-p256",
      description = {
        "ec-p256 (default), ec-p384, ec-p521, rsa-2048, rsa-3072, rsa-4096,",
        "ed25519, ed448, ml-dsa-44, ml-dsa-65, ml-dsa-87"
      })
  private String keyType = "ec-p256";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write to; the working directory by default.")
  private Path out = Path.of("");

  @Option(
      names = "--p12",
      description =
          "Also write NAME.p12, for browsers and Java; its password comes from"
              + " PADLOCK_KEY_PASSWORD.")
  private boolean p12;

  private final Terminal terminal;

  public IssueCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CertificateProfile profile = profile().withKey(kind()).withLife(Duration.ofDays(requireDays()));
    char[] password = p12 ? password() : new char[0];
    requireFolder();
    LocalCa authority = Objects.requireNonNull(parent).open();
    Identity identity = authority.issue(profile);
    write(identity, password);
    terminal
        .out()
        .println("  " + describe(identity) + ", issued by " + authority.certificate().subject());
    terminal.out().println("  to trust the issuer: padlock ca");
    return ExitCode.OK.code();
  }

  private CertificateProfile profile() throws PkiException {
    if (!client) {
      return CertificateProfile.server(names.toArray(String[]::new));
    }
    if (names.size() > 1) {
      throw Complaint.usage(
              "A client has one name", names.size() + " were given", "put it in quotes")
          .raise();
    }
    return CertificateProfile.client(names.getFirst());
  }

  private KeyKind kind() {
    String wanted = plain(keyType);
    return KINDS.stream()
        .filter(kind -> plain(kind.name()).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            Complaint.usage(
                    "There is no key type \"" + keyType + "\"",
                    "",
                    "choose from "
                        + String.join(
                            ", ",
                            KINDS.stream()
                                .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .toList()))
                .raise());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private int requireDays() {
    if (days < 1 || days > MOST_DAYS) {
      throw Complaint.usage("--days " + days + " is out of range", "", "give 1 to " + MOST_DAYS)
          .raise();
    }
    if (!client && days > USUAL_DAYS) {
      terminal.warn("some systems refuse servers' certificates of more than 825 days");
    }
    return days;
  }

  private char[] password() {
    return terminal
        .environment("PADLOCK_KEY_PASSWORD")
        .map(String::toCharArray)
        .or(() -> terminal.password("Password for the .p12 file: "))
        .orElseThrow(() ->
            Complaint.usage(
                    "--p12 needs a password",
                    "there is no terminal to ask on",
                    "set PADLOCK_KEY_PASSWORD")
                .raise());
  }

  private void requireFolder() {
    if (!Files.isDirectory(out.toAbsolutePath())) {
      throw Complaint.local("There is no folder " + out, "", "make it, or give another --out")
          .raise();
    }
  }

  private void write(Identity identity, char[] password) throws PkiException {
    String base = names.getFirst().replace("*", "_wildcard").replaceAll("[^A-Za-z0-9._-]", "_");
    Path chain = out.resolve(base + ".pem");
    Path key = out.resolve(base + ".key");
    Path store = out.resolve(base + ".p12");
    for (Path file : p12 ? List.of(chain, key, store) : List.of(chain, key)) {
      if (Files.exists(file)) {
        throw new PkiException(PkiFault.FILE_EXISTS, file.toString());
      }
    }
    identity.writePem(chain, key);
    terminal.out().println("Wrote " + chain + " and " + key);
    if (p12) {
      identity.writePkcs12(store, password);
      terminal.out().println("Wrote " + store);
      Arrays.fill(password, ' ');
    }
  }

  private String describe(Identity identity) {
    return (client ? "client " : "server ")
        + String.join(", ", names)
        + ", valid until "
        + identity.leaf().notAfter();
  }
}
