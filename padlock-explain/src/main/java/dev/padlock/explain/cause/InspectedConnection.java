package dev.padlock.explain.cause;

import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Somebody opens TLS on the way with the user's or his company's consent: the issuer's name gives
/// him away.
final class InspectedConnection implements Clue {

  private static final Set<Refusal> WHERE =
      Set.of(
          IdentityFault.UNKNOWN_CA, IdentityFault.SELF_SIGNED, IdentityFault.MISSING_INTERMEDIATE);

  /// What an issuer's name contains, in lower case, and whose it is.
  private static final Map<String, String> GATEWAYS = gateways();

  private static final Map<String, String> DEVELOPERS_PROXIES =
      Map.of(
          "mitmproxy", "mitmproxy",
          "charles proxy", "Charles Proxy",
          "do_not_trust_fiddler", "Fiddler",
          "fiddler", "Fiddler",
          "portswigger", "Burp Suite",
          "owasp zap", "ZAP",
          "zed attack proxy", "ZAP",
          "proxyman", "Proxyman");

  private static Map<String, String> gateways() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("zscaler", "Zscaler");
    names.put("netskope", "Netskope");
    names.put("goskope", "Netskope");
    names.put("fortinet", "Fortinet");
    names.put("fortigate", "Fortinet FortiGate");
    names.put("palo alto", "Palo Alto Networks");
    names.put("paloalto", "Palo Alto Networks");
    names.put("prisma access", "Palo Alto Networks");
    names.put("blue coat", "Blue Coat");
    names.put("bluecoat", "Blue Coat");
    names.put("umbrella", "Cisco Umbrella");
    names.put("cisco secure", "Cisco Secure");
    names.put("check point", "Check Point");
    names.put("checkpoint", "Check Point");
    names.put("forcepoint", "Forcepoint");
    names.put("websense", "Forcepoint");
    names.put("sophos", "Sophos");
    names.put("skyhigh", "Skyhigh Security");
    names.put("mcafee web gateway", "Skyhigh Security");
    names.put("barracuda", "Barracuda");
    names.put("watchguard", "WatchGuard");
    names.put("sonicwall", "SonicWall");
    names.put("cato networks", "Cato Networks");
    names.put("menlo security", "Menlo Security");
    names.put("iboss", "iboss");
    names.put("gateway ca - cloudflare", "Cloudflare Gateway");
    names.put("cloudflare for teams", "Cloudflare Gateway");
    names.put("trend micro", "Trend Micro");
    names.put("kaspersky", "Kaspersky");
    names.put("eset ssl filter", "ESET");
    names.put("avast", "Avast");
    names.put("avg technologies", "AVG");
    names.put("bitdefender", "Bitdefender");
    names.put("adguard", "AdGuard");
    names.put("norton web", "Norton");
    names.put("securly", "Securly");
    names.put("lightspeed", "Lightspeed Systems");
    names.put("smoothwall", "Smoothwall");
    names.put("untangle", "Untangle");
    return names;
  }

  @Override
  public Insight look(Incident incident) {
    if (!WHERE.contains(incident.refusal())) {
      return Insight.NONE;
    }
    String issuer =
        (incident.fact("issuer").orElse("") + " " + incident.fact("certificate").orElse(""))
            .toLowerCase(Locale.ROOT);
    return find(DEVELOPERS_PROXIES, issuer)
        .map(InspectedConnection::developersProxy)
        .or(() -> find(GATEWAYS, issuer).map(InspectedConnection::gateway))
        .orElse(Insight.NONE);
  }

  private static Optional<String> find(Map<String, String> names, String issuer) {
    return names.entrySet().stream()
        .filter(name -> issuer.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Insight gateway(String whose) {
    return new Insight(
        "TLS inspection by %s: the certificate was issued on the way, not by the server"
            .formatted(whose),
        List.of(
            Cause.likely(
                "%s opens the connection on the way and issues a certificate of its own"
                    .formatted(whose))),
        List.of(
            Fix.of(
                "Believe what this computer's administrator believes: use the operating system's trust store, or add the inspecting root to yours",
                new Snippet("Java", "ClientConfig.builder().trust(TrustStore.system())"),
                new Snippet("padlock", "padlock connect HOST          # without --ca"))));
  }

  private static Insight developersProxy(String whose) {
    return new Insight(
        "A developer's proxy, %s, opens the connection on the way".formatted(whose),
        List.of(Cause.likely("%s is running and set as this program's proxy".formatted(whose))),
        List.of(
            Fix.of(
                "Trust the root of %s for as long as you debug, or take the proxy off"
                    .formatted(whose),
                new Snippet("padlock", "padlock connect --ca proxy-root.pem HOST"))));
  }
}
