package dev.padlock.bench.stack;

import dev.padlock.pki.store.Identity;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManagerFactory;

/// Netty's engines over BoringSSL, with the JDK's trust manager, as Netty sets them up.
final class Netty {

  private Netty() {}

  static Contender of(String name, Scenario scenario) throws IOException, GeneralSecurityException {
    OpenSsl.ensureAvailability();
    Credentials credentials = scenario.credentials();
    TrustManagerFactory trust = Jsse.trust(Security.getProvider("SunJSSE"), credentials);
    SslContext client =
        pinned(SslContextBuilder.forClient(), trust, scenario)
            .endpointIdentificationAlgorithm(null)
            .build();
    List<EngineContender.Source> servers = new ArrayList<>();
    for (Identity identity : credentials.identities()) {
      SslContext server =
          pinned(SslContextBuilder.forServer(keys(identity)), trust, scenario).build();
      servers.add(() -> server.newEngine(PooledByteBufAllocator.DEFAULT));
    }
    return new EngineContender(
        name,
        scenario,
        () ->
            scenario.resumed()
                ? client.newEngine(PooledByteBufAllocator.DEFAULT, Credentials.NAME, Jsse.ANY_PORT)
                : client.newEngine(PooledByteBufAllocator.DEFAULT),
        servers);
  }

  private static SslContextBuilder pinned(
      SslContextBuilder builder, TrustManagerFactory trust, Scenario scenario) {
    return builder
        .sslProvider(SslProvider.OPENSSL_REFCNT)
        .trustManager(trust)
        .protocols(scenario.protocol())
        .ciphers(List.of(scenario.suite().toString()))
        .option(OpenSslContextOption.GROUPS, scenario.groups().toArray(String[]::new));
  }

  private static OpenSslCachingX509KeyManagerFactory keys(Identity identity) throws IOException {
    return new OpenSslCachingX509KeyManagerFactory(new OneKey(new ServerKeys(identity)));
  }

  /// A key manager as the factory that Netty wants.
  private static final class OneKey extends SimpleKeyManagerFactory {

    private final ServerKeys keys;

    OneKey(ServerKeys keys) {
      this.keys = keys;
    }

    @Override
    protected void engineInit(KeyStore store, char[] password) {}

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {}

    @Override
    protected KeyManager[] engineGetKeyManagers() {
      return new KeyManager[] {keys};
    }
  }
}
