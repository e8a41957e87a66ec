package dev.padlock.tls.handshake.version;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.OwnHello;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientHandshake12;
import dev.padlock.tls.handshake.client12.ClientState12;
import dev.padlock.tls.handshake.client13.ClientHandshake13;
import dev.padlock.tls.handshake.client13.ClientState13;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.message.ServerHello;
import org.jspecify.annotations.Nullable;

/// A client that leaves the version to the server: one hello offers all, and the ServerHello
/// decides which score goes on (RFC 9846 §4.2.3, §4.3.1).
public final class ClientHandshake implements Score {

  private final ClientSettings settings;
  private final @Nullable String serverName;
  private final Score tls13;
  private final Score tls12;

  /// @param serverName the DNS name or IP address that the server must prove to be, or null
  public ClientHandshake(ClientSettings settings, @Nullable String serverName) {
    this.settings = settings;
    this.serverName = serverName;
    this.tls13 = new ClientHandshake13(settings, serverName);
    this.tls12 = new ClientHandshake12();
  }

  /// Where TLS 1.3 is among the versions, its score waits for the ServerHello.
  @Override
  public Step start() throws TlsException {
    if (settings.common().speaks(ProtocolVersion.TLS_1_3)) {
      return tls13.start();
    }
    ClientOffer offer = ClientOffer.first(settings, serverName);
    return new Step.Next(
        new ClientState12.WaitServerHello(offer, Transcript.start().append(offer.raw())),
        OwnHello.effects(offer));
  }

  @Override
  public Step on(HandshakeState state, Incoming in) throws TlsException {
    if (state instanceof ClientState13.WaitServerHello s
        && in instanceof Incoming.Message message
        && message.message() instanceof ServerHello hello
        && isOfTls12(s, hello)) {
      if (s.offer().earlySession().isPresent()) {
        throw ResumptionFault.OLDER_VERSION_AFTER_EARLY_DATA.refuse();
      }
      return tls12.on(new ClientState12.WaitServerHello(s.offer(), s.transcript()), in);
    }
    return scoreOf(state).on(state, in);
  }

  /// A server that could have spoken TLS 1.3 was made not to (RFC 9846 §4.2.3). After a retry the
  /// version is decided.
  private boolean isOfTls12(ClientState13.WaitServerHello s, ServerHello hello)
      throws TlsException {
    boolean chosen =
        s.retry() == null
            && settings.common().speaks(ProtocolVersion.TLS_1_2)
            && hello.legacyVersion() == ProtocolVersion.TLS_1_2.code()
            && hello.extensions().find(SelectedVersion.class).isEmpty();
    if (chosen && hello.downgradeSentinel().isPresent()) {
      throw Misbehaviour.DOWNGRADE_DETECTED.refuse("negotiated", ProtocolVersion.TLS_1_2);
    }
    return chosen;
  }

  private Score scoreOf(HandshakeState state) {
    return state instanceof ClientState12 ? tls12 : tls13;
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    return scoreOf(awaiting).answered(awaiting, answer);
  }

  @Override
  public Step renewSendingKeys(HandshakeState connected, boolean requestUpdate)
      throws TlsException {
    return scoreOf(connected).renewSendingKeys(connected, requestUpdate);
  }
}
