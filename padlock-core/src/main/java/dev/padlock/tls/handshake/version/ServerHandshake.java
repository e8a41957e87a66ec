package dev.padlock.tls.handshake.version;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.ClientWishes;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server12.ServerHandshake12;
import dev.padlock.tls.handshake.server12.ServerState12;
import dev.padlock.tls.handshake.server13.ServerHandshake13;
import dev.padlock.tls.handshake.server13.ServerState13;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.message.ClientHello;

/// A server that chooses the version, by the first ClientHello and the configuration that serves
/// it; the score of that version goes on (RFC 9846 §4.3.1).
public final class ServerHandshake implements Score {

  private final ServerSettings settings;
  private final Score tls13;
  private final Score tls12;

  public ServerHandshake(ServerSettings settings) {
    this.settings = settings;
    this.tls13 = new ServerHandshake13(settings);
    this.tls12 = new ServerHandshake12();
  }

  @Override
  public Step start() throws TlsException {
    return tls13.start();
  }

  @Override
  public Step on(HandshakeState state, Incoming in) throws TlsException {
    if (state instanceof ServerState13.WaitClientHello
        && in instanceof Incoming.Message message
        && message.message() instanceof ClientHello hello
        && settings.configurations() == null
        && isForTls12(settings, hello)) {
      return tls12.on(new ServerState12.WaitClientHello(settings), in);
    }
    return scoreOf(state).on(state, in);
  }

  private static boolean isForTls12(ServerSettings settings, ClientHello hello)
      throws TlsException {
    return new ClientWishes(hello)
        .requireVersion(settings.common().versions())
        .equals(ProtocolVersion.TLS_1_2);
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    if (awaiting instanceof ServerState13.AwaitingConfiguration s
        && answer instanceof Answer.ConfigurationChosen(ServerSettings chosen)
        && s.hello().message() instanceof ClientHello hello
        && isForTls12(chosen, hello)) {
      return tls12.on(new ServerState12.WaitClientHello(chosen), s.hello());
    }
    return scoreOf(awaiting).answered(awaiting, answer);
  }

  private Score scoreOf(HandshakeState state) {
    return state instanceof ServerState12 ? tls12 : tls13;
  }

  @Override
  public Step renewSendingKeys(HandshakeState connected, boolean requestUpdate)
      throws TlsException {
    return scoreOf(connected).renewSendingKeys(connected, requestUpdate);
  }
}
