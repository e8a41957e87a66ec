package dev.padlock.explain.story;

import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateStatusMessage;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.HelloRequest;
import dev.padlock.tls.wire.message.Message12;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import dev.padlock.tls.wire.message.ServerHelloDone;
import dev.padlock.tls.wire.message.ServerKeyExchange;

/// Says what the messages say that only TLS 1.2 has.
final class Message12Teller {

  private Message12Teller() {}

  static Telling tell(Message12 message) {
    return switch (message) {
      case HelloRequest _ -> Telling.of("HelloRequest", "asks for another handshake");
      case Certificate12 certificate -> certificate(certificate);
      case CertificateStatusMessage status ->
          Telling.of(
              "CertificateStatus",
              "an OCSP response of " + Wording.bytes(status.status().ocspResponse().size()));
      case ServerKeyExchange _ ->
          Telling.of("ServerKeyExchange", "the server's half of the key exchange, signed");
      case CertificateRequest12 request -> request(request);
      case ServerHelloDone _ -> Telling.of("ServerHelloDone", "now it is the client's turn");
      case ClientKeyExchange _ ->
          Telling.of("ClientKeyExchange", "the client's half of the key exchange");
      case NewSessionTicket12 ticket -> ticket(ticket);
    };
  }

  private static Telling certificate(Certificate12 message) {
    int size = message.certificateList().size();
    return Telling.of(
        "Certificate",
        size == 0 ? "none to show" : "a chain of " + Wording.count(size, "certificate"));
  }

  private static Telling request(CertificateRequest12 message) {
    return new Notes()
        .note("signature algorithms", message.supportedSignatureAlgorithms().toString())
        .telling("CertificateRequest", "wants a certificate");
  }

  private static Telling ticket(NewSessionTicket12 message) {
    String gist =
        message.ticket().isEmpty()
            ? "none, after all"
            : "for the next connection, " + Wording.count(message.ticketLifetimeHint(), "second");
    return Telling.of("NewSessionTicket", gist);
  }
}
