package dev.padlock.tls.score;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.hostile.Compressed;
import dev.padlock.tls.hostile.Voice;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a peer can send, one of each kind.
enum Input {
  CLIENT_HELLO,
  SERVER_HELLO,
  HELLO_RETRY_REQUEST,
  ENCRYPTED_EXTENSIONS,
  CERTIFICATE_REQUEST,
  CERTIFICATE,
  COMPRESSED_CERTIFICATE,
  CERTIFICATE_VERIFY,
  FINISHED,
  END_OF_EARLY_DATA,
  NEW_SESSION_TICKET,
  KEY_UPDATE,
  CHANGE_CIPHER_SPEC,
  APPLICATION_DATA,
  CLOSE_NOTIFY,
  USER_CANCELED,
  INTERNAL_ERROR;

  /// What a peer has at hand at some moment.
  ///
  /// @param natural what it would say now if nobody interfered
  record Situation(
      @Nullable HandshakeMessage natural, ClientHello clientHello, Certificate certificate) {}

  void offer(Situation now, Voice to) throws Exception {
    switch (this) {
      case CHANGE_CIPHER_SPEC -> to.changeCipherSpec();
      case APPLICATION_DATA -> to.applicationData((byte) 1);
      case CLOSE_NOTIFY -> to.alert(AlertDescription.CLOSE_NOTIFY);
      case USER_CANCELED -> to.alert(AlertDescription.USER_CANCELED);
      case INTERNAL_ERROR -> to.alert(AlertDescription.INTERNAL_ERROR);
      default -> to.sayAside(message(now));
    }
  }

  /// The right message of this kind where it is its turn, else any well-formed one.
  private HandshakeMessage message(Situation now) {
    HandshakeMessage any = any(now);
    HandshakeMessage natural = now.natural();
    return natural != null && natural.getClass() == any.getClass() ? natural : any;
  }

  private HandshakeMessage any(Situation now) {
    ClientHello hello = now.clientHello();
    return switch (this) {
      case CLIENT_HELLO -> hello;
      case SERVER_HELLO ->
          new ServerHello(
              0x0303,
              Opaque.of(new byte[32]),
              hello.legacySessionId(),
              hello.cipherSuites().getLast(),
              0,
              Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3)));
      case HELLO_RETRY_REQUEST ->
          new HelloRetryRequest(
              0x0303,
              hello.legacySessionId(),
              hello.cipherSuites().getLast(),
              0,
              Extensions.of(
                  new SelectedVersion(ProtocolVersion.TLS_1_3),
                  new KeyShareHelloRetryRequest(NamedGroup.SECP384R1)));
      case ENCRYPTED_EXTENSIONS -> new EncryptedExtensions(Extensions.of());
      case CERTIFICATE_REQUEST ->
          new CertificateRequest(
              Opaque.EMPTY,
              Extensions.of(new SignatureAlgorithms(List.of(SignatureScheme.ED25519))));
      case CERTIFICATE -> now.certificate();
      case COMPRESSED_CERTIFICATE -> Compressed.zlib(now.certificate());
      case CERTIFICATE_VERIFY ->
          new CertificateVerify(SignatureScheme.ECDSA_SECP256R1_SHA256, Opaque.of(new byte[70]));
      case FINISHED -> new Finished(Opaque.of(new byte[32]));
      case END_OF_EARLY_DATA -> new EndOfEarlyData();
      case NEW_SESSION_TICKET ->
          new NewSessionTicket(1, 1, Opaque.EMPTY, Opaque.of(new byte[16]), Extensions.of());
      case KEY_UPDATE -> new KeyUpdate(false);
      default -> throw new IllegalArgumentException(name());
    };
  }
}
