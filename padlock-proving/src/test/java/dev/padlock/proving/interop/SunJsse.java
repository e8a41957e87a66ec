package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The JDK's own provider, through `SSLServerSocket` and `SSLSocket`.
final class SunJsse implements Peer {

  private static final char[] NO_PASSWORD = {};

  @Override
  public String name() {
    return "SunJSSE";
  }

  @Override
  public Abilities abilities() {
    return Abilities.CLASSICAL;
  }

  /// RSA key transport is switched off in the JDK.
  @Override
  public List<CipherSuite> suites12() {
    return Abilities.ALL_SUITES_12.stream()
        .filter(suite -> suite.tls12().orElseThrow().keyExchange() != KeyExchange12.RSA)
        .toList();
  }

  /// One in 256: it takes leading zeros off the secret of a finite field, as TLS 1.2 does and TLS
  /// 1.3 does not (RFC 9846 §7.4.1).
  @Override
  public boolean failsByChance(Terms terms) {
    return !terms.isTls12() && !terms.group().isCurve();
  }

  @Override
  public End serve(Terms terms, KeyFiles server) throws Exception {
    return serve(context(server.identity()), served(terms));
  }

  private static SSLParameters served(Terms terms) {
    SSLParameters parameters = parameters(terms, terms.served());
    parameters.setApplicationProtocols(new String[] {PROTOCOL});
    parameters.setNeedClientAuth(terms.mutual().isPresent());
    return parameters;
  }

  @Override
  public Reunion serveTwice(Resumed row, KeyFiles server) throws Exception {
    SSLContext context = context(row, server.identity());
    return new BothTimes(() -> serve(context, served(row.terms())));
  }

  @Override
  public Reunion callTwice(Resumed row, @Nullable KeyFiles client, int port) throws Exception {
    SSLContext context = context(row, client == null ? null : client.identity());
    return new BothTimes(() -> call(context, called(row.terms()), port));
  }

  /// The property is read when a context makes its memories of sessions.
  private static SSLContext context(Resumed row, @Nullable Identity identity) throws Exception {
    String[] sides = {
      "jdk.tls.client.enableSessionTicketExtension", "jdk.tls.server.enableSessionTicketExtension"
    };
    for (String side : sides) {
      System.setProperty(side, Boolean.toString(row.ticket()));
    }
    try {
      return context(identity);
    } finally {
      for (String side : sides) {
        System.clearProperty(side);
      }
    }
  }

  @Override
  public End serveTls12(KeyFiles server) throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    return serve(context(server.identity()), parameters);
  }

  private static End serve(SSLContext context, SSLParameters parameters) throws Exception {
    SSLServerSocket door =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    door.setSoTimeout(Math.toIntExact(Program.PATIENCE.toMillis()));
    door.setSSLParameters(parameters);
    return new End(
        door.getLocalPort(),
        () -> {
          try (door) {
            return (SSLSocket) door.accept();
          }
        });
  }

  @Override
  public End call(Terms terms, @Nullable KeyFiles client, int port) throws Exception {
    return call(context(client == null ? null : client.identity()), called(terms), port);
  }

  private static SSLParameters called(Terms terms) {
    SSLParameters parameters = parameters(terms, terms.offered());
    parameters.setApplicationProtocols(new String[] {OTHER_PROTOCOL, PROTOCOL});
    return parameters;
  }

  @Override
  public End callTls12(int port) throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    return call(context(null), parameters, port);
  }

  private static End call(SSLContext context, SSLParameters parameters, int port) {
    parameters.setServerNames(List.of(new SNIHostName(KeyFiles.HOST)));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return new End(
        port,
        () -> {
          SSLSocket socket =
              (SSLSocket) context.getSocketFactory().createSocket(KeyFiles.HOST, port);
          socket.setSSLParameters(parameters);
          return socket;
        });
  }

  private static SSLParameters parameters(Terms terms, List<NamedGroup> groups) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {terms.isTls12() ? "TLSv1.2" : "TLSv1.3"});
    parameters.setCipherSuites(new String[] {terms.suite().toString()});
    parameters.setNamedGroups(groups.stream().map(Object::toString).toArray(String[]::new));
    return parameters;
  }

  /// A context that trusts our root.
  static SSLContext context(@Nullable Identity identity)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("root", TestCa.root().certificate().toX509());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyStore own = empty();
    if (identity != null) {
      own.setKeyEntry("own", identity.key(), NO_PASSWORD, chain(identity));
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static X509Certificate[] chain(Identity identity) throws PkiException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : identity.chain()) {
      chain.add(certificate.toX509());
    }
    return chain.toArray(X509Certificate[]::new);
  }

  /// A socket for each connection. A session that was resumed is as old as it was.
  private static final class BothTimes implements Reunion {

    private final Callable<End> meeting;
    private final List<End> ends = new ArrayList<>();

    BothTimes(Callable<End> meeting) {
      this.meeting = meeting;
    }

    @Override
    public PeerEnd meet() throws Exception {
      ends.add(meeting.call());
      return ends.getLast();
    }

    @Override
    public void assertResumed() throws Exception {
      assertEquals(2, ends.size());
      assertEquals(
          ends.getFirst().socket().getSession().getCreationTime(),
          ends.getLast().socket().getSession().getCreationTime());
    }

    @Override
    public void close() {
      ends.forEach(End::close);
    }
  }

  /// A socket whose handshake is done in a thread of its own.
  static final class End implements PeerEnd {

    private final int port;
    private final FutureTask<SSLSocket> connected;
    private volatile String told = "";

    End(int port, Callable<SSLSocket> connecting) {
      this.port = port;
      this.connected =
          new FutureTask<>(() -> {
            try {
              SSLSocket socket = connecting.call();
              socket.setSoTimeout(Math.toIntExact(Program.PATIENCE.toMillis()));
              socket.startHandshake();
              return socket;
            } catch (IOException e) {
              told = e.toString();
              throw e;
            }
          });
      Thread.ofVirtual().start(connected);
    }

    SSLSocket socket() throws Exception {
      return connected.get(Program.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public void talkWith(OurEnd ours, String line) throws Exception {
      try (Aside _ = Aside.begin(() -> ours.say(line))) {
        assertEquals(line, hear());
      }
      try (Aside _ = Aside.begin(() -> say(line))) {
        assertEquals(line, ours.hear());
      }
    }

    void say(String line) throws Exception {
      socket().getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// What starting another handshake means in TLS 1.3.
    @Override
    public boolean updateKeys() throws Exception {
      socket().startHandshake();
      return true;
    }

    String hear() throws Exception {
      return new BufferedReader(
              new InputStreamReader(socket().getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }

    @Override
    public void hangUp() throws Exception {
      socket().shutdownOutput();
    }

    @Override
    public void hangUpToo() throws Exception {
      hangUp();
    }

    @Override
    public void assertContent() throws Exception {
      assertEquals(-1, socket().getInputStream().read());
    }

    /// A client may hear of it after its handshake is complete, when it listens.
    @Override
    public void assertHeard(AlertDescription alert) {
      Exception heard =
          assertThrows(Exception.class, () -> assertEquals(-1, socket().getInputStream().read()));
      assertTrue(
          heard.toString().contains("Received fatal alert: " + alert.rfcName()), heard.toString());
    }

    @Override
    public String told() {
      return told;
    }

    @Override
    public void close() {
      connected.cancel(true);
      if (connected.state() == java.util.concurrent.Future.State.SUCCESS) {
        try {
          connected.resultNow().close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
