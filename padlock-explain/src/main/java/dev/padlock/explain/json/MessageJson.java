package dev.padlock.explain.json;

import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.Message12;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;

/// The fields of a message under the RFC's names. Members of an object that the caller opens.
final class MessageJson {

  private MessageJson() {}

  static void write(JsonWriter json, HandshakeMessage message) {
    switch (message) {
      case ClientHello hello -> clientHello(json, hello);
      case ServerHello hello -> serverHello(json, hello);
      case HelloRetryRequest retry -> {
        TraceJson.suite(json, retry.cipherSuite());
        extensions(json, retry.extensions());
      }
      case EncryptedExtensions parameters -> extensions(json, parameters.extensions());
      case CertificateRequest request -> {
        json.member("certificate_request_context", request.certificateRequestContext().hex());
        extensions(json, request.extensions());
      }
      case Certificate certificate -> certificate(json, certificate);
      case CompressedCertificate compressed ->
          json.member("algorithm", compressed.algorithm().toString())
              .member("uncompressed_length", compressed.uncompressedLength())
              .member("compressed_length", compressed.compressedCertificateMessage().size());
      case CertificateVerify verify ->
          json.member("algorithm", verify.algorithm().toString())
              .member("signature", verify.signature().hex());
      case Finished finished -> json.member("verify_data", finished.verifyData().hex());
      case NewSessionTicket ticket -> ticket(json, ticket);
      case KeyUpdate update -> json.member("request_update", update.requestUpdate());
      case EndOfEarlyData end -> {}
      case Message12 older -> Message12Json.write(json, older);
    }
  }

  private static void clientHello(JsonWriter json, ClientHello hello) {
    json.member("legacy_version", hello.legacyVersion())
        .member("random", hello.random().hex())
        .member("legacy_session_id", hello.legacySessionId().hex())
        .member("cipher_suites", hello.cipherSuites());
    extensions(json, hello.extensions());
  }

  private static void serverHello(JsonWriter json, ServerHello hello) {
    json.member("legacy_version", hello.legacyVersion())
        .member("random", hello.random().hex())
        .member("legacy_session_id_echo", hello.legacySessionIdEcho().hex());
    TraceJson.suite(json, hello.cipherSuite());
    hello
        .downgradeSentinel()
        .ifPresent(mark -> json.member("downgrade_sentinel", TraceJson.code(mark)));
    extensions(json, hello.extensions());
  }

  private static void certificate(JsonWriter json, Certificate message) {
    json.member("certificate_request_context", message.certificateRequestContext().hex());
    json.name("certificate_list")
        .array(() -> message.certificateList().forEach(e -> entry(json, e)));
  }

  private static void entry(JsonWriter json, CertificateEntry entry) {
    json.object(() -> {
      json.member("cert_data", entry.certData().hex());
      extensions(json, entry.extensions());
    });
  }

  private static void ticket(JsonWriter json, NewSessionTicket ticket) {
    json.member("ticket_lifetime", ticket.ticketLifetime())
        .member("ticket_age_add", ticket.ticketAgeAdd())
        .member("ticket_nonce", ticket.ticketNonce().hex())
        .member("ticket", ticket.ticket().hex());
    extensions(json, ticket.extensions());
  }

  private static void extensions(JsonWriter json, Extensions extensions) {
    json.name("extensions")
        .array(
            () -> extensions.list().forEach(e -> json.object(() -> ExtensionJson.write(json, e))));
  }
}
