package dev.padlock.explain.json;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateStatusMessage;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.HelloRequest;
import dev.padlock.tls.wire.message.Message12;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import dev.padlock.tls.wire.message.ServerHelloDone;
import dev.padlock.tls.wire.message.ServerKeyExchange;

/// The fields of TLS 1.2's own messages under the RFCs' names. What a key exchange holds depends on
/// the cipher suite, so it is shown as it travels.
final class Message12Json {

  private Message12Json() {}

  static void write(JsonWriter json, Message12 message) {
    switch (message) {
      case HelloRequest _, ServerHelloDone _ -> {}
      case Certificate12 certificate ->
          json.member(
              "certificate_list", certificate.certificateList().stream().map(Opaque::hex).toList());
      case ServerKeyExchange exchange -> json.member("content", exchange.content().hex());
      case ClientKeyExchange exchange -> json.member("content", exchange.content().hex());
      case CertificateRequest12 request ->
          json.member("certificate_types", request.certificateTypes().hex())
              .member("supported_signature_algorithms", request.supportedSignatureAlgorithms())
              .member(
                  "certificate_authorities",
                  request.certificateAuthorities().stream().map(Opaque::hex).toList());
      case CertificateStatusMessage status ->
          json.member("ocsp_response", status.status().ocspResponse().hex());
      case NewSessionTicket12 ticket ->
          json.member("ticket_lifetime_hint", ticket.ticketLifetimeHint())
              .member("ticket", ticket.ticket().hex());
    }
  }
}
