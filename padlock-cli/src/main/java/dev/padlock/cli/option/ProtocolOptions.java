package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.tls.ConfigBuilder;
import dev.padlock.tls.wire.ProtocolVersion;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What may be negotiated, and whether its secrets are given away.
public final class ProtocolOptions {

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description =
          "modern (TLS 1.3), intermediate (TLS 1.2 too; the default) or legacy (weak suites too)")
  private @Nullable String policy;

  @Option(
      names = "--tls",
      split = ",",
      paramLabel = "VERSION",
      description = "The only versions to speak, of those of the policy: 1.2,1.3")
  private List<String> versions = List.of();

  @Option(
      names = "--alpn",
      split = ",",
      paramLabel = "NAME",
      description = "Application protocols, best first: h2,http/1.1")
  private List<String> protocols = List.of();

  @Option(
      names = "--groups",
      split = ",",
      paramLabel = "NAME",
      description = "Key exchange groups, best first: X25519MLKEM768,x25519,P-256")
  private List<String> groups = List.of();

  @Option(
      names = "--suites",
      split = ",",
      paramLabel = "NAME",
      description = "Cipher suites, best first: TLS_AES_128_GCM_SHA256")
  private List<String> suites = List.of();

  @Option(
      names = "--keylog",
      paramLabel = "FILE",
      description = "Append the secrets to FILE, for Wireshark. Whoever reads it reads everything.")
  private @Nullable Path keyLog;

  /// Application protocols, best first; none where none were asked for.
  public String[] protocols() {
    return protocols.toArray(String[]::new);
  }

  /// Refuses early data where there can be none.
  public void requireTls13ForEarlyData() {
    List<ProtocolVersion> only = List.of(Names.versions(versions));
    if (!only.isEmpty() && !only.contains(ProtocolVersion.TLS_1_3)) {
      throw Complaint.usage("--early-data needs TLS 1.3", "", "add 1.3 to --tls").raise();
    }
  }

  /// Puts policy, versions, groups, suites and key log into a configuration.
  public void apply(ConfigBuilder<?> config, Terminal terminal) {
    if (policy != null) {
      config.policy(Names.policy(policy));
    }
    if (!versions.isEmpty()) {
      config.versions(Names.versions(versions));
    }
    if (!groups.isEmpty()) {
      config.groups(Names.groups(groups));
    }
    if (!suites.isEmpty()) {
      config.cipherSuites(Names.suites(suites));
    }
    if (keyLog != null) {
      config.dangerous().keyLog(KeyLogFile.open(keyLog, terminal));
    }
  }
}
