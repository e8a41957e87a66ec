package dev.padlock.tls.wire.extension;

import static dev.padlock.tls.wire.extension.ExtensionPlace.CERTIFICATE;
import static dev.padlock.tls.wire.extension.ExtensionPlace.CERTIFICATE_REQUEST;
import static dev.padlock.tls.wire.extension.ExtensionPlace.CLIENT_HELLO;
import static dev.padlock.tls.wire.extension.ExtensionPlace.ENCRYPTED_EXTENSIONS;
import static dev.padlock.tls.wire.extension.ExtensionPlace.HELLO_RETRY_REQUEST;
import static dev.padlock.tls.wire.extension.ExtensionPlace.NEW_SESSION_TICKET;
import static dev.padlock.tls.wire.extension.ExtensionPlace.SERVER_HELLO;
import static dev.padlock.tls.wire.extension.ExtensionPlace.SERVER_HELLO_12;
import static java.util.Map.entry;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Malformed;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.Map;
import java.util.Set;

/// The table of RFC 9846 §4.3: which extension may stand in which message, and what reads it there;
/// with one column and a few rows more for TLS 1.2.
///
/// A type of this table that stands in another message is refused; a type that is not in the table
/// is [Unknown] anywhere, and whether it was asked for is judged by the handshake.
public final class ExtensionTable {

  private static final Map<ExtensionType, Map<ExtensionPlace, ByteReader.Item<? extends Extension>>>
      ROWS =
          Map.ofEntries(
              entry(
                  ExtensionType.SERVER_NAME,
                  Map.of(
                      CLIENT_HELLO, ServerName::read,
                      ENCRYPTED_EXTENSIONS, ServerNameAcknowledged::read,
                      SERVER_HELLO_12, ServerNameAcknowledged::read,
                      // Only for exported authenticators (RFC 9261), which Padlock does not speak.
                      CERTIFICATE_REQUEST, Unknown.of(ExtensionType.SERVER_NAME))),
              entry(
                  ExtensionType.MAX_FRAGMENT_LENGTH,
                  Map.of(
                      CLIENT_HELLO, MaxFragmentLength::read,
                      ENCRYPTED_EXTENSIONS, MaxFragmentLength::read,
                      SERVER_HELLO_12, MaxFragmentLength::read)),
              entry(
                  ExtensionType.STATUS_REQUEST,
                  Map.of(
                      CLIENT_HELLO, StatusRequest::read,
                      CERTIFICATE_REQUEST, EmptyStatusRequest::read,
                      SERVER_HELLO_12, EmptyStatusRequest::read,
                      CERTIFICATE, CertificateStatus::read)),
              entry(
                  ExtensionType.SUPPORTED_GROUPS,
                  Map.of(
                      CLIENT_HELLO, SupportedGroups::read,
                      ENCRYPTED_EXTENSIONS, SupportedGroups::read,
                      // Not allowed there, but servers are met that send it.
                      SERVER_HELLO_12, Unknown.of(ExtensionType.SUPPORTED_GROUPS))),
              entry(
                  ExtensionType.SIGNATURE_ALGORITHMS,
                  Map.of(
                      CLIENT_HELLO, SignatureAlgorithms::read,
                      CERTIFICATE_REQUEST, SignatureAlgorithms::read)),
              entry(
                  ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
                  Map.of(
                      CLIENT_HELLO, ApplicationLayerProtocolNegotiation::read,
                      ENCRYPTED_EXTENSIONS, ApplicationLayerProtocolNegotiation::read,
                      SERVER_HELLO_12, ApplicationLayerProtocolNegotiation::read)),
              entry(
                  ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP,
                  Map.of(
                      CLIENT_HELLO, SignedCertificateTimestampsRequest::read,
                      CERTIFICATE_REQUEST, SignedCertificateTimestampsRequest::read,
                      SERVER_HELLO_12, SignedCertificateTimestamps::read,
                      CERTIFICATE, SignedCertificateTimestamps::read)),
              entry(
                  ExtensionType.COMPRESS_CERTIFICATE,
                  Map.of(
                      CLIENT_HELLO, CompressCertificate::read,
                      CERTIFICATE_REQUEST, CompressCertificate::read)),
              entry(
                  ExtensionType.RECORD_SIZE_LIMIT,
                  Map.of(
                      CLIENT_HELLO, RecordSizeLimit::read,
                      ENCRYPTED_EXTENSIONS, RecordSizeLimit::read,
                      SERVER_HELLO_12, RecordSizeLimit::read)),
              entry(
                  ExtensionType.TICKET_REQUEST,
                  Map.of(
                      CLIENT_HELLO, TicketRequest::read,
                      ENCRYPTED_EXTENSIONS, TicketRequestHint::read)),
              entry(
                  ExtensionType.PRE_SHARED_KEY,
                  Map.of(
                      CLIENT_HELLO, PreSharedKeyClientHello::read,
                      SERVER_HELLO, PreSharedKeyServerHello::read)),
              entry(
                  ExtensionType.EARLY_DATA,
                  Map.of(
                      CLIENT_HELLO, EarlyDataIndication::read,
                      ENCRYPTED_EXTENSIONS, EarlyDataIndication::read,
                      NEW_SESSION_TICKET, EarlyDataLimit::read)),
              entry(
                  ExtensionType.SUPPORTED_VERSIONS,
                  Map.of(
                      CLIENT_HELLO, SupportedVersions::read,
                      SERVER_HELLO, SelectedVersion::read,
                      HELLO_RETRY_REQUEST, SelectedVersion::read)),
              entry(
                  ExtensionType.COOKIE,
                  Map.of(CLIENT_HELLO, Cookie::read, HELLO_RETRY_REQUEST, Cookie::read)),
              entry(
                  ExtensionType.PSK_KEY_EXCHANGE_MODES,
                  Map.of(CLIENT_HELLO, PskKeyExchangeModes::read)),
              entry(
                  ExtensionType.CERTIFICATE_AUTHORITIES,
                  Map.of(
                      CLIENT_HELLO, CertificateAuthorities::read,
                      CERTIFICATE_REQUEST, CertificateAuthorities::read)),
              entry(ExtensionType.OID_FILTERS, Map.of(CERTIFICATE_REQUEST, OidFilters::read)),
              entry(
                  ExtensionType.POST_HANDSHAKE_AUTH, Map.of(CLIENT_HELLO, PostHandshakeAuth::read)),
              entry(
                  ExtensionType.SIGNATURE_ALGORITHMS_CERT,
                  Map.of(
                      CLIENT_HELLO, SignatureAlgorithmsCert::read,
                      CERTIFICATE_REQUEST, SignatureAlgorithmsCert::read)),
              entry(
                  ExtensionType.KEY_SHARE,
                  Map.of(
                      CLIENT_HELLO, KeyShareClientHello::read,
                      SERVER_HELLO, KeyShareServerHello::read,
                      HELLO_RETRY_REQUEST, KeyShareHelloRetryRequest::read)),
              // What only TLS 1.2 has.
              entry(
                  ExtensionType.EC_POINT_FORMATS,
                  Map.of(
                      CLIENT_HELLO, EcPointFormats::read,
                      SERVER_HELLO_12, EcPointFormats::read)),
              entry(
                  ExtensionType.ENCRYPT_THEN_MAC,
                  Map.of(
                      CLIENT_HELLO, EncryptThenMac::read,
                      SERVER_HELLO_12, EncryptThenMac::read)),
              entry(
                  ExtensionType.EXTENDED_MAIN_SECRET,
                  Map.of(
                      CLIENT_HELLO, ExtendedMainSecret::read,
                      SERVER_HELLO_12, ExtendedMainSecret::read)),
              entry(
                  ExtensionType.SESSION_TICKET,
                  Map.of(
                      CLIENT_HELLO, SessionTicket::read,
                      SERVER_HELLO_12, SessionTicket::readPromise)),
              entry(
                  ExtensionType.RENEGOTIATION_INFO,
                  Map.of(
                      CLIENT_HELLO, RenegotiationInfo::read,
                      SERVER_HELLO_12, RenegotiationInfo::read)));

  private ExtensionTable() {}

  /// The types of the table's rows.
  public static Set<ExtensionType> types() {
    return ROWS.keySet();
  }

  /// Where an extension of this type may stand; nowhere for a type that the table does not know.
  public static Set<ExtensionPlace> placesOf(ExtensionType type) {
    return ROWS.getOrDefault(type, Map.of()).keySet();
  }

  /// Reads extension_data by the table.
  static Extension read(ExtensionPlace place, ExtensionType type, Opaque data) throws TlsException {
    var row = ROWS.get(type);
    if (row == null) {
      return new Unknown(type, data);
    }
    var reader = row.get(place);
    if (reader == null) {
      throw Misbehaviour.EXTENSION_IN_WRONG_MESSAGE.refuse(
          "extension", type, "message", place.abbreviation());
    }
    try {
      return data.reader().exactly(reader);
    } catch (Malformed e) {
      throw e.noting("extension", type);
    }
  }
}
