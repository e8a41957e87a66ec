package dev.padlock.tls;

import dev.padlock.pki.store.TrustStore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.ClientAuthentication;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.ConfigurationChooser;
import dev.padlock.tls.handshake.hello.ProtocolChooser;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.ServerSessions.EarlyDataTerms;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.PskFinder;
import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialChooser;
import dev.padlock.tls.verify.CredentialList;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.verify.PkiVerifier;
import dev.padlock.tls.wire.message.ClientHello;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a server behaves. Immutable and thread-safe; one serves all connections.
public final class ServerConfig {

  private final ServerSettings settings;

  private ServerConfig(ServerSettings settings) {
    this.settings = settings;
  }

  ServerSettings settings() {
    return settings;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Whether clients are asked for certificates.
  public enum ClientCertificates {
    NOT_ASKED,
    /// Asked for; a client without one is served all the same.
    OPTIONAL,
    /// A client without one is refused.
    REQUIRED
  }

  /// Chooses the configuration for one client by its hello. Thread-safe; may block, as it is asked
  /// as a [PendingAnswer].
  @FunctionalInterface
  public interface Chooser {

    /// @throws TlsException to refuse the client, for example with
    ///   [dev.padlock.tls.error.Incompatibility#UNRECOGNIZED_NAME]
    ServerConfig choose(ClientHello hello) throws TlsException;
  }

  /// Builds a [ServerConfig]. Not thread-safe.
  public static final class Builder extends ConfigBuilder<Builder> {

    private static final int STORED_SESSIONS = 1024;
    private static final int MOST_TICKETS = 16;
    private static final long MOST_EARLY_DATA = 1 << 24;

    private static final Judgement NOBODY =
        new Judgement.Rejected(
            IdentityFault.CERTIFICATE_REJECTED, "No verifier for clients is set", Map.of());

    private @Nullable CredentialChooser credentials;
    private ClientCertificates clientCertificates = ClientCertificates.NOT_ASKED;
    private @Nullable PeerVerifier clientVerifier;
    private List<Opaque> authorities = List.of();
    private List<Opaque> protocolNames = List.of();
    private ProtocolChooser protocols = ProtocolChooser.of(protocolNames);
    private @Nullable ConfigurationChooser configurations;
    private boolean retryCookie;
    private List<CertificateCompressor> compressors = List.of(CertificateCompressor.zlib());
    private boolean tickets = true;
    private int ticketCount = 2;
    private long mostEarlyData;
    private @Nullable ReplayGuard replayGuard;
    private @Nullable TicketKeys ticketKeys;
    private @Nullable PskFinder psks;
    private @Nullable SessionStore sessionStore = SessionStore.bounded(STORED_SESSIONS);

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /// Credentials; which one a client gets follows from its server name and the signatures that it
    /// accepts.
    public Builder credentials(Credential... all) {
      return all.length == 0 ? this : credentials(new CredentialList(List.of(all)));
    }

    /// Lets somebody else choose the credential.
    public Builder credentials(CredentialChooser chooser) {
      credentials = chooser;
      return this;
    }

    /// Asks clients for certificates, and believes those whose chain ends in `store`; its roots are
    /// named to them.
    public Builder clientCertificates(ClientCertificates wanted, TrustStore store) {
      authorities =
          store.anchors().stream()
              .map(anchor -> Opaque.wrap(anchor.subject().der().toArray()))
              .distinct()
              .toList();
      return clientCertificates(wanted, PkiVerifier.trusting(store));
    }

    /// Asks clients for certificates, and lets somebody else judge them.
    public Builder clientCertificates(ClientCertificates wanted, PeerVerifier judge) {
      clientCertificates = wanted;
      clientVerifier = judge;
      return this;
    }

    /// DER distinguished names of the roots that clients should have (certificate_authorities).
    public Builder certificateAuthorities(List<Opaque> names) {
      authorities = List.copyOf(names);
      return this;
    }

    /// Application protocols (ALPN), best first. A client that offers none of them is refused.
    public Builder applicationProtocols(String... bestFirst) {
      protocolNames = Stream.of(bestFirst).map(Builder::protocol).toList();
      protocols = ProtocolChooser.of(protocolNames);
      return this;
    }

    /// Chooses the application protocol from the client's list. Must not block.
    ///
    /// @param chooser gives one of the names that it is given, or empty to refuse the client
    public Builder applicationProtocolChooser(Function<List<String>, Optional<String>> chooser) {
      protocols =
          offered -> {
            List<String> names =
                offered.stream()
                    .map(name -> new String(name.toArray(), StandardCharsets.UTF_8))
                    .toList();
            Optional<String> chosen = asked(chooser, names);
            if (chosen.isEmpty() || !names.contains(chosen.get())) {
              throw Incompatibility.NO_COMMON_APPLICATION_PROTOCOL.refuse("offered", names);
            }
            return chosen.map(Builder::protocol);
          };
      return this;
    }

    private static Optional<String> asked(
        Function<List<String>, Optional<String>> chooser, List<String> names) throws TlsException {
      try {
        return chooser.apply(names);
      } catch (RuntimeException failure) {
        throw InternalFailure.CALLBACK_FAILED
            .refuse("asked to", "choose the application protocol")
            .causedBy(failure);
      }
    }

    private static Opaque protocol(String name) {
      return Opaque.wrap(name.getBytes(StandardCharsets.UTF_8));
    }

    /// Chooses the whole configuration from a client's hello.
    public Builder configurationChooser(Chooser chooser) {
      configurations = summary -> chooser.choose(summary.hello()).settings();
      return this;
    }

    /// Whether a HelloRetryRequest carries a cookie that the client must return; off by default.
    public Builder retryCookie(boolean sent) {
      retryCookie = sent;
      return this;
    }

    /// Whether certificates are compressed with zlib for clients that can expand them (RFC 8879);
    /// on by default.
    public Builder compressedCertificates(boolean compressed) {
      return compressed
          ? certificateCompressors(CertificateCompressor.zlib())
          : certificateCompressors();
    }

    /// By what certificates are compressed for clients that can expand them, and clients may
    /// compress theirs, best first (RFC 8879); zlib by default.
    public Builder certificateCompressors(CertificateCompressor... bestFirst) {
      compressors = List.of(bestFirst);
      return this;
    }

    /// Whether clients are given tickets, in which their session is sealed; on by default. Without
    /// them, sessions are kept in the store, and a ticket of TLS 1.3 only names one, which can then
    /// be used once.
    public Builder tickets(boolean given) {
      tickets = given;
      return this;
    }

    /// How many tickets a client of TLS 1.3 gets after a full handshake, 2 by default: each is for
    /// one connection. After a resumed one it gets one, in place of the one that it used.
    ///
    /// @param most from 0 to 16
    public Builder ticketCount(int most) {
      ticketCount = most;
      return this;
    }

    /// Takes early data (0-RTT): what a client sends with its hello, before the handshake is
    /// complete. Off by default, because an attacker can record it and send it again; whoever turns
    /// it on must only do with it what may happen twice, for example answer a GET request (RFC 9846
    /// §8, RFC 8470). Each hello is taken once and only in the seconds after it was made; where
    /// several servers share ticket keys, they have to share a guard too.
    ///
    /// @param most bytes in a connection, up to 16 MiB; 0 takes none
    public Builder earlyData(long most) {
      mostEarlyData = most;
      return this;
    }

    /// The same, with somebody else to decide what is new.
    public Builder earlyData(long most, ReplayGuard guard) {
      replayGuard = guard;
      return earlyData(most);
    }

    /// The keys under which sessions are sealed. The default makes its own, and new ones as often
    /// as sessions end. Servers that share keys resume each other's sessions only where verifier
    /// and credentials are the same and can say so ([PeerVerifier#fingerprint]).
    public Builder ticketKeys(TicketKeys keys) {
      ticketKeys = keys;
      return this;
    }

    /// Where the sessions of clients are kept that cannot keep a ticket; in this process by
    /// default, the last 1,024 of each builder. With null these clients do not resume.
    public Builder sessionStore(@Nullable SessionStore store) {
      sessionStore = store;
      return this;
    }

    /// Takes external pre-shared keys in the place of certificates, where a client offers one that
    /// is known here; among the first four that it offers. Such a client is asked for no
    /// certificate, and its early data is not taken. Without credentials, all other clients are
    /// refused, and no older version than TLS 1.3 is spoken.
    public Builder externalPsks(PskFinder finder) {
      psks = finder;
      return this;
    }

    /// The same with these keys. Copies them.
    ///
    /// @throws dev.padlock.tls.error.ConfigurationRefused when two have one identity
    public Builder externalPsks(ExternalPsk... known) throws TlsException {
      return externalPsks(PskFinder.of(List.of(known)));
    }

    /// @throws dev.padlock.tls.error.ConfigurationRefused where something that was asked for cannot
    ///   work
    public ServerConfig build() throws TlsException {
      if (credentials == null && configurations == null && psks == null) {
        throw ConfigurationFault.NO_CREDENTIAL.refuse();
      }
      requireProtocols(protocolNames);
      requireAuthorities(authorities);
      CredentialChooser chooser = credentials == null ? new CredentialList(List.of()) : credentials;
      boolean asked = clientCertificates != ClientCertificates.NOT_ASKED;
      ClientAuthentication clients =
          new ClientAuthentication(
              asked,
              clientCertificates == ClientCertificates.REQUIRED,
              clientVerifier == null ? claim -> NOBODY : clientVerifier,
              authorities,
              psks);
      CommonSettings common =
          common(psks != null, psks != null && credentials == null && configurations == null);
      return new ServerConfig(
          new ServerSettings(
              common,
              chooser,
              clients,
              protocols,
              configurations,
              retryCookie,
              compressors,
              resumes() ? sessions(common, chooser, clients) : null));
    }

    private ServerSessions sessions(
        CommonSettings common, CredentialChooser chooser, ClientAuthentication clients)
        throws TlsException {
      Optional<Opaque> judge =
          clients.request() ? clients.verifier().fingerprint() : Optional.of(Opaque.EMPTY);
      SessionTerms terms =
          terms(
              common,
              clientCertificates.ordinal(),
              judge,
              chooser.fingerprint(),
              psks == null ? Optional.of(Opaque.EMPTY) : psks.fingerprint());
      requireInRange("tickets a connection", ticketCount, 0, MOST_TICKETS, 0);
      TicketKeys keys =
          ticketKeys == null
              ? TicketKeys.rotating(common.crypto().random(), sessionLifetime(), sessionLifetime())
              : ticketKeys;
      return new ServerSessions(
          new TicketSealer(common.crypto(), keys),
          tickets,
          sessionStore,
          terms,
          ticketCount,
          earlyDataTerms(common),
          counters());
    }

    private @Nullable EarlyDataTerms earlyDataTerms(CommonSettings common) throws TlsException {
      requireInRange("early data", mostEarlyData, 0, MOST_EARLY_DATA, 0);
      if (mostEarlyData == 0) {
        return null;
      }
      ReplayGuard guard =
          replayGuard == null ? ReplayGuard.standard(common.clock().instant()) : replayGuard;
      return new EarlyDataTerms(mostEarlyData, guard);
    }
  }
}
