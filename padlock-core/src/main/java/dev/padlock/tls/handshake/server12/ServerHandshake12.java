package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingCredential;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingJudgement;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingPremaster;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingSession;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingSignature;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingTicket;
import dev.padlock.tls.handshake.server12.ServerState12.Connected;
import dev.padlock.tls.handshake.server12.ServerState12.WaitCertificateVerify;
import dev.padlock.tls.handshake.server12.ServerState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientCertificate;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientHello;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientKeyExchange;
import dev.padlock.tls.handshake.server12.ServerState12.WaitFinished;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;

/// The server's score for TLS 1.2: RFC 5246 §7.3, one line per arrow. Any pair without a line is
/// refused.
///
/// It begins with the hello that decided for this version.
public final class ServerHandshake12 implements Score {

  private record Turn(HandshakeState state, HandshakeMessage message) {}

  private record AnsweredTurn(HandshakeState state, Answer answer) {}

  @Override
  public Step start() throws TlsException {
    throw InternalFailure.BUG.refuse("start", "without a version");
  }

  @Override
  public Step on(HandshakeState state, Incoming in) throws TlsException {
    return switch (in) {
      case Incoming.Message message -> on(state, message);
      case Incoming.ChangeCipherSpec ccs when state instanceof WaitChangeCipherSpec s ->
          FinishHandshake.changeKeys(s, ccs);
      case Incoming.ApplicationData data ->
          throw Misbehaviour.APPLICATION_DATA_BEFORE_FINISHED.refuse("while", state.name());
      default -> throw in.unexpectedIn(state);
    };
  }

  private Step on(HandshakeState state, Incoming.Message in) throws TlsException {
    return switch (new Turn(state, in.message())) {
      case Turn(WaitClientHello s, ClientHello m) -> ChooseParameters.begin(s, m, in);
      case Turn(WaitClientCertificate s, Certificate12 m) -> ClientIdentity.certificate(s, m, in);
      case Turn(WaitClientKeyExchange s, ClientKeyExchange m) -> ExchangeKeys.agree(s, m, in);
      case Turn(WaitCertificateVerify s, CertificateVerify m) -> ClientIdentity.signature(s, m, in);
      case Turn(WaitFinished s, Finished m) -> FinishHandshake.finished(s, m, in);
      case Turn(Connected s, ClientHello m) ->
          Step.next(s, new Effect.Learned(new Fact.RenegotiationRefused()));
      default -> throw in.unexpectedIn(state);
    };
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    if (answer instanceof Answer.Failed(TlsException why)) {
      throw why;
    }
    return switch (new AnsweredTurn(awaiting, answer)) {
      case AnsweredTurn(AwaitingSession s, Answer.SessionSought a) ->
          ResumeSession.sought(s, a.recollection());
      case AnsweredTurn(AwaitingCredential s, Answer.CredentialChosen a) ->
          ServerFlight.begin(s, a.credential());
      case AnsweredTurn(AwaitingSignature s, Answer.Signed a) ->
          ServerFlight.signed(s, a.signature());
      case AnsweredTurn(AwaitingPremaster s, Answer.Decrypted a) ->
          ExchangeKeys.decrypted(s, a.premaster());
      case AnsweredTurn(AwaitingJudgement s, Answer.Judged a) ->
          ClientIdentity.judged(s, a.judgement());
      case AnsweredTurn(AwaitingTicket s, Answer.SessionKept a) ->
          FinishHandshake.kept(s, a.ticket(), a.away());
      default -> throw InternalFailure.BUG.refuse("answer", answer.getClass().getSimpleName());
    };
  }

  /// TLS 1.2 could only by a new handshake, which is not to be had.
  @Override
  public Step renewSendingKeys(HandshakeState state, boolean requestUpdate) throws TlsException {
    if (state instanceof Connected) {
      throw RecordFault.KEYS_USED_UP.refuse();
    }
    throw InternalFailure.BUG.refuse("renewal in", state.name());
  }
}
