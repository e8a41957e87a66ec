package dev.padlock.tls.handshake.hello;

/// How much a peer may make us hold or do. All are counts or bytes, none is a time.
///
/// @param maxHandshakeMessage bytes of one handshake message, so also of a certificate chain
/// @param maxCertificates certificates in one chain
/// @param maxFragments records over which one handshake message may be spread
/// @param maxEmptyRecords records without content in a row
/// @param maxWarnings alerts that close nothing
/// @param maxKeyUpdates KeyUpdate messages without application data between them
/// @param maxTickets NewSessionTicket messages without application data between them
public record Limits(
    int maxHandshakeMessage,
    int maxCertificates,
    int maxFragments,
    int maxEmptyRecords,
    int maxWarnings,
    int maxKeyUpdates,
    int maxTickets) {

  public static final Limits STANDARD = new Limits(1 << 17, 100, 1 << 14, 32, 4, 32, 32);
}
