package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.wire.ExtensionType;

/// One extension of a handshake message (RFC 9846 §4.3). Where the content depends on the message, each
/// content is a record of its own; [ExtensionTable] knows which belongs where.
///
///     struct {
///         ExtensionType extension_type;
///         opaque extension_data<0..2^16-1>;
///     } Extension;
public sealed interface Extension
    permits ApplicationLayerProtocolNegotiation,
        CertificateAuthorities,
        CertificateStatus,
        CompressCertificate,
        Cookie,
        EarlyDataIndication,
        EarlyDataLimit,
        EcPointFormats,
        EmptyStatusRequest,
        EncryptThenMac,
        ExtendedMainSecret,
        KeyShareClientHello,
        KeyShareHelloRetryRequest,
        KeyShareServerHello,
        MaxFragmentLength,
        OidFilters,
        PostHandshakeAuth,
        PreSharedKeyClientHello,
        PreSharedKeyServerHello,
        PskKeyExchangeModes,
        RecordSizeLimit,
        RenegotiationInfo,
        SelectedVersion,
        ServerName,
        ServerNameAcknowledged,
        SessionTicket,
        SignatureAlgorithms,
        SignatureAlgorithmsCert,
        SignedCertificateTimestamps,
        SignedCertificateTimestampsRequest,
        StatusRequest,
        SupportedGroups,
        SupportedVersions,
        TicketRequest,
        TicketRequestHint,
        Unknown {

  ExtensionType type();

  /// Writes extension_data, without type and length.
  void writeBody(ByteWriter out);
}
