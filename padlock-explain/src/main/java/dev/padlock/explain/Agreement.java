package dev.padlock.explain;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.ExtendedMainSecret;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.DheParams;
import dev.padlock.tls.wire.message.EcdheParams;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import dev.padlock.tls.wire.message.SignedParams;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the two sides agreed on, as the messages say it.
public final class Agreement {

  private @Nullable ProtocolVersion version;
  private @Nullable CipherSuite suite;
  private @Nullable NamedGroup group;
  private @Nullable SignatureScheme signature;
  private @Nullable Opaque protocol;
  private boolean retried;
  private boolean clientAsked;
  private MainSecret mainSecret = new MainSecret(false, false);

  /// What the main secret of TLS 1.2 comes from.
  ///
  /// @param extended whether it is bound to the handshake (RFC 7627)
  /// @param fresh whether a premaster secret was agreed on; else it is that of a session
  public record MainSecret(boolean extended, boolean fresh) {}

  Agreement() {}

  void take(HandshakeMessage message) {
    switch (message) {
      case ServerHello hello -> {
        suite = hello.cipherSuite();
        version =
            hello
                .extensions()
                .find(SelectedVersion.class)
                .map(SelectedVersion::selectedVersion)
                .orElseGet(() -> new ProtocolVersion(hello.legacyVersion()));
        group =
            hello
                .extensions()
                .find(KeyShareServerHello.class)
                .map(share -> share.serverShare().group())
                .orElse(null);
        protocol(hello.extensions());
        mainSecret =
            new MainSecret(hello.extensions().find(ExtendedMainSecret.class).isPresent(), false);
      }
      case ClientKeyExchange exchange -> mainSecret = new MainSecret(mainSecret.extended(), true);
      case ServerKeyExchange exchange -> exchanged(exchange);
      case HelloRetryRequest retry -> retried = true;
      case EncryptedExtensions parameters -> protocol(parameters.extensions());
      case CertificateRequest request -> clientAsked = true;
      case CertificateRequest12 request -> clientAsked = true;
      case CertificateVerify verify ->
          signature = signature == null ? verify.algorithm() : signature;
      default -> {}
    }
  }

  private void protocol(Extensions extensions) {
    protocol =
        extensions
            .find(ApplicationLayerProtocolNegotiation.class)
            .map(chosen -> chosen.protocolNameList().getFirst())
            .orElse(null);
  }

  /// In TLS 1.2 the server names its curve or spells out its field only here, and signs it.
  private void exchanged(ServerKeyExchange exchange) {
    if (suite == null || suite.tls12().isEmpty()) {
      return;
    }
    try {
      if (suite.tls12().get().keyExchange() == KeyExchange12.ECDHE) {
        SignedParams<EcdheParams> signed = exchange.ecdhe();
        group = signed.params().namedCurve();
        signature = signed.algorithm();
      } else {
        SignedParams<DheParams> signed = exchange.dhe();
        group = signed.params().group().orElse(null);
        signature = signed.algorithm();
      }
    } catch (TlsException malformed) {
      group = null; // the connection says what is wrong with it
    }
  }

  public Optional<ProtocolVersion> version() {
    return Optional.ofNullable(version);
  }

  public Optional<CipherSuite> suite() {
    return Optional.ofNullable(suite);
  }

  public Optional<NamedGroup> group() {
    return Optional.ofNullable(group);
  }

  /// How the server signed the handshake.
  public Optional<SignatureScheme> signature() {
    return Optional.ofNullable(signature);
  }

  /// The application protocol (ALPN).
  public Optional<String> protocol() {
    return Optional.ofNullable(protocol)
        .map(name -> new String(name.toArray(), StandardCharsets.UTF_8));
  }

  /// Whether a HelloRetryRequest cost a round trip.
  public boolean wasRetried() {
    return retried;
  }

  /// Whether the server asked the client for a certificate.
  public boolean isClientAsked() {
    return clientAsked;
  }

  /// What the main secret comes from; of TLS 1.2 alone.
  public MainSecret mainSecret() {
    return mainSecret;
  }

  Agreement copy() {
    Agreement copy = new Agreement();
    copy.version = version;
    copy.suite = suite;
    copy.group = group;
    copy.signature = signature;
    copy.protocol = protocol;
    copy.retried = retried;
    copy.clientAsked = clientAsked;
    copy.mainSecret = mainSecret;
    return copy;
  }
}
