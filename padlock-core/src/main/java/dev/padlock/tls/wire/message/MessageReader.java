package dev.padlock.tls.wire.message;

import static java.util.Map.entry;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Malformed;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import java.util.Map;

/// Reads the body of a handshake message whose header was read already (RFC 9846 §4, RFC 5246
/// §7.4).
public final class MessageReader {

  private static final Map<HandshakeType, ByteReader.Item<? extends HandshakeMessage>> TLS13 =
      Map.ofEntries(
          entry(HandshakeType.CLIENT_HELLO, ClientHello::read),
          entry(HandshakeType.SERVER_HELLO, ServerHello::readOrRetry),
          entry(HandshakeType.NEW_SESSION_TICKET, NewSessionTicket::read),
          entry(HandshakeType.END_OF_EARLY_DATA, EndOfEarlyData::read),
          entry(HandshakeType.ENCRYPTED_EXTENSIONS, EncryptedExtensions::read),
          entry(HandshakeType.CERTIFICATE, Certificate::read),
          entry(HandshakeType.CERTIFICATE_REQUEST, CertificateRequest::read),
          entry(HandshakeType.CERTIFICATE_VERIFY, CertificateVerify::read),
          entry(HandshakeType.FINISHED, Finished::read),
          entry(HandshakeType.KEY_UPDATE, KeyUpdate::read),
          entry(HandshakeType.COMPRESSED_CERTIFICATE, CompressedCertificate::read));

  private static final Map<HandshakeType, ByteReader.Item<? extends HandshakeMessage>> TLS12 =
      Map.ofEntries(
          entry(HandshakeType.HELLO_REQUEST, HelloRequest::read),
          entry(HandshakeType.CLIENT_HELLO, ClientHello::read),
          entry(HandshakeType.SERVER_HELLO, ServerHello::readOrRetry),
          entry(HandshakeType.NEW_SESSION_TICKET, NewSessionTicket12::read),
          entry(HandshakeType.CERTIFICATE, Certificate12::read),
          entry(HandshakeType.SERVER_KEY_EXCHANGE, ServerKeyExchange::read),
          entry(HandshakeType.CERTIFICATE_REQUEST, CertificateRequest12::read),
          entry(HandshakeType.SERVER_HELLO_DONE, ServerHelloDone::read),
          entry(HandshakeType.CERTIFICATE_VERIFY, CertificateVerify::read),
          entry(HandshakeType.CLIENT_KEY_EXCHANGE, ClientKeyExchange::read),
          entry(HandshakeType.FINISHED, Finished::read),
          entry(HandshakeType.CERTIFICATE_STATUS, CertificateStatusMessage::read));

  private MessageReader() {}

  /// The message of this type with this body.
  ///
  /// @throws TlsException `unexpected_message` for a type that the dialect does not have,
  ///   `decode_error` or `illegal_parameter` for a body that is not one of its messages
  public static HandshakeMessage read(Dialect dialect, HandshakeType type, Opaque body)
      throws TlsException {
    var reader = (dialect == Dialect.TLS12 ? TLS12 : TLS13).get(type);
    if (reader == null) {
      throw Misbehaviour.UNEXPECTED_MESSAGE.refuse("received", type);
    }
    try {
      return body.reader().exactly(reader);
    } catch (Malformed e) {
      throw e.noting("message", type);
    }
  }
}
