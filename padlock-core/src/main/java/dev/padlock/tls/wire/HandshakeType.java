package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;

/// What kind of handshake message it is (RFC 9846 §4; RFC 8879 for compressed_certificate). Constants
/// exist for the messages that Padlock reads or writes.
///
///     enum { ... (255) } HandshakeType;
public record HandshakeType(int code) {

  public static final HandshakeType HELLO_REQUEST = new HandshakeType(0);
  public static final HandshakeType CLIENT_HELLO = new HandshakeType(1);
  public static final HandshakeType SERVER_HELLO = new HandshakeType(2);
  public static final HandshakeType NEW_SESSION_TICKET = new HandshakeType(4);
  public static final HandshakeType END_OF_EARLY_DATA = new HandshakeType(5);
  public static final HandshakeType ENCRYPTED_EXTENSIONS = new HandshakeType(8);
  public static final HandshakeType CERTIFICATE = new HandshakeType(11);
  public static final HandshakeType SERVER_KEY_EXCHANGE = new HandshakeType(12);
  public static final HandshakeType CERTIFICATE_REQUEST = new HandshakeType(13);
  public static final HandshakeType SERVER_HELLO_DONE = new HandshakeType(14);
  public static final HandshakeType CERTIFICATE_VERIFY = new HandshakeType(15);
  public static final HandshakeType CLIENT_KEY_EXCHANGE = new HandshakeType(16);
  public static final HandshakeType FINISHED = new HandshakeType(20);
  public static final HandshakeType CERTIFICATE_STATUS = new HandshakeType(22);
  public static final HandshakeType KEY_UPDATE = new HandshakeType(24);
  public static final HandshakeType COMPRESSED_CERTIFICATE = new HandshakeType(25);

  /// Never sent: it only stands in transcripts (RFC 9846 §4.1).
  public static final HandshakeType MESSAGE_HASH = new HandshakeType(254);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          00 hello_request
          01 client_hello
          02 server_hello
          03 hello_verify_request
          04 new_session_ticket
          05 end_of_early_data
          06 hello_retry_request
          08 encrypted_extensions
          09 request_connection_id
          0A new_connection_id
          0B certificate
          0C server_key_exchange
          0D certificate_request
          0E server_hello_done
          0F certificate_verify
          10 client_key_exchange
          11 client_certificate_request
          14 finished
          15 certificate_url
          16 certificate_status
          17 supplemental_data
          18 key_update
          19 compressed_certificate
          1A ekt_key
          FE message_hash
          """);

  public HandshakeType {
    CodePointNames.requireBytes(code, 1);
  }

  public static HandshakeType read(ByteReader in) throws TlsException {
    return new HandshakeType(in.uint8());
  }

  public void write(ByteWriter out) {
    out.uint8(code);
  }

  /// For example `client_hello`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
