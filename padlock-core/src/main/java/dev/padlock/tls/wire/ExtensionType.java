package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;

/// What kind of extension it is (RFC 9846 §4.3). Constants exist for those that Padlock reads or
/// writes; which of them may stand in which message is said by
/// [dev.padlock.tls.wire.extension.ExtensionTable].
///
///     enum { ... (65535) } ExtensionType;
public record ExtensionType(int code) {

  public static final ExtensionType SERVER_NAME = new ExtensionType(0);
  public static final ExtensionType MAX_FRAGMENT_LENGTH = new ExtensionType(1);
  public static final ExtensionType STATUS_REQUEST = new ExtensionType(5);
  public static final ExtensionType SUPPORTED_GROUPS = new ExtensionType(10);
  public static final ExtensionType EC_POINT_FORMATS = new ExtensionType(11);
  public static final ExtensionType SIGNATURE_ALGORITHMS = new ExtensionType(13);
  public static final ExtensionType APPLICATION_LAYER_PROTOCOL_NEGOTIATION = new ExtensionType(16);
  public static final ExtensionType SIGNED_CERTIFICATE_TIMESTAMP = new ExtensionType(18);
  public static final ExtensionType PADDING = new ExtensionType(21);
  public static final ExtensionType ENCRYPT_THEN_MAC = new ExtensionType(22);
  public static final ExtensionType EXTENDED_MAIN_SECRET = new ExtensionType(23);
  public static final ExtensionType COMPRESS_CERTIFICATE = new ExtensionType(27);
  public static final ExtensionType RECORD_SIZE_LIMIT = new ExtensionType(28);
  public static final ExtensionType SESSION_TICKET = new ExtensionType(35);
  public static final ExtensionType TICKET_REQUEST = new ExtensionType(58);
  public static final ExtensionType PRE_SHARED_KEY = new ExtensionType(41);
  public static final ExtensionType EARLY_DATA = new ExtensionType(42);
  public static final ExtensionType SUPPORTED_VERSIONS = new ExtensionType(43);
  public static final ExtensionType COOKIE = new ExtensionType(44);
  public static final ExtensionType PSK_KEY_EXCHANGE_MODES = new ExtensionType(45);
  public static final ExtensionType CERTIFICATE_AUTHORITIES = new ExtensionType(47);
  public static final ExtensionType OID_FILTERS = new ExtensionType(48);
  public static final ExtensionType POST_HANDSHAKE_AUTH = new ExtensionType(49);
  public static final ExtensionType SIGNATURE_ALGORITHMS_CERT = new ExtensionType(50);
  public static final ExtensionType KEY_SHARE = new ExtensionType(51);
  public static final ExtensionType RENEGOTIATION_INFO = new ExtensionType(0xff01);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          0000 server_name
          0001 max_fragment_length
          0002 client_certificate_url
          0003 trusted_ca_keys
          0004 truncated_hmac
          0005 status_request
          0006 user_mapping
          0007 client_authz
          0008 server_authz
          0009 cert_type
          000A supported_groups
          000B ec_point_formats
          000C srp
          000D signature_algorithms
          000E use_srtp
          000F heartbeat
          0010 application_layer_protocol_negotiation
          0011 status_request_v2
          0012 signed_certificate_timestamp
          0013 client_certificate_type
          0014 server_certificate_type
          0015 padding
          0016 encrypt_then_mac
          0017 extended_main_secret
          0018 token_binding
          0019 cached_info
          001A tls_lts
          001B compress_certificate
          001C record_size_limit
          001D pwd_protect
          001E pwd_clear
          001F password_salt
          0020 ticket_pinning
          0021 tls_cert_with_extern_psk
          0022 delegated_credential
          0023 session_ticket
          0024 TLMSP
          0025 TLMSP_proxying
          0026 TLMSP_delegate
          0027 supported_ekt_ciphers
          0029 pre_shared_key
          002A early_data
          002B supported_versions
          002C cookie
          002D psk_key_exchange_modes
          002F certificate_authorities
          0030 oid_filters
          0031 post_handshake_auth
          0032 signature_algorithms_cert
          0033 key_share
          0034 transparency_info
          0037 external_id_hash
          0038 external_session_id
          0039 quic_transport_parameters
          003A ticket_request
          003B dnssec_chain
          003C sequence_number_encryption_algorithms
          003D rrc
          3374 next_protocol_negotiation
          4469 application_settings_old
          44CD application_settings
          7550 channel_id
          FD00 ech_outer_extensions
          FE0D encrypted_client_hello
          FF01 renegotiation_info
          """);

  public ExtensionType {
    CodePointNames.requireBytes(code, 2);
  }

  public static ExtensionType read(ByteReader in) throws TlsException {
    return new ExtensionType(in.uint16());
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  public boolean isGrease() {
    return Grease.isGrease(code);
  }

  /// For example `key_share`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
