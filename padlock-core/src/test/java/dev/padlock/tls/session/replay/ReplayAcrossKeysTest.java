package dev.padlock.tls.session.replay;

import static dev.padlock.tls.session.replay.Claims.AGE;
import static dev.padlock.tls.session.replay.Claims.ARRIVAL;
import static dev.padlock.tls.session.replay.Claims.EXPIRY;
import static dev.padlock.tls.session.replay.Claims.HELLO;
import static dev.padlock.tls.session.replay.Claims.LONG_AGO;
import static dev.padlock.tls.session.replay.Claims.NOON;
import static dev.padlock.tls.session.replay.Claims.TICK;
import static dev.padlock.tls.session.replay.Claims.WINDOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.wire.CipherSuite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real tickets, under keys that rotate and outlive the memory of what was used.
class ReplayAcrossKeysTest {

  private static final JcaCrypto CRYPTO = JcaCrypto.with(new SecureRandom());
  private static final SessionScope SCOPE =
      new SessionScope("example.org", Opaque.EMPTY, Opaque.EMPTY);

  /// They rotate in the middle of the hello's window.
  private final TicketSealer sealer =
      new TicketSealer(
          CRYPTO, TicketKeys.rotating(CRYPTO.random(), AGE.plus(TICK), Duration.ofHours(1)));

  private final ReplayGuard hellos =
      new ClientHelloRecording(UseRegister.bounded(1000, LONG_AGO), WINDOW);
  private final ReplayGuard tickets = new SingleUseTickets(UseRegister.bounded(1000, LONG_AGO));

  @Test
  void aKeyRotationMakesNothingNewAgain() throws TlsException {
    Opaque ticket = sealer.seal(session(), NOON).orElseThrow();
    assertEquals("admitted", answer(hellos, ticket, ARRIVAL));
    assertEquals("admitted", answer(tickets, ticket, ARRIVAL));

    Instant rotated = ARRIVAL.plus(TICK);
    Opaque next = sealer.seal(session(), rotated).orElseThrow();
    assertEquals(false, ticket.slice(0, 16).equals(next.slice(0, 16)));
    assertEquals("REPLAYED", answer(hellos, ticket, rotated));
    assertEquals("REPLAYED", answer(tickets, ticket, rotated));

    Instant keyIsGone = ARRIVAL.plus(Duration.ofMinutes(61));
    assertEquals("UNKNOWN_KEY", answer(hellos, ticket, keyIsGone));
    assertEquals("UNKNOWN_KEY", answer(tickets, ticket, keyIsGone));
  }

  @Test
  void keysThatOutliveARestartOpenTheTicketButBringNoEarlyData() throws TlsException {
    Opaque ticket = sealer.seal(session(), NOON).orElseThrow();
    assertEquals("admitted", answer(hellos, ticket, ARRIVAL));

    Instant restart = ARRIVAL.plus(TICK);
    UseRegister fresh = UseRegister.bounded(1000, restart);
    assertEquals(
        Miss.JUST_STARTED.name(), answer(new ClientHelloRecording(fresh, WINDOW), ticket, restart));
    assertEquals(Miss.JUST_STARTED.name(), answer(new SingleUseTickets(fresh), ticket, restart));
  }

  /// As a server would: the ticket first, then the guard.
  private String answer(ReplayGuard guard, Opaque ticket, Instant now) throws TlsException {
    return switch (sealer.open(ticket, SCOPE, now)) {
      case Recollection.Missed missed -> missed.miss().name();
      case Recollection.Found _ ->
          switch (Admission.of(guard, claim(ticket, now))) {
            case Admission.Admitted _ -> "admitted";
            case Admission.Refused refused -> refused.why().name();
          };
    };
  }

  private static EarlyDataClaim claim(Opaque ticket, Instant now) {
    byte[] name = CRYPTO.hkdf(HashAlgorithm.SHA256).hash(ticket.toArray());
    return new EarlyDataClaim(Opaque.wrap(name), HELLO, NOON, AGE, EXPIRY, now);
  }

  private static Session12 session() {
    SessionFacts facts =
        new SessionFacts(
            SCOPE, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, List.of(), NOON, EXPIRY);
    return new Session12(
        facts, true, Session12.Handle.NONE, Secret.of("main secret", new byte[48]));
  }
}
