package dev.padlock.tls.wire.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Rfc8448;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The messages of RFC 8448, which another implementation wrote.
final class Rfc8448MessagesTest {

  static final List<String> TRACES = Rfc8448.TRACES;

  private static final List<String> MESSAGES =
      List.of(
          "hello",
          "request",
          "extensions",
          "certificate",
          "verify",
          "finished",
          "early_data",
          "ticket");

  @ParameterizedTest
  @FieldSource("TRACES")
  void everyMessageOfATraceIsReadAndWrittenIdentically(String trace) throws TlsException {
    int messages = 0;
    for (Map.Entry<String, Opaque> value : Rfc8448.trace(trace).values().entrySet()) {
      if (isMessage(value.getKey(), value.getValue())) {
        assertEquals(value.getValue(), read(value.getValue()).encode(), value.getKey());
        messages++;
      }
    }
    assertTrue(messages >= 6, trace + " has only " + messages + " messages");
  }

  @Test
  void theClientHelloOfTheSimpleHandshakeSaysWhatTheTraceSays() throws TlsException {
    Rfc8448 trace = Rfc8448.trace("simple-1rtt");
    var hello = assertInstanceOf(ClientHello.class, read(trace.value("client_hello")));

    assertEquals(0x0303, hello.legacyVersion());
    assertTrue(hello.legacySessionId().isEmpty());
    assertEquals(
        List.of(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
            CipherSuite.TLS_AES_256_GCM_SHA384),
        hello.cipherSuites());
    assertEquals("server", hello.extensions().find(ServerName.class).orElseThrow().hostName());
    var shares = hello.extensions().find(KeyShareClientHello.class).orElseThrow();
    assertEquals(32, shares.of(NamedGroup.X25519).orElseThrow().keyExchange().size());
    assertTrue(shares.of(NamedGroup.SECP256R1).isEmpty());
    assertEquals(
        SignatureScheme.ECDSA_SECP256R1_SHA256,
        hello
            .extensions()
            .find(SignatureAlgorithms.class)
            .orElseThrow()
            .supportedSignatureAlgorithms()
            .getFirst());
    assertEquals(
        0x4001, hello.extensions().find(RecordSizeLimit.class).orElseThrow().recordSizeLimit());
  }

  @Test
  void theServerHelloOfTheSimpleHandshakeSaysWhatTheTraceSays() throws TlsException {
    Rfc8448 trace = Rfc8448.trace("simple-1rtt");
    var hello = assertInstanceOf(ServerHello.class, read(trace.value("server_hello")));

    assertEquals(CipherSuite.TLS_AES_128_GCM_SHA256, hello.cipherSuite());
    assertEquals(
        ProtocolVersion.TLS_1_3,
        hello.extensions().find(SelectedVersion.class).orElseThrow().selectedVersion());
    assertEquals(
        NamedGroup.X25519,
        hello.extensions().find(KeyShareServerHello.class).orElseThrow().serverShare().group());
    assertTrue(hello.downgradeSentinel().isEmpty());
  }

  @Test
  void aServerHelloWithTheSpecialRandomIsAHelloRetryRequest() throws TlsException {
    Rfc8448 trace = Rfc8448.trace("hello-retry-request");
    var retry = assertInstanceOf(HelloRetryRequest.class, read(trace.value("hello_retry_request")));

    assertEquals(
        NamedGroup.SECP256R1,
        retry.extensions().find(KeyShareHelloRetryRequest.class).orElseThrow().selectedGroup());
    var cookie = retry.extensions().find(Cookie.class).orElseThrow();
    var second = assertInstanceOf(ClientHello.class, read(trace.value("second_client_hello")));
    assertEquals(cookie, second.extensions().find(Cookie.class).orElseThrow());
  }

  @Test
  void theBindersOfTheResumedHandshakeAreTheEndOfItsClientHello() throws TlsException {
    Rfc8448 trace = Rfc8448.trace("resumed-0rtt");
    Opaque encoded = trace.value("client_hello");
    var hello = assertInstanceOf(ClientHello.class, read(encoded));
    var offered = hello.extensions().find(PreSharedKeyClientHello.class).orElseThrow();

    assertEquals(List.of(trace.value("binder")), offered.binders());
    Opaque end = encoded.slice(encoded.size() - offered.bindersLength(), encoded.size());
    assertEquals("002120" + trace.value("binder").hex(), end.hex());
  }

  @Test
  void theTicketOfTheSimpleHandshakeAllowsEarlyData() throws TlsException {
    var ticket =
        assertInstanceOf(
            NewSessionTicket.class, read(Rfc8448.trace("simple-1rtt").value("new_session_ticket")));

    assertEquals(30, ticket.ticketLifetime());
    assertEquals(
        1024, ticket.extensions().find(EarlyDataLimit.class).orElseThrow().maxEarlyDataSize());
  }

  /// The traces also hold records, keys and data; a message says its own length.
  private static boolean isMessage(String name, Opaque value) {
    return MESSAGES.stream().anyMatch(name::endsWith)
        && value.size() >= 4
        && (value.byteAt(2) << 8 | value.byteAt(3)) == value.size() - 4;
  }

  private static HandshakeMessage read(Opaque encoded) throws TlsException {
    return MessageReader.read(
        Dialect.TLS13, new HandshakeType(encoded.byteAt(0)), encoded.slice(4, encoded.size()));
  }
}
