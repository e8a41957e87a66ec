package dev.padlock.tls;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.TrustStore;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.ClientPsks;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.GroupMemory;
import dev.padlock.tls.handshake.hello.HelloOptions;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialChooser;
import dev.padlock.tls.verify.CredentialList;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.verify.PkiVerifier;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.TicketRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a client behaves. Immutable and thread-safe; make one and use it for all connections, since
/// it also remembers which groups servers like.
public final class ClientConfig {

  private final ClientSettings settings;

  private ClientConfig(ClientSettings settings) {
    this.settings = settings;
  }

  ClientSettings settings() {
    return settings;
  }

  /// Sound defaults: TLS 1.3, the operating system's trust store, post-quantum key exchange first.
  public static ClientConfig defaults() throws TlsException {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Builds a [ClientConfig]. Not thread-safe.
  public static final class Builder extends ConfigBuilder<Builder> {

    private static final int REMEMBERED_SERVERS = 1024;
    private static final int SESSIONS_OF_EACH = 4;
    private static final int MOST_PSKS = 16;
    private static final int MOST_IDENTITY_BYTES = 1 << 14;

    private static final Judgement NOBODY =
        new Judgement.Rejected(
            IdentityFault.CERTIFICATE_REJECTED, "Only pre-shared keys are believed", Map.of());

    private @Nullable PeerVerifier verifier;
    private CredentialChooser credentials = new CredentialList(List.of());
    private List<Opaque> protocols = List.of();
    private boolean middleboxCompatibility = true;
    private boolean grease = true;
    private boolean requestOcsp = true;
    private boolean requestTimestamps = true;
    private List<CertificateCompressor> compressors = List.of(CertificateCompressor.zlib());
    private List<Opaque> authorities = List.of();
    private int fragmentLength;
    private @Nullable SessionMemory sessionMemory;
    private boolean earlyData;
    private @Nullable TicketRequest ticketRequest;
    private List<ExternalPsk> psks = List.of();
    private boolean pskRequired;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /// Believes servers whose chain ends in `store`. The default is the operating system's store,
    /// else the JDK's.
    public Builder trust(TrustStore store) {
      return verifier(PkiVerifier.trusting(store));
    }

    /// Lets somebody else judge servers.
    public Builder verifier(PeerVerifier judge) {
      verifier = judge;
      return this;
    }

    /// Credentials to present where a server asks; the first that fits is taken.
    public Builder credentials(Credential... fitting) {
      return credentials(new CredentialList(List.of(fitting)));
    }

    /// Lets somebody else choose the credential.
    public Builder credentials(CredentialChooser chooser) {
      credentials = chooser;
      return this;
    }

    /// Application protocols to offer (ALPN), best first, for example `h2`, `http/1.1`.
    public Builder applicationProtocols(String... bestFirst) {
      protocols =
          Stream.of(bestFirst)
              .map(name -> Opaque.wrap(name.getBytes(StandardCharsets.UTF_8)))
              .toList();
      return this;
    }

    /// The groups for which a share is sent at once; the best post-quantum group and the best of
    /// the others by default. None costs a round trip.
    public Builder keyShares(List<NamedGroup> shared) {
      keyShareGroups(shared);
      return this;
    }

    /// Whether hellos look like TLS 1.2 resumption, for old middleboxes (RFC 9846 §E.4); on by
    /// default.
    public Builder middleboxCompatibility(boolean compatible) {
      middleboxCompatibility = compatible;
      return this;
    }

    /// Whether hellos carry reserved values that servers must ignore (RFC 8701); on by default.
    public Builder grease(boolean offered) {
      grease = offered;
      return this;
    }

    /// Whether to ask for a stapled OCSP response; on by default.
    public Builder requestOcsp(boolean asked) {
      requestOcsp = asked;
      return this;
    }

    /// Whether to ask for signed certificate timestamps; on by default.
    public Builder requestCertificateTimestamps(boolean asked) {
      requestTimestamps = asked;
      return this;
    }

    /// Whether the server may compress its certificate with zlib (RFC 8879), and ours is compressed
    /// where it can expand it; on by default.
    public Builder compressedCertificates(boolean accepted) {
      return accepted
          ? certificateCompressors(CertificateCompressor.zlib())
          : certificateCompressors();
    }

    /// By what the server may compress its certificate, and ours is compressed where it can expand
    /// it, best first (RFC 8879); zlib by default.
    public Builder certificateCompressors(CertificateCompressor... bestFirst) {
      compressors = List.of(bestFirst);
      return this;
    }

    /// DER distinguished names of the roots that a server should have (certificate_authorities).
    public Builder certificateAuthorities(List<Opaque> names) {
      authorities = List.copyOf(names);
      return this;
    }

    /// Asks for short records in both directions, for a device with little memory: of at most 512,
    /// 1024, 2048 or 4096 bytes (max_fragment_length, RFC 6066 §4). Servers of TLS 1.2 know this
    /// more often than [#recordSizeLimit], which counts where both are set and the server knows
    /// both. A server that knows neither does not limit its records.
    public Builder maxFragmentLength(int bytes) {
      fragmentLength = bytes;
      return this;
    }

    /// Where sessions are remembered; each configuration has a memory of its own by default.
    /// Configurations that share one resume each other's sessions only where verifier and
    /// credentials are the same and can say so ([PeerVerifier#fingerprint]).
    public Builder sessionMemory(SessionMemory memory) {
      sessionMemory = memory;
      return this;
    }

    /// How many tickets a server of TLS 1.3 is asked for (RFC 9149); by default the server decides.
    /// Each is for one connection, so who opens several at once wants several.
    ///
    /// @param afterFull up to 255, after a full handshake
    /// @param afterResumed up to 255, after a resumed one
    public Builder ticketRequest(int afterFull, int afterResumed) {
      ticketRequest = new TicketRequest(afterFull, afterResumed);
      return this;
    }

    /// Whether early data (0-RTT) is announced to servers whose ticket allows it, so that
    /// [ClientConnection#sendEarlyData] can be used; off by default. An attacker can record early
    /// data and send it to the server again: send only what may happen twice (RFC 9846 §8).
    public Builder earlyData(boolean announced) {
      earlyData = announced;
      return this;
    }

    /// External pre-shared keys, best first, of which the server may take one in the place of
    /// certificates; it may also show a certificate, which is judged as ever, unless [#requirePsk].
    /// Whoever holds one of them can pass for the server. Copies the keys. Early data goes with
    /// sessions alone, not with these keys.
    public Builder externalPsks(ExternalPsk... bestFirst) {
      psks = List.of(bestFirst);
      return this;
    }

    /// Whether a server that takes none of the external pre-shared keys is refused, whatever
    /// certificate it has; off by default. Then no older version than TLS 1.3 is offered, and no
    /// trust store is needed.
    public Builder requirePsk(boolean required) {
      pskRequired = required;
      return this;
    }

    /// @throws dev.padlock.tls.error.ConfigurationRefused where something that was asked for cannot
    ///   work
    public ClientConfig build() throws TlsException {
      requireProtocols(protocols);
      requireAuthorities(authorities);
      HelloOptions hello =
          new HelloOptions(
              middleboxCompatibility,
              grease,
              requestOcsp,
              requestTimestamps,
              compressors,
              authorities,
              fragments());
      CommonSettings common = common(!psks.isEmpty(), pskRequired);
      requirePsks();
      requireServersSchemes(common.preferences().schemes());
      PeerVerifier judge = judge();
      return new ClientConfig(
          new ClientSettings(
              common,
              judge,
              credentials,
              protocols,
              hello,
              new GroupMemory(),
              resumes() ? sessions(common) : null,
              ClientPsks.of(psks, pskRequired, common.preferences().suites(), common.crypto())));
    }

    /// What only clients sign with says nothing about servers (RFC 9963 §2).
    private static void requireServersSchemes(List<SignatureScheme> accepted) throws TlsException {
      if (accepted.stream().allMatch(SignatureScheme::isOnlyForClients)) {
        throw ConfigurationFault.NOTHING_ENABLED.refuse("list", "signature scheme of servers");
      }
    }

    private @Nullable MaxFragmentLength fragments() throws TlsException {
      if (fragmentLength == 0) {
        return null;
      }
      return MaxFragmentLength.of(fragmentLength)
          .orElseThrow(() ->
              ConfigurationFault.BAD_VALUE.refuse(
                  "setting", "longest fragment", "value", fragmentLength));
    }

    /// They travel in a hello, twice over where they are imported.
    private void requirePsks() throws TlsException {
      int least = pskRequired ? 1 : 0;
      requireInRange("pre-shared keys", psks.size(), least, MOST_PSKS, least);
      int bytes = 0;
      for (ExternalPsk psk : psks) {
        bytes += psk.fingerprint().size();
      }
      requireInRange("bytes of pre-shared keys' identities", bytes, 0, MOST_IDENTITY_BYTES, 0);
      if (psks.stream().map(ExternalPsk::fingerprint).distinct().count() < psks.size()) {
        throw ConfigurationFault.BAD_VALUE.refuse("two keys of one identity", psks);
      }
    }

    private ClientSessions sessions(CommonSettings common) throws TlsException {
      if (ticketRequest != null) {
        requireInRange("tickets wanted", ticketRequest.newSessionCount(), 0, 255, 0);
        requireInRange("tickets wanted", ticketRequest.resumptionCount(), 0, 255, 0);
      }
      return new ClientSessions(
          sessionMemory == null
              ? SessionMemory.bounded(REMEMBERED_SERVERS, SESSIONS_OF_EACH)
              : sessionMemory,
          terms(
              common,
              pskRequired ? 1 : 0,
              verifier == null ? Optional.of(Opaque.EMPTY) : verifier.fingerprint(),
              credentials.fingerprint(),
              Optional.of(fingerprintOfPsks())),
          earlyData,
          ticketRequest,
          counters());
    }

    private Opaque fingerprintOfPsks() {
      ByteWriter all = new ByteWriter();
      psks.forEach(psk -> all.opaque(psk.fingerprint()));
      return all.toOpaque();
    }

    /// Who needs no certificate needs nobody to judge them either.
    private PeerVerifier judge() throws TlsException {
      if (verifier == null && pskRequired) {
        return claim -> NOBODY;
      }
      if (verifier == null) {
        try {
          trust(TrustStore.system());
        } catch (PkiException unusable) {
          throw ConfigurationFault.NO_TRUST_STORE.refuse().causedBy(unusable);
        }
      }
      return Objects.requireNonNull(verifier);
    }
  }
}
