package dev.padlock.bench.stack;

import dev.padlock.pki.store.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/// The stacks that are JSSE providers. Each judges chains with its own trust manager.
final class Jsse {

  /// What an engine may use.
  private record Pins(String protocol, List<String> groups, List<String> suites) {

    SSLEngine on(SSLEngine engine) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setProtocols(new String[] {protocol});
      parameters.setCipherSuites(suites.toArray(String[]::new));
      parameters.setNamedGroups(groups.toArray(String[]::new));
      engine.setSSLParameters(parameters);
      return engine;
    }
  }

  /// Engines that know whom they talk to look for a session.
  static final int ANY_PORT = 443;

  private Jsse() {}

  static Contender sun(String name, Scenario scenario)
      throws IOException, GeneralSecurityException {
    Pins pins = pins(scenario, scenario.groups());
    return of(name, Security.getProvider("SunJSSE"), scenario, pins);
  }

  /// Takes a certificate's curve for a group that must be enabled. Its client offers one share all
  /// the same, for the first.
  static Contender bouncyCastle(String name, Scenario scenario)
      throws IOException, GeneralSecurityException {
    Provider provider = new BouncyCastleJsseProvider(false, new BouncyCastleProvider());
    Pins pins = pins(scenario, List.of("x25519", "secp256r1"));
    return of(name, provider, scenario, pins);
  }

  /// Looks for a server's key by the suites of TLS 1.2.
  static Contender conscrypt(String name, Scenario scenario)
      throws IOException, GeneralSecurityException {
    Pins pins =
        new Pins(
            scenario.protocol(),
            scenario.groups(),
            List.of(
                scenario.suite().toString(),
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));
    return of(name, Conscrypt.newProvider(), scenario, pins);
  }

  private static Pins pins(Scenario scenario, List<String> groups) {
    return new Pins(scenario.protocol(), groups, List.of(scenario.suite().toString()));
  }

  private static Contender of(String name, Provider provider, Scenario scenario, Pins pins)
      throws IOException, GeneralSecurityException {
    Credentials credentials = scenario.credentials();
    SSLContext client = SSLContext.getInstance(scenario.protocol(), provider);
    client.init(null, trust(provider, credentials).getTrustManagers(), null);
    List<EngineContender.Source> servers = new ArrayList<>();
    for (Identity identity : credentials.identities()) {
      SSLContext server = SSLContext.getInstance(scenario.protocol(), provider);
      server.init(new KeyManager[] {new ServerKeys(identity)}, null, null);
      servers.add(() -> pins.on(server.createSSLEngine()));
    }
    return new EngineContender(
        name,
        scenario,
        () ->
            pins.on(
                scenario.resumed()
                    ? client.createSSLEngine(Credentials.NAME, ANY_PORT)
                    : client.createSSLEngine()),
        servers);
  }

  static TrustManagerFactory trust(Provider provider, Credentials credentials)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", credentials.trust().anchors().getFirst().toX509());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", provider);
    factory.init(store);
    return factory;
  }
}
