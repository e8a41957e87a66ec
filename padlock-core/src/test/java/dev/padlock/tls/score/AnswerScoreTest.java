package dev.padlock.tls.score;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.client12.ClientHandshake12;
import dev.padlock.tls.handshake.client12.ClientState12;
import dev.padlock.tls.handshake.client13.ClientHandshake13;
import dev.padlock.tls.handshake.client13.ClientState13;
import dev.padlock.tls.handshake.server12.ServerHandshake12;
import dev.padlock.tls.handshake.server12.ServerState12;
import dev.padlock.tls.handshake.server13.ServerHandshake13;
import dev.padlock.tls.handshake.server13.ServerState13;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.verify.Judgement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A state takes the answer to its own question and no other: a mistake of ours is named as one,
/// and never moves a handshake on.
class AnswerScoreTest {

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer.Judged(new Judgement.Accepted(List.of(), List.of())),
          new Answer.CredentialChosen(Optional.empty()),
          new Answer.Signed(Opaque.EMPTY),
          new Answer.Decrypted(Secret.of("premaster", new byte[48])),
          new Answer.SessionSought(new Recollection.Missed(Miss.NO_SESSION)),
          new Answer.PskSought(Optional.empty(), Miss.UNKNOWN_PSK),
          new Answer.SessionKept(Optional.empty(), false),
          new Answer.TicketsMade(List.of(), false),
          new Answer.EarlyDataJudged(Admission.admitted()),
          new Answer.ConfigurationChosen(null));

  private static final Class<? extends Answer> NOTHING = Answer.Failed.class;

  private static void assertTakesNoOther(
      Score score, Map<HandshakeState, Class<? extends Answer>> awaiting) {
    awaiting.forEach((state, right) -> {
      for (Answer answer : ANSWERS) {
        if (!right.isInstance(answer)) {
          TlsException thrown =
              assertThrows(TlsException.class, () -> score.answered(state, answer));
          assertSame(InternalFailure.BUG, thrown.refusal(), () -> state + " took " + answer);
        }
      }
      TlsException why = Misbehaviour.UNEXPECTED_MESSAGE.refuse();
      assertSame(
          why,
          assertThrows(TlsException.class, () -> score.answered(state, new Answer.Failed(why))));
      assertSame(
          InternalFailure.BUG,
          assertThrows(TlsException.class, () -> score.renewSendingKeys(state, true)).refusal());
    });
  }

  @Test
  void aClientTakesOnlyWhatItAskedFor() throws Exception {
    assertTakesNoOther(
        new ClientHandshake13(Doors.settings(Parties.client().build()), Parties.NAME),
        Map.of(
            new ClientState13.WaitServerHello(null, null, null, null), NOTHING,
            new ClientState13.AwaitingJudgement(null, null, null, null), Answer.Judged.class,
            new ClientState13.AwaitingCredential(null), Answer.CredentialChosen.class,
            new ClientState13.AwaitingSignature(null, null, null), Answer.Signed.class));
  }

  @Test
  void aClientOfTls12TakesOnlyWhatItAskedFor() {
    assertTakesNoOther(
        new ClientHandshake12(),
        Map.of(
            new ClientState12.WaitServerHello(null, null), NOTHING,
            new ClientState12.AwaitingJudgement(null), Answer.Judged.class,
            new ClientState12.AwaitingCredential(null, null, null), Answer.CredentialChosen.class,
            new ClientState12.AwaitingSignature(null, null), Answer.Signed.class));
  }

  @Test
  void aServerOfTls12TakesOnlyWhatItAskedFor() {
    assertTakesNoOther(
        new ServerHandshake12(),
        Map.of(
            new ServerState12.WaitClientHello(null), NOTHING,
            new ServerState12.AwaitingSession(null, null, null), Answer.SessionSought.class,
            new ServerState12.AwaitingCredential(null, null), Answer.CredentialChosen.class,
            new ServerState12.AwaitingSignature(null, null, null), Answer.Signed.class,
            new ServerState12.AwaitingPremaster(null, null), Answer.Decrypted.class,
            new ServerState12.AwaitingJudgement(null, null, null, null), Answer.Judged.class,
            new ServerState12.AwaitingTicket(null, null), Answer.SessionKept.class));
  }

  /// Which version it is, is decided before they play.
  @Test
  void theScoresOfTls12DoNotBeginByThemselves() {
    for (Score score : List.of(new ClientHandshake12(), new ServerHandshake12())) {
      assertSame(InternalFailure.BUG, assertThrows(TlsException.class, score::start).refusal());
    }
  }

  @Test
  void aServerTakesOnlyWhatItAskedFor() throws Exception {
    assertTakesNoOther(
        new ServerHandshake13(Doors.settings(Parties.server().build())),
        Map.of(
            new ServerState13.WaitClientHello(), NOTHING,
            new ServerState13.AwaitingConfiguration(null), Answer.ConfigurationChosen.class,
            new ServerState13.AwaitingCredential(null, null, null), Answer.CredentialChosen.class,
            new ServerState13.AwaitingSignature(null, null, null), Answer.Signed.class,
            new ServerState13.AwaitingSession(null, null, null, 0), Answer.SessionSought.class,
            new ServerState13.AwaitingPsk(null, Miss.NO_SESSION), Answer.PskSought.class,
            new ServerState13.AwaitingAdmission(null, null), Answer.EarlyDataJudged.class,
            new ServerState13.AwaitingJudgement(null, null, null, null), Answer.Judged.class,
            new ServerState13.AwaitingTickets(null, null, null), Answer.TicketsMade.class));
  }
}
