package dev.padlock.tls.wire.message;

/// A message that only TLS 1.2 has, or that is another struct there (RFC 5246 §7.4). The hellos,
/// CertificateVerify and Finished are the same in both.
public sealed interface Message12 extends HandshakeMessage
    permits Certificate12,
        CertificateRequest12,
        CertificateStatusMessage,
        ClientKeyExchange,
        HelloRequest,
        NewSessionTicket12,
        ServerHelloDone,
        ServerKeyExchange {}
