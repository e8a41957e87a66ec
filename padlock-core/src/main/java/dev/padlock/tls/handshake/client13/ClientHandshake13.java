package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.AwaitingCredential;
import dev.padlock.tls.handshake.client13.ClientState13.AwaitingJudgement;
import dev.padlock.tls.handshake.client13.ClientState13.AwaitingSignature;
import dev.padlock.tls.handshake.client13.ClientState13.Connected;
import dev.padlock.tls.handshake.client13.ClientState13.WaitCertificate;
import dev.padlock.tls.handshake.client13.ClientState13.WaitCertificateOrRequest;
import dev.padlock.tls.handshake.client13.ClientState13.WaitCertificateVerify;
import dev.padlock.tls.handshake.client13.ClientState13.WaitEncryptedExtensions;
import dev.padlock.tls.handshake.client13.ClientState13.WaitFinished;
import dev.padlock.tls.handshake.client13.ClientState13.WaitServerHello;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;
import org.jspecify.annotations.Nullable;

/// The client's score: RFC 9846 §A.1, one line per arrow. Any pair without a line is refused.
public final class ClientHandshake13 implements Score {

  private final ClientSettings settings;
  private final @Nullable String serverName;

  /// @param serverName the DNS name or IP address that the server must prove to be, or null
  public ClientHandshake13(ClientSettings settings, @Nullable String serverName) {
    this.settings = settings;
    this.serverName = serverName;
  }

  private record Turn(HandshakeState state, HandshakeMessage message) {}

  @Override
  public Step start() throws TlsException {
    return OfferParameters.begin(settings, serverName);
  }

  @Override
  public Step on(HandshakeState state, Incoming in) throws TlsException {
    return switch (in) {
      case Incoming.Message message -> on(state, message);
      case Incoming.ChangeCipherSpec ccs when takesChangeCipherSpec(state) -> Step.next(state);
      case Incoming.ApplicationData data ->
          throw Misbehaviour.APPLICATION_DATA_BEFORE_FINISHED.refuse("while", state.name());
      default -> throw in.unexpectedIn(state);
    };
  }

  /// Before the server's Finished (RFC 9846 §5).
  private static boolean takesChangeCipherSpec(HandshakeState state) {
    return !(state instanceof AwaitingCredential
        || state instanceof AwaitingSignature
        || state instanceof Connected);
  }

  private Step on(HandshakeState state, Incoming.Message in) throws TlsException {
    return switch (new Turn(state, in.message())) {
      case Turn(WaitServerHello s, HelloRetryRequest m) -> OfferParameters.retry(s, m, in);
      case Turn(WaitServerHello s, ServerHello m) -> AgreeOnKeys.agree(s, m, in);
      case Turn(WaitEncryptedExtensions s, EncryptedExtensions m) ->
          ServerParameters.extensions(s, m, in);
      case Turn(WaitCertificateOrRequest s, CertificateRequest m) ->
          ServerParameters.request(s, m, in);
      case Turn(WaitCertificateOrRequest s, Certificate m) ->
          ServerIdentity.certificate(s.conversation(), null, m, in);
      case Turn(WaitCertificateOrRequest s, CompressedCertificate m) ->
          ServerIdentity.compressed(s.conversation(), null, m, in);
      case Turn(WaitCertificate s, Certificate m) ->
          ServerIdentity.certificate(s.conversation(), s.request(), m, in);
      case Turn(WaitCertificate s, CompressedCertificate m) ->
          ServerIdentity.compressed(s.conversation(), s.request(), m, in);
      case Turn(WaitCertificateVerify s, CertificateVerify m) -> ServerIdentity.signature(s, m, in);
      case Turn(WaitFinished s, Finished m) -> FinishAndReply.finished(s, m, in);
      case Turn(Connected s, KeyUpdate m) -> s.keys().received(m, in, s::with);
      case Turn(Connected s, NewSessionTicket m) -> AfterHandshake.ticket(s, m);
      case Turn(Connected s, CertificateRequest m) ->
          throw Misbehaviour.POST_HANDSHAKE_AUTHENTICATION.refuse();
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
          ServerIdentity.judged(s, a.judgement());
      case AnsweredTurn(AwaitingCredential s, Answer.CredentialChosen a) ->
          FinishAndReply.credential(s, a.credential());
      case AnsweredTurn(AwaitingSignature s, Answer.Signed a) ->
          FinishAndReply.signed(s, a.signature());
      default -> throw InternalFailure.BUG.refuse("answer", answer.getClass().getSimpleName());
    };
  }

  private record AnsweredTurn(HandshakeState state, Answer answer) {}

  @Override
  public Step renewSendingKeys(HandshakeState state, boolean requestUpdate) throws TlsException {
    if (state instanceof Connected connected) {
      return connected.keys().renew(requestUpdate, connected::with);
    }
    throw InternalFailure.BUG.refuse("renewal in", state.name());
  }
}
