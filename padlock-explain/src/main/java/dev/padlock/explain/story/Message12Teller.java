package dev.padlock.explain.story;

import dev.padlock.explain.Agreement;
import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.SignatureScheme;
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
///
/// @param agreement what is agreed on so far: what a key exchange holds depends on the suite
record Message12Teller(Role sender, Agreement agreement) {

  Telling tell(Message12 message) {
    return switch (message) {
      case HelloRequest _ -> said("HelloRequest", "asks for another handshake");
      case Certificate12 certificate ->
          CertificateTeller.certificate(certificate.certificateList(), sender);
      case CertificateStatusMessage status ->
          said(
              "CertificateStatus",
              "an OCSP response of " + Wording.bytes(status.status().ocspResponse().size()));
      case ServerKeyExchange _ -> serverHalf();
      case CertificateRequest12 request -> request(request);
      case ServerHelloDone _ -> said("ServerHelloDone", "now it is the client's turn");
      case ClientKeyExchange exchange -> clientHalf(exchange);
      case NewSessionTicket12 ticket -> ticket(ticket);
    };
  }

  private static Telling said(String title, String gist) {
    return new Notes().note("", gist).telling(title, gist);
  }

  private Telling serverHalf() {
    String group = SessionKeysTeller.group(agreement);
    String signature = agreement.signature().map(SignatureScheme::toString).orElse("unreadable");
    return new Notes()
        .note("half", "the server's half of " + group)
        .note("signed", signature)
        .note("", "proves that the server holds the key of its certificate, now")
        .telling("ServerKeyExchange", "the server's half of " + group + ", signed: " + signature);
  }

  private Telling clientHalf(ClientKeyExchange exchange) {
    String size = Wording.bytes(exchange.content().size());
    if (SessionKeysTeller.isTransported(agreement)) {
      return new Notes()
          .note(
              "premaster", "the premaster secret, encrypted for the server's certificate: " + size)
          .note("", "whoever gets the certificate's key can read it, even years later")
          .telling(
              "ClientKeyExchange", "the premaster secret, encrypted for the certificate's key");
    }
    String half = "the client's half of " + SessionKeysTeller.group(agreement);
    return new Notes()
        .note("half", half)
        .note("", "each side computes the same secret from its own half and the other's")
        .telling("ClientKeyExchange", half);
  }

  private static Telling request(CertificateRequest12 message) {
    return new Notes()
        .note("signatures", Wording.list(message.supportedSignatureAlgorithms()))
        .telling("CertificateRequest", "wants a certificate");
  }

  private static Telling ticket(NewSessionTicket12 message) {
    String gist =
        message.ticket().isEmpty()
            ? "none, after all"
            : "for the next connection, " + Wording.count(message.ticketLifetimeHint(), "second");
    return new Notes()
        .note(
            "ticket",
            message.ticket().isEmpty()
                ? gist
                : Wording.bytes(message.ticket().size()) + ", " + gist)
        .telling("NewSessionTicket", gist);
  }
}
