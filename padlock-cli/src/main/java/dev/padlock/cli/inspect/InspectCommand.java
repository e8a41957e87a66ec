package dev.padlock.cli.inspect;

import dev.padlock.cli.connect.Target;
import dev.padlock.cli.option.Trust;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.explain.json.JsonWriter;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Evidence;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Usage;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.store.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `padlock inspect`.
@Command(
    name = "inspect",
    header = "Show the certificates in a file or of a server, and what a client would say.",
    description = {
      "Each certificate is told: whose, by whom, until when, for which names, its key. Then the"
          + " chain is judged as a client would, and every step that was tried is told.",
      "A server is asked for its chain and nothing else is said to it. The exit code is 1 where the"
          + " chain would not be believed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  padlock inspect fullchain.pem",
      "  padlock inspect --name www.example.org fullchain.pem",
      "  padlock inspect example.org",
      "  padlock inspect --strict --json example.org:8443"
    })
public final class InspectCommand implements Callable<Integer> {

  private static final int HTTPS = 443;

  @Parameters(
      paramLabel = "FILE|HOST[:PORT]",
      description = "A file of certificates, the leaf first; else a server, port 443 unless given.")
  private String target = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name to check; HOST for a server, any name for a file.")
  private @Nullable String name;

  @Option(
      names = "--ca",
      paramLabel = "FILE|DIR",
      description = "Roots to believe, instead of the operating system's.")
  private @Nullable Path authority;

  @Option(names = "--client", description = "Judge it as a client's certificate, not a server's.")
  private boolean client;

  @Option(
      names = "--strict",
      description = "Refuse for every rule, also for those that are only a warning as a rule.")
  private boolean strict;

  @Option(names = "--json", description = "One document of JSON on standard output.")
  private boolean json;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Patience for each address of a server; ${DEFAULT-VALUE} by default.")
  private int timeout;

  private final Terminal terminal;

  public InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (timeout < 1) {
      throw Complaint.usage("--timeout must be at least 1 second", "", "").raise();
    }
    TrustStore roots = authority == null ? TrustStore.system() : Trust.read(authority, terminal);
    boolean isFile = Files.exists(Path.of(target));
    PresentedChain chain = isFile ? ChainSource.file(Path.of(target), terminal) : fromServer();
    Inspection inspection = inspect(chain, roots, isFile);
    if (json) {
      JsonWriter document = new JsonWriter();
      InspectionJson.write(document, inspection);
      terminal.out().println(document);
    } else {
      new InspectionText(inspection, terminal.ink()).lines().forEach(terminal.out()::println);
    }
    return (inspection.verdict().isTrusted() ? ExitCode.OK : ExitCode.REFUSED).code();
  }

  private PresentedChain fromServer() throws IOException {
    Target server = Target.parse(target, HTTPS);
    return ChainSource.server(server, asked(server), Duration.ofSeconds(timeout));
  }

  private String asked(Target server) {
    return name == null ? server.host() : Target.name(name, name);
  }

  private Inspection inspect(PresentedChain chain, TrustStore roots, boolean isFile)
      throws IOException {
    Instant now = Instant.now();
    String asked = name;
    ReferenceIdentity wanted = null;
    if (!isFile) {
      wanted = ReferenceIdentity.of(asked(Target.parse(target, HTTPS)));
    } else if (asked != null) {
      wanted = ReferenceIdentity.of(Target.name(asked, asked));
    }
    Usage usage = client ? Usage.CLIENT_AUTH : Usage.SERVER_AUTH;
    ValidationPolicy policy = strict ? ValidationPolicy.STRICT : ValidationPolicy.STANDARD;
    PathRequest request = new PathRequest(chain, usage, now, wanted, Evidence.NONE);
    Verdict verdict = ChainJudge.of(roots, policy).judge(request);
    return new Inspection(target, request, roots.description(), policy, verdict);
  }
}
