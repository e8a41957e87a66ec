package dev.padlock.tls.hostile;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.handshake.SignedContent;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.Offers;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.schedule.EarlySecret;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A client that can be made to misbehave. Left alone it completes a handshake with any server.
public final class HostileClient extends HostilePeer<HostileClient> {

  /// The name for which it asks.
  public static final String SERVER_NAME = "server.example";

  private final ClientSettings settings;
  private ClientOffer offer;
  private final Wishes wishes = new Wishes();
  private @Nullable CipherSuite suite;
  private @Nullable HandshakeKeys keys;
  private @Nullable CertificateRequest request;

  /// What a test wants beyond twists.
  private static final class Wishes {
    private @Nullable Credential credential;
    private @Nullable SignatureScheme scheme;
    private List<OfferedPsk> offeredKeys = List.of();
    private boolean earlyData;
    private UnaryOperator<ClientHello> composition = UnaryOperator.identity();
    private Twist<ClientHello> second = (hello, to) -> to.say(hello);
  }

  /// A client that sends a share for x25519 only.
  public HostileClient() throws Exception {
    this(NamedGroup.X25519);
  }

  /// A client that sends a share for `group`, and supports the usual ones.
  public HostileClient(NamedGroup group) throws Exception {
    ClientConfig config =
        ClientConfig.builder()
            .crypto(crypto)
            .verifier(claim -> new Judgement.Accepted(List.of(), List.of()))
            .grease(false)
            .compressedCertificates(false)
            .keyShares(List.of(group))
            .build();
    settings = Doors.settings(config);
    offer = ClientOffer.first(settings, SERVER_NAME);
  }

  @Override
  HostileClient self() {
    return this;
  }

  /// Proves itself with this credential where it is asked to.
  public HostileClient present(Credential credential) {
    wishes.credential = credential;
    return this;
  }

  /// Offers these pre-shared keys, each with the right binder.
  public HostileClient offerKeys(OfferedPsk... keys) {
    wishes.offeredKeys = List.of(keys);
    return this;
  }

  /// Composes its first hello in another way, before keys are bound to it.
  public HostileClient compose(UnaryOperator<ClientHello> change) {
    wishes.composition = change;
    return this;
  }

  /// Announces early data under the first of its keys, and goes on under early keys.
  public HostileClient announceEarlyData() {
    wishes.earlyData = true;
    return this;
  }

  /// Signs with this scheme, whether it fits or not.
  public HostileClient signWith(SignatureScheme scheme) {
    wishes.scheme = scheme;
    return this;
  }

  /// Changes the hello that answers a HelloRetryRequest.
  public HostileClient editSecondHello(UnaryOperator<ClientHello> change) {
    return insteadOfSecondHello((hello, to) -> to.say(change.apply(hello)));
  }

  /// Says something else instead of the hello that answers a HelloRetryRequest.
  public HostileClient insteadOfSecondHello(Twist<ClientHello> instead) {
    wishes.second = instead;
    return this;
  }

  /// What its hellos are composed by.
  public ClientSettings settings() {
    return settings;
  }

  /// The first hello as it would be said without twists.
  public ClientHello hello() {
    return offer.hello();
  }

  @Override
  void begins() throws Exception {
    ClientHello hello = wishes.composition.apply(offer.hello());
    if (!wishes.earlyData) {
      says(Offers.bound(settings, hello, wishes.offeredKeys, voice.transcript()));
      return;
    }
    PreSharedKey key = wishes.offeredKeys.getFirst().key();
    says(
        Offers.bound(
            settings,
            hello.withExtensions(hello.extensions().with(new EarlyDataIndication())),
            wishes.offeredKeys,
            voice.transcript()));
    voice.changeCipherSpec();
    speaksUnder(
        key.earlySecret(crypto)
            .clientEarlyTraffic(voice.transcript().withHash(crypto, key.hash()).hash()),
        CipherSuite.TLS_AES_128_GCM_SHA256,
        KeyStage.EARLY_DATA);
  }

  @Override
  void hears(HandshakeMessage message, Opaque raw) throws Exception {
    switch (message) {
      case HelloRetryRequest retry -> retried(retry, raw);
      case ServerHello hello -> agreed(hello, raw);
      default -> {
        voice.transcript(voice.transcript().append(raw));
        if (message instanceof CertificateRequest asked) {
          request = asked;
        } else if (message instanceof EncryptedExtensions parameters) {
          if (wishes.earlyData && !parameters.extensions().has(ExtensionType.EARLY_DATA)) {
            wishes.earlyData = false;
            speaksUnderHandshakeKeys();
          }
        } else if (message instanceof Finished) {
          finish();
        }
      }
    }
  }

  private void retried(HelloRetryRequest retry, Opaque raw) throws Exception {
    voice.transcript(
        voice
            .transcript()
            .withHash(crypto, hash(retry.cipherSuite()))
            .replacedByMessageHash()
            .append(raw));
    offer = offer.retried(retry, voice.transcript());
    voice.changeCipherSpec();
    wishes.second.say(
        Offers.bound(settings, offer.hello(), wishes.offeredKeys, voice.transcript()), voice);
  }

  private void agreed(ServerHello hello, Opaque raw) throws Exception {
    suite = hello.cipherSuite();
    voice.transcript(voice.transcript().withHash(crypto, hash(suite)).append(raw));
    KeyShareEntry share =
        hello.extensions().find(KeyShareServerHello.class).orElseThrow().serverShare();
    Secret shared = offer.requireShareFor(share.group()).agree(share.keyExchange().toArray());
    keys = HandshakeKeys.derive(early(hello), shared, voice.transcript().hash());
    hearsUnder(keys.server(), suite, KeyStage.HANDSHAKE);
    if (!wishes.earlyData) {
      voice.changeCipherSpec();
      speaksUnderHandshakeKeys();
    }
  }

  private void speaksUnderHandshakeKeys() {
    speaksUnder(
        Optional.ofNullable(keys).orElseThrow().client(),
        Optional.ofNullable(suite).orElseThrow(),
        KeyStage.HANDSHAKE);
  }

  private EarlySecret early(ServerHello hello) {
    return hello
        .extensions()
        .find(PreSharedKeyServerHello.class)
        .map(chosen -> wishes.offeredKeys.get(chosen.selectedIdentity()).key().earlySecret(crypto))
        .orElseGet(() -> EarlySecret.of(crypto.hkdf(hash(hello.cipherSuite()))));
  }

  private void finish() throws Exception {
    CipherSuite agreed = Optional.ofNullable(suite).orElseThrow();
    HandshakeKeys handshake = Optional.ofNullable(keys).orElseThrow();
    ApplicationKeys application =
        ApplicationKeys.derive(handshake.main(), voice.transcript().hash());
    hearsUnder(application.server(), agreed, KeyStage.APPLICATION);
    if (wishes.earlyData) {
      says(new EndOfEarlyData());
      speaksUnderHandshakeKeys();
    }
    if (request != null) {
      says(certificate());
      if (wishes.credential != null) {
        says(certificateVerify());
      }
    }
    says(finished(handshake.client()));
    speaksUnder(application.client(), agreed, KeyStage.APPLICATION);
    connects();
  }

  /// The Certificate of this client: empty where it has none.
  public Certificate certificate() {
    List<Opaque> chain = wishes.credential == null ? List.of() : wishes.credential.encodedChain();
    return new Certificate(
        Opaque.EMPTY,
        chain.stream().map(der -> new CertificateEntry(der, Extensions.of())).toList());
  }

  /// A CertificateVerify over what was said so far.
  public CertificateVerify certificateVerify() throws Exception {
    Credential credential = Optional.ofNullable(wishes.credential).orElseThrow();
    SignatureScheme scheme = wishes.scheme == null ? Signing.fitting(credential) : wishes.scheme;
    Opaque content = SignedContent.of(Role.CLIENT, voice.transcript().hash());
    return Signing.sign(crypto, credential, scheme, content);
  }

  /// A Finished over what was said so far.
  public Finished finished() {
    return finished(Optional.ofNullable(keys).orElseThrow().client());
  }

  private static HashAlgorithm hash(CipherSuite suite) {
    return suite.hash().orElseThrow();
  }
}
