package dev.padlock.tls.handshake.client12;

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
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingCredential;
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingJudgement;
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingSignature;
import dev.padlock.tls.handshake.client12.ClientState12.Connected;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificate;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificateRequest;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificateStatus;
import dev.padlock.tls.handshake.client12.ClientState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.client12.ClientState12.WaitFinished;
import dev.padlock.tls.handshake.client12.ClientState12.WaitNewSessionTicket;
import dev.padlock.tls.handshake.client12.ClientState12.WaitServerHello;
import dev.padlock.tls.handshake.client12.ClientState12.WaitServerHelloDone;
import dev.padlock.tls.handshake.client12.ClientState12.WaitServerKeyExchange;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateStatusMessage;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRequest;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import dev.padlock.tls.wire.message.ServerHello;
import dev.padlock.tls.wire.message.ServerHelloDone;
import dev.padlock.tls.wire.message.ServerKeyExchange;

/// The client's score for TLS 1.2: RFC 5246 §7.3, one line per arrow. Any pair without a line is
/// refused.
///
/// It begins where a hello is out: whether that offers other versions too is not its business.
public final class ClientHandshake12 implements Score {

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
      case Turn(WaitServerHello s, ServerHello m) -> AgreeOnSuite.agree(s, m, in);
      case Turn(WaitCertificate s, Certificate12 m) -> ServerIdentity.certificate(s, m, in);
      case Turn(WaitCertificateStatus s, CertificateStatusMessage m) ->
          ServerIdentity.status(s, m, in);
      case Turn(WaitCertificateStatus s, HandshakeMessage m) ->
          on(ServerIdentity.withoutStatus(s), in);
      case Turn(WaitServerKeyExchange s, ServerKeyExchange m) ->
          ServerIdentity.keyExchange(s, m, in);
      case Turn(WaitCertificateRequest s, CertificateRequest12 m) ->
          ServerIdentity.request(s, m, in);
      case Turn(WaitCertificateRequest s, ServerHelloDone m) ->
          ServerIdentity.done(ServerIdentity.unasked(s), in);
      case Turn(WaitServerHelloDone s, ServerHelloDone m) -> ServerIdentity.done(s.flight(), in);
      case Turn(WaitNewSessionTicket s, NewSessionTicket12 m) -> ResumeSession.ticket(s, m, in);
      case Turn(WaitFinished s, Finished m) -> FinishHandshake.finished(s, m, in);
      case Turn(Connected s, HelloRequest m) ->
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
      case AnsweredTurn(AwaitingJudgement s, Answer.Judged a) ->
          ExchangeKeys.judged(s, a.judgement());
      case AnsweredTurn(AwaitingCredential s, Answer.CredentialChosen a) ->
          ExchangeKeys.credential(s, a.credential());
      case AnsweredTurn(AwaitingSignature s, Answer.Signed a) ->
          ExchangeKeys.signed(s, a.signature());
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
