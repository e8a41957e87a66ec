package dev.padlock.tls.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// How a session is written down before it is sealed:
///
///     struct {
///         uint8 kind = 12;
///         opaque secret<1..2^8-1>;
///         opaque server_name<0..2^8-1>;
///         opaque trust_policy<0..2^8-1>;
///         opaque credentials<0..2^8-1>;
///         opaque end_point<0..2^8-1>;
///         CipherSuite cipher_suite;
///         uint64 created_at;    /* milliseconds since 1970 */
///         uint64 expires_at;
///         opaque ASN.1Cert<1..2^24-1>;
///         ASN.1Cert peer_chain<0..2^24-1>;
///         uint8 extended_main_secret;
///     } SealedSession12;
///
/// Of TLS 1.3, after peer_chain:
///
///         uint8 kind = 13;
///         ...
///         uint32 ticket_age_add;
///         uint64 issued_at;
///         uint32 max_early_data_size;
///         opaque early_data_protocol<0..2^8-1>;
///         opaque external_psk_identity<0..2^16-1>;
///     } SealedSession13;
///
/// The secret comes first, so that it is written and wiped apart from what may be copied.
final class SessionCodec {

  private static final int TLS12 = 12;
  private static final int TLS13 = 13;

  private SessionCodec() {}

  /// The caller wipes the array.
  static byte[] encode(Session session) {
    return switch (session) {
      case Session12 tls12 -> {
        ByteWriter out = new ByteWriter();
        writeFacts(tls12.facts(), out);
        out.uint8(tls12.extendedMainSecret() ? 1 : 0);
        yield joined(TLS12, tls12.secret(), out);
      }
      case Session13 tls13 -> {
        ByteWriter out = new ByteWriter();
        writeFacts(tls13.facts(), out);
        out.uint32(tls13.ticket().ageAdd());
        out.uint64(tls13.ticket().issuedAt().toEpochMilli());
        out.uint32(tls13.early().most());
        out.opaque8(tls13.early().protocol());
        out.opaque16(tls13.facts().psk());
        yield joined(TLS13, tls13.secret(), out);
      }
    };
  }

  static Session decode(byte[] encoded) throws TlsException {
    return ByteReader.of(encoded).exactly(in -> read(in, encoded));
  }

  private static byte[] joined(int kind, Secret secret, ByteWriter rest) {
    byte[] joined = new byte[2 + secret.length() + rest.size()];
    joined[0] = (byte) kind;
    joined[1] = (byte) secret.length();
    System.arraycopy(secret.bytes(), 0, joined, 2, secret.length());
    System.arraycopy(rest.toByteArray(), 0, joined, 2 + secret.length(), rest.size());
    return joined;
  }

  /// The secret is taken from the array itself, so that no other copy of it is left behind.
  private static Session read(ByteReader in, byte[] encoded) throws TlsException {
    int kind = in.uint8();
    if (kind != TLS12 && kind != TLS13) {
      throw Malformation.LENGTH_OUT_OF_RANGE.refuse("kind of session", kind);
    }
    int length = in.uint8();
    in.scope(length);
    byte[] secret = Arrays.copyOfRange(encoded, 2, 2 + length);
    SessionFacts facts = readFacts(in);
    if (kind == TLS12) {
      boolean extended = in.uint8() == 1;
      return new Session12(
          facts, extended, Session12.Handle.NONE, Secret.of("main secret", secret));
    }
    Session13.Ticket ticket =
        new Session13.Ticket(Opaque.EMPTY, in.uint32(), Instant.ofEpochMilli(in.uint64()));
    Session13.Early early = new Session13.Early(in.uint32(), in.opaque8(0, 0xff));
    Opaque psk = in.opaque16(0, 0xffff);
    return new Session13(facts.begunBy(psk), ticket, early, Secret.of("resumption PSK", secret));
  }

  private static void writeFacts(SessionFacts facts, ByteWriter out) {
    SessionScope scope = facts.scope();
    out.opaque8(Opaque.wrap(scope.serverName().getBytes(UTF_8)));
    out.opaque8(scope.trustPolicy());
    out.opaque8(scope.credentials());
    out.opaque8(facts.endPoint());
    facts.cipherSuite().write(out);
    out.uint64(facts.createdAt().toEpochMilli());
    out.uint64(facts.expiresAt().toEpochMilli());
    out.vector24(facts.peerChain(), (each, to) -> to.opaque24(each));
  }

  private static SessionFacts readFacts(ByteReader in) throws TlsException {
    String serverName = new String(in.opaque8(0, 0xff).toArray(), UTF_8);
    SessionScope scope = new SessionScope(serverName, in.opaque8(0, 0xff), in.opaque8(0, 0xff));
    Opaque endPoint = in.opaque8(0, 0xff);
    CipherSuite suite = CipherSuite.read(in);
    Instant createdAt = Instant.ofEpochMilli(in.uint64());
    Instant expiresAt = Instant.ofEpochMilli(in.uint64());
    List<Opaque> chain = in.vector24(0, 0xffffff, each -> each.opaque24(1, 0xffffff));
    return new SessionFacts(scope, suite, chain, createdAt, expiresAt).showing(endPoint);
  }
}
