package dev.padlock.tls.hostile;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.handshake.SignedContent;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.schedule.EarlySecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A server that can be made to misbehave. Left alone it completes a handshake with any client that
/// sends a share.
public final class HostileServer extends HostilePeer<HostileServer> {

  private static final int LEGACY_VERSION = 0x0303;

  private final Credential credential;
  private final Choices choices = new Choices();
  private @Nullable ClientHello first;
  private @Nullable HandshakeKeys keys;
  private @Nullable ApplicationKeys application;

  /// What it does where the protocol leaves it a choice.
  private static final class Choices {
    private CipherSuite suite = CipherSuite.TLS_AES_128_GCM_SHA256;
    private @Nullable NamedGroup retryGroup;
    private Opaque cookie = Opaque.EMPTY;
    private @Nullable CertificateRequest request;
    private @Nullable SignatureScheme scheme;
    private @Nullable Speech afterFlight;
    private @Nullable PreSharedKey key;
    private @Nullable PreSharedKey early;
  }

  public HostileServer(Credential credential) {
    this.credential = credential;
  }

  @Override
  HostileServer self() {
    return this;
  }

  /// Uses this suite.
  public HostileServer suite(CipherSuite suite) {
    choices.suite = suite;
    return this;
  }

  /// Asks for a share of this group with a HelloRetryRequest.
  public HostileServer retry(NamedGroup group) {
    choices.retryGroup = group;
    return this;
  }

  /// Asks for this cookie to be returned, with a HelloRetryRequest.
  public HostileServer cookie(Opaque cookie) {
    choices.cookie = cookie;
    return this;
  }

  /// Asks for a client certificate with any of the usual signatures.
  public HostileServer requestCertificate() {
    return requestCertificate(
        Extensions.of(
            new SignatureAlgorithms(
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.RSA_PSS_RSAE_SHA256,
                    SignatureScheme.ED25519))));
  }

  public HostileServer requestCertificate(Extensions wanted) {
    choices.request = new CertificateRequest(Opaque.EMPTY, wanted);
    return this;
  }

  /// Signs with this scheme, whether it fits or not.
  public HostileServer signWith(SignatureScheme scheme) {
    choices.scheme = scheme;
    return this;
  }

  /// Takes the first pre-shared key of the client, which is this one, in place of a certificate.
  public HostileServer resume(PreSharedKey key) {
    choices.key = key;
    return this;
  }

  /// Hears what the client says under early keys, which come from this one.
  public HostileServer hearEarlyData(PreSharedKey key) {
    choices.early = key;
    return this;
  }

  /// Says something right after its Finished, before the client has answered.
  public HostileServer afterFlight(Speech then) {
    choices.afterFlight = then;
    return this;
  }

  /// The client's first hello.
  public ClientHello clientHello() {
    return heard(ClientHello.class).getFirst();
  }

  @Override
  void begins() {}

  @Override
  void hears(HandshakeMessage message, Opaque raw) throws Exception {
    if (message instanceof Finished) {
      clientFinished();
      return;
    }
    voice.transcript(voice.transcript().append(raw));
    if (message instanceof ClientHello hello) {
      hearsEarlyData();
      if (first == null && (choices.retryGroup != null || !choices.cookie.isEmpty())) {
        first = hello;
        retry(hello);
      } else {
        flight(hello);
      }
    }
  }

  private void hearsEarlyData() {
    PreSharedKey key = choices.early;
    if (key != null) {
      hearsUnder(
          key.earlySecret(crypto)
              .clientEarlyTraffic(voice.transcript().withHash(crypto, key.hash()).hash()),
          CipherSuite.TLS_AES_128_GCM_SHA256,
          KeyStage.EARLY_DATA);
    }
  }

  private void retry(ClientHello hello) throws Exception {
    voice.transcript(voice.transcript().withHash(crypto, hash()).replacedByMessageHash());
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    if (choices.retryGroup != null) {
      extensions.add(new KeyShareHelloRetryRequest(choices.retryGroup));
    }
    if (!choices.cookie.isEmpty()) {
      extensions.add(new Cookie(choices.cookie));
    }
    says(
        new HelloRetryRequest(
            LEGACY_VERSION, hello.legacySessionId(), choices.suite, 0, Extensions.of(extensions)));
    voice.changeCipherSpec();
  }

  private void flight(ClientHello hello) throws Exception {
    Transcript transcript = voice.transcript();
    voice.transcript(transcript.withHash(crypto, hash()));
    KeyExchange.Response response = sayServerHello(hello);
    EarlySecret early =
        choices.key == null ? EarlySecret.of(crypto.hkdf(hash())) : choices.key.earlySecret(crypto);
    keys = HandshakeKeys.derive(early, response.secret(), voice.transcript().hash());
    if (choices.early == null) {
      hearsUnder(keys.client(), choices.suite, KeyStage.HANDSHAKE);
    }
    voice.changeCipherSpec();
    speaksUnder(keys.server(), choices.suite, KeyStage.HANDSHAKE);
    says(new EncryptedExtensions(Extensions.of()));
    if (choices.request != null) {
      says(choices.request);
    }
    if (choices.key == null) {
      says(certificate());
      says(certificateVerify());
    }
    says(finished(keys.server()));
    application = ApplicationKeys.derive(keys.main(), voice.transcript().hash());
    speaksUnder(application.server(), choices.suite, KeyStage.APPLICATION);
    if (choices.afterFlight != null) {
      choices.afterFlight.say(voice);
    }
  }

  private KeyExchange.Response sayServerHello(ClientHello hello) throws Exception {
    KeyShareEntry theirs =
        hello.extensions().find(KeyShareClientHello.class).orElseThrow().clientShares().stream()
            .filter(share -> share.group().algorithm().isPresent())
            .reduce((before, last) -> last)
            .orElseThrow();
    KeyExchange.Response response =
        crypto
            .keyExchange(theirs.group().algorithm().orElseThrow())
            .respond(theirs.keyExchange().toArray());
    byte[] random = new byte[32];
    crypto.random().nextBytes(random);
    KeyShareEntry ours = new KeyShareEntry(theirs.group(), Opaque.wrap(response.share()));
    Extensions extensions =
        Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3), new KeyShareServerHello(ours));
    says(
        new ServerHello(
            LEGACY_VERSION,
            Opaque.wrap(random),
            hello.legacySessionId(),
            choices.suite,
            0,
            choices.key == null ? extensions : extensions.with(new PreSharedKeyServerHello(0))));
    return response;
  }

  /// The Certificate of this server, as a test may want it in another place.
  public Certificate certificate() {
    return new Certificate(
        Opaque.EMPTY,
        credential.encodedChain().stream()
            .map(der -> new CertificateEntry(der, Extensions.of()))
            .toList());
  }

  /// A CertificateVerify over what was said so far.
  public CertificateVerify certificateVerify() throws Exception {
    SignatureScheme scheme = choices.scheme == null ? Signing.fitting(credential) : choices.scheme;
    Opaque content = SignedContent.of(Role.SERVER, voice.transcript().hash());
    return Signing.sign(crypto, credential, scheme, content);
  }

  /// A Finished over what was said so far.
  public Finished finished() {
    return finished(Optional.ofNullable(keys).orElseThrow().server());
  }

  private void clientFinished() throws Exception {
    if (application == null) {
      throw new AssertionError("a client finished before the server did");
    }
    hearsUnder(application.client(), choices.suite, KeyStage.APPLICATION);
    connects();
  }

  private HashAlgorithm hash() {
    return choices.suite.hash().orElseThrow();
  }
}
