package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingAdmission;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingConfiguration;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingCredential;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingJudgement;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingPsk;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSession;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSignature;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingTickets;
import dev.padlock.tls.handshake.server13.ServerState13.Connected;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientCertificate;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientCertificateVerify;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientHello;
import dev.padlock.tls.handshake.server13.ServerState13.WaitEndOfEarlyData;
import dev.padlock.tls.handshake.server13.ServerState13.WaitSecondClientHello;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.KeyUpdate;

/// The server's score: RFC 9846 §A.2, one line per arrow. Any pair without a line is refused.
public final class ServerHandshake13 implements Score {

  private final ServerSettings settings;

  public ServerHandshake13(ServerSettings settings) {
    this.settings = settings;
  }

  private record Turn(HandshakeState state, HandshakeMessage message) {}

  private record AnsweredTurn(HandshakeState state, Answer answer) {}

  @Override
  public Step start() {
    return Step.next(new WaitClientHello());
  }

  @Override
  public Step on(HandshakeState state, Incoming in) throws TlsException {
    return switch (in) {
      case Incoming.Message message -> on(state, message);
      case Incoming.ChangeCipherSpec ccs when takesChangeCipherSpec(state) -> Step.next(state);
      case Incoming.ApplicationData data when state instanceof WaitEndOfEarlyData ->
          Step.next(state);
      case Incoming.ApplicationData data ->
          throw Misbehaviour.APPLICATION_DATA_BEFORE_FINISHED.refuse("while", state.name());
      default -> throw in.unexpectedIn(state);
    };
  }

  /// After the first ClientHello and before the client's Finished (RFC 9846 §5).
  private static boolean takesChangeCipherSpec(HandshakeState state) {
    return !(state instanceof WaitClientHello
        || state instanceof AwaitingTickets
        || state instanceof Connected);
  }

  private Step on(HandshakeState state, Incoming.Message in) throws TlsException {
    return switch (new Turn(state, in.message())) {
      case Turn(WaitClientHello s, ClientHello m) -> ChooseParameters.begin(settings, m, in);
      case Turn(WaitSecondClientHello s, ClientHello m) -> ChooseParameters.again(s, m, in);
      case Turn(WaitEndOfEarlyData s, EndOfEarlyData m) -> EarlyDataDoor.ended(s, in);
      case Turn(WaitClientCertificate s, Certificate m) -> ClientIdentity.certificate(s, m, in);
      case Turn(WaitClientCertificate s, CompressedCertificate m) ->
          ClientIdentity.compressed(s, m, in);
      case Turn(WaitClientCertificateVerify s, CertificateVerify m) ->
          ClientIdentity.signature(s, m, in);
      case Turn(WaitClientFinished s, Finished m) -> FinishHandshake.finished(s, m, in);
      case Turn(Connected s, KeyUpdate m) -> s.keys().received(m, in, Connected::new);
      default -> throw in.unexpectedIn(state);
    };
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    if (answer instanceof Answer.Failed(TlsException why)) {
      throw why;
    }
    return switch (new AnsweredTurn(awaiting, answer)) {
      case AnsweredTurn(AwaitingConfiguration s, Answer.ConfigurationChosen a) ->
          ChooseParameters.configured(a.settings(), s);
      case AnsweredTurn(AwaitingSession s, Answer.SessionSought a) ->
          ResumeSession.sought(s, a.recollection());
      case AnsweredTurn(AwaitingPsk s, Answer.PskSought a) -> TakePsk.sought(s, a.psk(), a.miss());
      case AnsweredTurn(AwaitingAdmission s, Answer.EarlyDataJudged a) ->
          EarlyDataDoor.judged(s, a.admission());
      case AnsweredTurn(AwaitingCredential s, Answer.CredentialChosen a) ->
          ServerFlight.begin(s, a.credential());
      case AnsweredTurn(AwaitingSignature s, Answer.Signed a) ->
          ServerFlight.signed(s, a.signature());
      case AnsweredTurn(AwaitingJudgement s, Answer.Judged a) ->
          ClientIdentity.judged(s, a.judgement());
      case AnsweredTurn(AwaitingTickets s, Answer.TicketsMade a) ->
          FinishHandshake.ticketed(s, a.tickets(), a.away());
      default -> throw InternalFailure.BUG.refuse("answer", answer.getClass().getSimpleName());
    };
  }

  @Override
  public Step renewSendingKeys(HandshakeState state, boolean requestUpdate) throws TlsException {
    if (state instanceof Connected connected) {
      return connected.keys().renew(requestUpdate, Connected::new);
    }
    throw InternalFailure.BUG.refuse("renewal in", state.name());
  }
}
