package dev.padlock.proving.bogo;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ConfigBuilder;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialChooser;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a connection as the settings want it, fresh in everything.
final class Parties {

  /// What the suite takes for granted that is accepted by default: less than Padlock's own default.
  private static final List<SignatureScheme> ACCEPTED_BY_DEFAULT =
      List.of(
          SignatureScheme.ECDSA_SECP256R1_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PKCS1_SHA256,
          SignatureScheme.ECDSA_SECP384R1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PKCS1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA512,
          SignatureScheme.RSA_PKCS1_SHA512);

  /// The first with which a key of RSA signs where nothing is said.
  private static final List<SignatureScheme> SIGNED_BY_DEFAULT =
      List.of(
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA512);

  private static final Set<SignatureScheme> BROKEN =
      Set.of(
          SignatureScheme.RSA_PKCS1_SHA1,
          SignatureScheme.ECDSA_SHA1,
          // rsa_pkcs1_md5_sha1, a private code point of the suite
          new SignatureScheme(0xff01));

  /// What a client asks for that is not told a name: an address is in no hello (RFC 6066 §3).
  private static final String ADDRESS = "127.0.0.1";

  /// TLS 1.0 to 1.3: without all of them, Padlock has to say so itself.
  private static final int ALL_VERSIONS = 4;

  /// What the reference takes.
  private static final int MOST_EARLY_DATA = 14_336;

  /// Verifiers and choosers are the same for all connections of an invocation.
  private static final Optional<Opaque> FINGERPRINT =
      Optional.of(Opaque.wrap(FlagTable.raw("the shim")));

  private final Settings settings;
  private final Settings retried;
  private final Observed observed;
  private final Memory memory;

  /// @param retried what holds instead once a server refused early data
  Parties(Settings settings, Settings retried, Observed observed, Memory memory) {
    this.settings = settings;
    this.retried = retried;
    this.observed = observed;
    this.memory = memory;
  }

  TlsConnection open() throws TlsException, Unimplemented, PkiException {
    observed.psks = psks();
    observed.credentials = credentials();
    return settings.endpoint.server
        ? ServerConnection.open(chosen(server()), observed)
        : ClientConnection.open(
            client(), Objects.requireNonNullElse(settings.offer.hostName, ADDRESS), observed);
  }

  private ClientConfig client() throws TlsException, Unimplemented {
    ClientConfig.Builder client =
        common(ClientConfig.builder())
            .verifier(verifier())
            .externalPsks(observed.psks.toArray(ExternalPsk[]::new))
            .requirePsk(!observed.psks.isEmpty() && !settings.peer.requested)
            .sessionMemory(sessions())
            .resumption(settings.offer.tickets)
            .earlyData(settings.offer.earlyData)
            .credentials(chooser())
            .applicationProtocols(settings.offer.protocols.toArray(String[]::new))
            .grease(settings.offer.grease)
            .requestOcsp(settings.offer.ocsp)
            .requestCertificateTimestamps(settings.offer.timestamps)
            .certificateCompressors(
                settings.offer.compressors.toArray(CertificateCompressor[]::new));
    List<Integer> shared = shared();
    if (shared != null) {
      client.keyShares(groups(shared));
    }
    return client.build();
  }

  /// The best group that the server is known to have, where there is one.
  private @Nullable List<Integer> shared() {
    Settings.Offer offer = settings.offer;
    return offer.groups.stream()
        .filter(offer.groupsOfServer::contains)
        .findFirst()
        .map(List::of)
        .orElse(offer.keyShares);
  }

  private SessionMemory sessions() {
    return settings.peer.judgedAgain ? new JudgingMemory(memory, this::isBelieved) : memory;
  }

  private boolean isBelieved(List<Opaque> chain) {
    PeerClaim claim =
        new PeerClaim(
            Role.SERVER, settings.offer.hostName, chain, Opaque.EMPTY, List.of(), memory.instant());
    return verifier().judge(claim) instanceof Judgement.Accepted;
  }

  private ServerConfig server() throws TlsException, Unimplemented {
    Settings.Peer peer = settings.peer;
    ServerConfig.Builder server =
        common(ServerConfig.builder())
            .certificateAuthorities(peer.authorities)
            .tickets(settings.offer.tickets)
            .ticketCount(settings.offer.tickets && settings.offer.tickets13 ? 2 : 0)
            .ticketKeys(memory.ticketKeys(settings.offer.tickets, settings.offer.sealsTickets))
            .sessionStore(memory)
            .earlyData(settings.offer.earlyData ? MOST_EARLY_DATA : 0, memory.guard())
            .certificateCompressors(
                settings.offer.compressors.toArray(CertificateCompressor[]::new));
    if (!observed.psks.isEmpty()) {
      server.externalPsks(observed.psks.toArray(ExternalPsk[]::new));
    }
    if (observed.psks.isEmpty() || !observed.credentials.isEmpty()) {
      server.credentials(chooser());
    }
    if (peer.requested || peer.required) {
      server.clientCertificates(
          peer.required ? ClientCertificates.REQUIRED : ClientCertificates.OPTIONAL, verifier());
    }
    if (settings.choices.protocol != null || settings.choices.refuseProtocols) {
      server.applicationProtocolChooser(this::protocol);
    }
    return server.build();
  }

  /// The configuration itself, or one that chooses it by the hello.
  private ServerConfig chosen(ServerConfig server) throws TlsException, Unimplemented {
    Settings.Choices choices = settings.choices;
    if (!choices.configuration && !choices.refuseHello && !choices.failConfiguration) {
      return server;
    }
    return ServerConfig.builder()
        .policy(Policy.LEGACY)
        .versions(versions())
        .configurationChooser(hello -> {
          if (choices.refuseHello) {
            throw Incompatibility.NO_COMMON_CIPHER_SUITE.refuse();
          }
          if (choices.failConfiguration) {
            throw new IllegalStateException("the test wants it so");
          }
          return server;
        })
        .build();
  }

  private <B extends ConfigBuilder<B>> B common(B config) throws Unimplemented {
    Settings.Offer offer = settings.offer;
    config.policy(Policy.LEGACY).versions(versions()).clock(memory);
    config.requireExtendedMainSecret(false).sendRecordsUpTo(offer.mostSent);
    if (!offer.groups.isEmpty()) {
      config.groups(groups(offer.groups));
    }
    if (offer.suites != null) {
      config.cipherSuites(offer.suites);
    }
    config.signatureSchemes(accepted());
    if (offer.maxCertificateList > 0) {
      config.maxHandshakeMessage(offer.maxCertificateList);
    }
    return config.dangerous().keyLog(observed);
  }

  private ProtocolVersion[] versions() throws Unimplemented {
    Settings.Offer offer = settings.offer;
    ProtocolVersion[] versions =
        Stream.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)
            .filter(each -> each.code() >= offer.minVersion && each.code() <= offer.maxVersion)
            .filter(each -> !offer.without.contains(each.code()))
            .toArray(ProtocolVersion[]::new);
    if (versions.length == 0 && offer.without.size() < ALL_VERSIONS) {
      throw new Unimplemented("TLS 1.0 and 1.1");
    }
    return versions;
  }

  /// What is broken, Padlock never takes, whoever wishes it.
  private List<SignatureScheme> accepted() {
    List<SignatureScheme> wanted = new ArrayList<>(schemes(settings.offer.verifySchemes));
    wanted.removeAll(BROKEN);
    if (!settings.endpoint.server) {
      wanted.removeIf(SignatureScheme::isOnlyForClients);
    }
    return wanted.isEmpty() ? ACCEPTED_BY_DEFAULT : wanted;
  }

  private Optional<String> protocol(List<String> advertised) {
    observed.advertisedProtocols = advertised;
    return settings.choices.refuseProtocols
        ? Optional.empty()
        : Optional.ofNullable(settings.choices.protocol);
  }

  private PeerVerifier verifier() {
    if (settings.choices.failOcsp) {
      return judging(() -> rejected(IdentityFault.OCSP_RESPONSE_REJECTED));
    }
    return judging(() ->
        (observed.isRefusedEarly() ? retried : settings).peer.rejected
            ? rejected(IdentityFault.CERTIFICATE_REJECTED)
            : new Judgement.Accepted(List.of(), List.of()));
  }

  private static Judgement rejected(IdentityFault reason) {
    return new Judgement.Rejected(reason, "The test wants it so", Map.of());
  }

  private static PeerVerifier judging(Supplier<Judgement> judgement) {
    return new PeerVerifier() {
      @Override
      public Judgement judge(PeerClaim claim) {
        return judgement.get();
      }

      @Override
      public Optional<Opaque> fingerprint() {
        return FINGERPRINT;
      }
    };
  }

  private CredentialChooser chooser() {
    return new CredentialChooser() {
      @Override
      public Optional<Credential> choose(CredentialRequest request) throws TlsException {
        observed.credentialRequest = request;
        if (settings.choices.failCredential || settings.choices.failOcsp) {
          throw new IllegalStateException("the test wants it so");
        }
        return fitting(request);
      }

      @Override
      public Optional<Opaque> fingerprint() {
        return FINGERPRINT;
      }
    };
  }

  /// The reference will not go on without a certificate where it has some, and none fits.
  private Optional<Credential> fitting(CredentialRequest request) throws TlsException {
    Optional<Credential> fitting =
        observed.credentials.stream().filter(each -> fits(each, request)).findFirst();
    if (fitting.isEmpty() && !observed.credentials.isEmpty()) {
      throw Incompatibility.NO_COMMON_SIGNATURE_SCHEME.refuse("accepted", request.schemes());
    }
    return fitting;
  }

  private boolean fits(Credential credential, CredentialRequest request) {
    return request.accepts(credential)
        && (!observed.boundToIssuers.contains(credential)
            || credential.chain().stream()
                .map(certificate -> Opaque.wrap(certificate.issuer().der().toArray()))
                .anyMatch(request.authorities()::contains));
  }

  /// The announced keys, in their order.
  private List<ExternalPsk> psks() throws TlsException {
    List<ExternalPsk> psks = new ArrayList<>();
    for (CredentialSettings each : settings.credentials) {
      if (each.pskKey != null) {
        psks.add(
            ExternalPsk.imported(
                each.pskIdentity,
                each.pskContext,
                Secret.of("external key", each.pskKey.toArray()),
                each.pskHash));
      }
    }
    return psks;
  }

  /// The announced credentials, then the one that was not.
  private List<Credential> credentials() throws TlsException, PkiException, Unimplemented {
    List<Credential> credentials = new ArrayList<>();
    List<CredentialSettings> announced =
        settings.credentials.subList(1, settings.credentials.size());
    for (CredentialSettings each : announced) {
      if (each.pskKey != null) {
        continue;
      }
      Credential credential = credential(each);
      credentials.add(credential);
      if (each.mustMatchIssuer) {
        observed.boundToIssuers.add(credential);
      }
    }
    CredentialSettings first = settings.credentials.getFirst();
    if (first.keyFile != null) {
      credentials.add(credential(first));
    }
    return credentials;
  }

  private Credential credential(CredentialSettings from)
      throws TlsException, PkiException, Unimplemented {
    if (from.chainFile == null || from.keyFile == null) {
      throw new Unimplemented("half a credential");
    }
    Identity identity = Identity.pem(Path.of(from.chainFile), Path.of(from.keyFile), null);
    Credential credential = Credential.of(identity).withSignatureSchemes(schemes(from));
    if (!from.ocspResponse.isEmpty() && !settings.choices.withoutOcsp) {
      credential = credential.withOcspResponse(from.ocspResponse);
    }
    if (!from.timestamps.isEmpty()) {
      credential = credential.withCertificateTimestamps(timestamps(from.timestamps));
    }
    return credential;
  }

  /// What the credential may sign with: what the flags say, else all that its key can. SHA-1 and
  /// MD5 we know and never sign with; what we do not know is not built.
  private static List<SignatureScheme> schemes(CredentialSettings from) throws Unimplemented {
    if (from.schemes.isEmpty()) {
      return Stream.concat(
              SIGNED_BY_DEFAULT.stream(),
              SignatureScheme.known().stream()
                  .filter(scheme -> !scheme.isOnlyForClients())
                  .filter(scheme -> !SIGNED_BY_DEFAULT.contains(scheme)))
          .toList();
    }
    List<SignatureScheme> schemes = schemes(from.schemes);
    for (SignatureScheme scheme : schemes) {
      if (scheme.algorithm().isEmpty() && !BROKEN.contains(scheme)) {
        throw new Unimplemented("the signature scheme " + scheme);
      }
    }
    return schemes;
  }

  /// A SignedCertificateTimestampList (RFC 6962 §3.3).
  private static List<Opaque> timestamps(Opaque list) throws TlsException {
    return list.reader().vector16(1, 0xffff, in -> in.opaque16(1, 0xffff));
  }

  private static List<NamedGroup> groups(List<Integer> codes) {
    return codes.stream().map(NamedGroup::new).toList();
  }

  private static List<SignatureScheme> schemes(List<Integer> codes) {
    return codes.stream().map(SignatureScheme::new).toList();
  }
}
