package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.HandshakeType;

/// One message of the handshake protocol (RFC 9846 §4).
///
///     struct {
///         HandshakeType msg_type;    /* handshake type */
///         uint24 length;             /* remaining bytes in message */
///         select (Handshake.msg_type) { ... };
///     } Handshake;
public sealed interface HandshakeMessage
    permits Certificate,
        CertificateRequest,
        CertificateVerify,
        ClientHello,
        CompressedCertificate,
        EncryptedExtensions,
        EndOfEarlyData,
        Finished,
        HelloRetryRequest,
        KeyUpdate,
        Message12,
        NewSessionTicket,
        ServerHello {

  /// Bytes of msg_type and length.
  int HEADER_LENGTH = 4;

  HandshakeType type();

  /// Writes what follows the header.
  void writeBody(ByteWriter out);

  /// The whole message: the header of four bytes, then the body.
  default Opaque encode() {
    ByteWriter out = new ByteWriter();
    type().write(out);
    try (var _ = out.length24()) {
      writeBody(out);
    }
    return out.toOpaque();
  }
}
