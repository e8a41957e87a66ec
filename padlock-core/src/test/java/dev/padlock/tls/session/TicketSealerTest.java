package dev.padlock.tls.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketSealerTest {

  private static final JcaCrypto CRYPTO = JcaCrypto.with(new SecureRandom());
  private static final Instant NOON = Sessions.NOON;
  private static final SessionScope SCOPE = Sessions.SCOPE;

  private final TicketSealer sealer =
      new TicketSealer(
          CRYPTO, TicketKeys.rotating(CRYPTO.random(), Duration.ofHours(1), Duration.ofHours(3)));

  @Test
  void aTicketHoldsTheWholeSession() throws TlsException {
    for (boolean extended : new boolean[] {true, false}) {
      Session12 session = Sessions.session();
      Session12 sealed =
          new Session12(session.facts(), extended, session.handle(), session.secret());

      Session12 opened = assertInstanceOf(Session12.class, open(seal(sealed), SCOPE, NOON));

      assertEquals(sealed.facts(), opened.facts());
      assertEquals(extended, opened.extendedMainSecret());
      assertArrayEquals(session.secret().bytes(), opened.secret().bytes());
    }
  }

  @Test
  void noTwoTicketsAreAlikeAndNoneShowsTheSecret() throws TlsException {
    Opaque one = seal(Sessions.session());
    Opaque two = seal(Sessions.session());

    assertNotEquals(one.slice(32, one.size()), two.slice(32, two.size()));
    assertEquals(one.slice(0, 16), two.slice(0, 16));
    assertFalse(one.hex().contains("5a5a5a5a"));
    assertFalse(one.hex().contains(Opaque.wrap("example".getBytes()).hex()));
  }

  @Test
  void whateverIsChangedInATicketIsAMiss() throws TlsException {
    byte[] ticket = seal(Sessions.session()).toArray();
    for (int at = 0; at < ticket.length; at++) {
      ticket[at] ^= 1;
      assertEquals(at < 16 ? Miss.UNKNOWN_KEY : Miss.FORGED, missed(Opaque.of(ticket)));
      ticket[at] ^= 1;
    }
    for (int length = 0; length < ticket.length; length++) {
      Miss miss = missed(Opaque.copyOf(ticket, 0, length));
      assertEquals(length < 48 ? Miss.UNKNOWN_KEY : Miss.FORGED, miss);
    }
  }

  @Test
  void anotherNameOrPolicyIsAMiss() throws TlsException {
    Opaque ticket = seal(Sessions.session());

    assertEquals(Miss.OTHER_NAME, missed(ticket, Sessions.scope("example.com"), NOON));
    assertEquals(Miss.OTHER_NAME, missed(ticket, Sessions.scope(""), NOON));
    assertEquals(
        Miss.POLICY_CHANGED,
        missed(
            ticket,
            new SessionScope("example.org", Opaque.ofHex("ab"), SCOPE.credentials()),
            NOON));
    assertEquals(
        Miss.POLICY_CHANGED,
        missed(ticket, new SessionScope("example.org", SCOPE.trustPolicy(), Opaque.EMPTY), NOON));
  }

  @Test
  void aSessionExpiresOnTheMinute() throws TlsException {
    Opaque ticket = seal(Sessions.session());
    Instant end = NOON.plus(Sessions.LIFE);

    open(ticket, SCOPE, end.minusMillis(1));
    assertEquals(Miss.EXPIRED, missed(ticket, SCOPE, end));
  }

  @Test
  void keysSealForATimeAndOpenForALongerOne() throws TlsException {
    SessionScope scope = SCOPE;
    Opaque first = seal(Sessions.session());
    Instant rotated = NOON.plus(Duration.ofHours(1));
    Opaque second = sealer.seal(Sessions.session(scope, rotated, List.of()), rotated).orElseThrow();

    assertNotEquals(first.slice(0, 16), second.slice(0, 16));
    open(first, scope, rotated);
    open(second, scope, rotated);
    Instant gone = NOON.plus(Duration.ofHours(4));
    assertEquals(Miss.EXPIRED, missed(first, scope, gone.minusMillis(1)));
    assertEquals(Miss.UNKNOWN_KEY, missed(first, scope, gone));
  }

  @Test
  void serversWithTheSameKeysOpenEachOthersTickets() throws TlsException {
    TicketKey today = TicketKey.random(CRYPTO.random());
    TicketKey tomorrow = TicketKey.random(CRYPTO.random());
    TicketSealer one = new TicketSealer(CRYPTO, TicketKeys.given(today, List.of()));
    TicketSealer other = new TicketSealer(CRYPTO, TicketKeys.given(tomorrow, List.of(today)));
    today.destroy();
    Opaque ofOne = one.seal(Sessions.session(), NOON).orElseThrow();
    Opaque ofOther = other.seal(Sessions.session(), NOON).orElseThrow();

    assertInstanceOf(Recollection.Found.class, other.open(ofOne, SCOPE, NOON));
    assertInstanceOf(Recollection.Found.class, other.open(ofOther, SCOPE, NOON));
    assertEquals(new Recollection.Missed(Miss.UNKNOWN_KEY), one.open(ofOther, SCOPE, NOON));
  }

  @Test
  void aChainThatIsTooLongForATicketGivesNone() throws TlsException {
    Session12 large =
        Sessions.session(SCOPE, NOON, List.of(Opaque.wrap(new byte[TicketSealer.LARGEST])));
    assertEquals(Optional.empty(), sealer.seal(large, NOON));
  }

  /// Under a right seal, from a server with another version of Padlock.
  @Test
  void aKindOfSessionThatIsNotKnownIsAMiss() throws TlsException {
    byte[] encoded = SessionCodec.encode(Sessions.session());
    for (int length = 0; length < encoded.length; length++) {
      byte[] shorter = Arrays.copyOf(encoded, length);
      assertEquals(Miss.OTHER_VERSION, missed(sealer.seal(shorter, NOON).orElseThrow()));
    }
    byte[] other = encoded.clone();
    other[0] = 99;
    assertEquals(Miss.OTHER_VERSION, missed(sealer.seal(other, NOON).orElseThrow()));
    assertInstanceOf(
        Recollection.Found.class,
        sealer.open(sealer.seal(encoded, NOON).orElseThrow(), SCOPE, NOON));
  }

  @Test
  void aKeyHasItsLengthsAndShowsItsNameOnly() {
    Opaque id = Opaque.wrap(new byte[16]);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TicketKey(Opaque.EMPTY, Secret.of("key", new byte[32])));
    assertThrows(
        IllegalArgumentException.class, () -> new TicketKey(id, Secret.of("key", new byte[16])));
    assertEquals(
        "ticket key " + "00".repeat(16),
        new TicketKey(id, Secret.of("key", new byte[32])).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> TicketKeys.rotating(CRYPTO.random(), Duration.ZERO, Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> TicketKeys.rotating(CRYPTO.random(), Duration.ofHours(1), Duration.ofHours(-1)));
  }

  @Test
  void everyMissHasASentence() {
    for (Miss miss : Miss.values()) {
      assertTrue(miss.sentence().length() > 5);
    }
  }

  private Opaque seal(Session session) throws TlsException {
    return sealer.seal(session, NOON).orElseThrow();
  }

  private Session open(Opaque ticket, SessionScope scope, Instant now) throws TlsException {
    return assertInstanceOf(Recollection.Found.class, sealer.open(ticket, scope, now)).session();
  }

  private Miss missed(Opaque ticket) throws TlsException {
    return missed(ticket, SCOPE, NOON);
  }

  private Miss missed(Opaque ticket, SessionScope scope, Instant now) throws TlsException {
    return assertInstanceOf(Recollection.Missed.class, sealer.open(ticket, scope, now)).miss();
  }
}
