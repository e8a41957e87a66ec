package dev.padlock.cli.ca;

import dev.padlock.cli.terminal.Ink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The lines that make others trust a local CA.
final class HowToTrust {

  private static final String NAME = "padlock-local-ca";

  private HowToTrust() {}

  static List<String> lines(LocalCa authority, Ink ink) {
    String file = Shell.quote(authority.certificateFile());
    return ways(file, System.getProperty("os.name")).entrySet().stream()
        .map(way -> "  " + ink.bold("%-10s".formatted(way.getKey())) + " " + way.getValue())
        .toList();
  }

  private static Map<String, String> ways(String file, String system) {
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put("padlock", "padlock connect --ca " + file + " localhost:8443");
    ways.put("curl", "curl --cacert " + file + " https://localhost:8443/");
    ways.put(
        "java",
        "keytool -importcert -noprompt -cacerts -storepass changeit -alias "
            + NAME
            + " -file "
            + file);
    ways.put("firefox", "Settings > Privacy & Security > View Certificates > Authorities > Import");
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("mac")) {
      ways.put(
          "system",
          "sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain "
              + file
              + "   (Chromium too)");
    } else if (lower.contains("windows")) {
      ways.put("system", "certutil -addstore -user Root " + file + "   (Chromium too)");
    } else {
      ways.put("chromium", "certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n " + NAME + " -i " + file);
      ways.put(
          "debian",
          "sudo cp "
              + file
              + " /usr/local/share/ca-certificates/"
              + NAME
              + ".crt && sudo update-ca-certificates");
      ways.put("fedora", "sudo trust anchor " + file);
    }
    return ways;
  }
}
