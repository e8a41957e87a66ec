package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.common12.Signing12;
import dev.padlock.tls.handshake.server12.ServerState12.Presented;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.Suite12;
import dev.padlock.tls.wire.message.DheParams;
import dev.padlock.tls.wire.message.EcdheParams;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The suite that fits the credential, and the group of its key exchange.
final class ChooseSuite {

  private ChooseSuite() {}

  /// With the scheme that we sign with, or without one where the suite needs none.
  static Presented present(Credential credential, Choice choice, List<SignatureScheme> preferred) {
    Optional<SignatureScheme> scheme =
        isCheckable(credential, ChooseParameters.offered(choice.hello()))
            ? Signing12.scheme(credential, preferred, choice.schemes())
            : Optional.empty();
    return new Presented(credential, scheme.orElse(null));
  }

  /// The client's curves are those of certificates too (RFC 8422 §5.1).
  private static boolean isCheckable(Credential credential, List<NamedGroup> offered) {
    return offered.isEmpty() || credential.isOnOneOf(offered);
  }

  static CipherSuite suite(Choice choice, Presented presented) throws TlsException {
    return choice.suites().stream()
        .filter(suite -> fits(suite.tls12().orElseThrow(), presented))
        .findFirst()
        .orElseThrow(() -> noCredential(choice));
  }

  private static boolean fits(Suite12 parts, Presented presented) {
    SignatureScheme scheme = presented.scheme();
    return parts.keyExchange() == KeyExchange12.RSA
        ? presented.credential().decrypts()
        : scheme != null && Signing12.goesWith(scheme, parts.authentication());
  }

  static TlsException noCredential(Choice choice) {
    return Incompatibility.NO_COMMON_SIGNATURE_SCHEME.refuse("client accepts", choice.schemes());
  }

  /// The group of an ephemeral key; none where the certificate's key does it.
  static Optional<NamedGroup> group(Choice choice, CipherSuite suite) {
    return switch (suite.tls12().orElseThrow().keyExchange()) {
      case ECDHE -> Optional.of(choice.curves().getFirst());
      case DHE -> Optional.of(choice.fields().getFirst());
      case RSA -> Optional.empty();
    };
  }

  static OwnHalf.Ephemeral ephemeral(CryptoProvider crypto, NamedGroup group) throws TlsException {
    if (group.isCurve()) {
      KeyExchange.Initiator exchange =
          crypto.keyExchange(group.algorithm().orElseThrow()).initiate();
      return new OwnHalf.Ephemeral(exchange, new EcdheParams(group, Opaque.of(exchange.share())));
    }
    FiniteField field =
        group.equals(NamedGroup.FFDHE2048) ? FiniteField.FFDHE2048 : FiniteField.FFDHE3072;
    KeyExchange.Initiator exchange = crypto.finiteField(field).initiate();
    return new OwnHalf.Ephemeral(
        exchange,
        new DheParams(
            unsigned(field.prime()), unsigned(field.generator()), Opaque.of(exchange.share())));
  }

  private static Opaque unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return bytes[0] == 0 ? Opaque.copyOf(bytes, 1, bytes.length - 1) : Opaque.of(bytes);
  }
}
