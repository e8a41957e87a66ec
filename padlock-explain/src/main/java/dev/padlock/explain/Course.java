package dev.padlock.explain;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a connection has come to: who we are, what was agreed, how many round trips and bytes it
/// took, how it ended.
///
/// It fills as moments are taken. Not thread-safe.
public final class Course {

  private RoundTrips roundTrips = new RoundTrips();
  private Traffic traffic = new Traffic();
  private Agreement agreement = new Agreement();
  private Ending ending = new Ending();
  private Reunion reunion = new Reunion(false, null);
  private @Nullable Offer offer;
  private TraceEvent.@Nullable MessageSeen last;
  private TraceEvent.@Nullable PeerJudged judged;

  /// The last hello, and who we are by it.
  private record Offer(Role role, ClientHello hello) {}

  /// What an earlier connection was good for.
  private record Reunion(boolean resumed, TraceEvent.@Nullable EarlyDataDecided earlyData) {}

  /// How and when it ended, or was complete.
  private static final class Ending {
    private Duration now = Duration.ZERO;
    private @Nullable Duration complete;
    private @Nullable TlsException refusal;

    private Ending copy() {
      Ending copy = new Ending();
      copy.now = now;
      copy.complete = complete;
      copy.refusal = refusal;
      return copy;
    }
  }

  /// Nothing has happened yet.
  public Course() {}

  /// Takes the next moment.
  public void take(Moment moment) {
    ending.now = moment.at();
    switch (moment.event()) {
      case TraceEvent.MessageSeen message -> message(message);
      case TraceEvent.RecordSeen record -> traffic.take(record);
      case TraceEvent.PeerJudged verdict -> judged = verdict;
      case TraceEvent.HandshakeComplete complete -> ending.complete = moment.at();
      case TraceEvent.Refused refused -> ending.refusal = refused.refusal();
      case TraceEvent.AlertSeen alert -> {}
      case TraceEvent.KeysChanged keys -> {}
      case TraceEvent.Decided decision -> {}
      case TraceEvent.Weakness weakness -> {}
      case TraceEvent.SessionResumed resumed -> reunion = new Reunion(true, reunion.earlyData);
      case TraceEvent.SessionMissed missed -> {}
      case TraceEvent.ExternalPskUsed used -> {}
      case TraceEvent.EarlyDataDecided decided -> reunion = new Reunion(reunion.resumed, decided);
      case TraceEvent.Asked asked -> {}
      case TraceEvent.Answered answered -> {}
    }
  }

  private void message(TraceEvent.MessageSeen seen) {
    HandshakeMessage message = seen.message();
    if (message instanceof ClientHello offered) {
      offer = new Offer(seen.direction() == Direction.SENT ? Role.CLIENT : Role.SERVER, offered);
    }
    last = seen;
    agreement.take(message);
    if (ending.complete == null) {
      roundTrips.take(sender(seen.direction()), message);
    }
  }

  /// Who we are. A client speaks first; whoever has not spoken is a server.
  public Role role() {
    return offer == null ? Role.SERVER : offer.role();
  }

  /// Who sent what went this way.
  public Role sender(Direction direction) {
    return direction == Direction.SENT ? role() : role().peer();
  }

  /// The last ClientHello; the first one is the offer, a second one its correction.
  public Optional<ClientHello> hello() {
    return Optional.ofNullable(offer).map(Offer::hello);
  }

  /// The name in the ClientHello.
  public Optional<String> serverName() {
    return hello().flatMap(h -> h.extensions().find(ServerName.class)).map(ServerName::hostName);
  }

  /// What was agreed so far.
  public Agreement agreement() {
    return agreement;
  }

  public Traffic traffic() {
    return traffic;
  }

  /// Round trips of TLS before the client could send its request: 1 for a full TLS 1.3 handshake, 2
  /// with a HelloRetryRequest; those of TCP are not counted.
  public RoundTrips roundTrips() {
    return roundTrips;
  }

  /// The last handshake message that crossed.
  public Optional<TraceEvent.MessageSeen> lastMessage() {
    return Optional.ofNullable(last);
  }

  /// What was said about the peer's certificates.
  public Optional<TraceEvent.PeerJudged> judged() {
    return Optional.ofNullable(judged);
  }

  /// Whether a session of an earlier connection is resumed.
  public boolean isResumed() {
    return reunion.resumed;
  }

  /// What became of early data; empty where there was none, or nothing was said yet.
  public Optional<TraceEvent.EarlyDataDecided> earlyData() {
    return Optional.ofNullable(reunion.earlyData);
  }

  /// When the handshake was complete; empty where it is not.
  public Optional<Duration> complete() {
    return Optional.ofNullable(ending.complete);
  }

  public Optional<TlsException> refusal() {
    return Optional.ofNullable(ending.refusal);
  }

  /// The time of the last moment.
  public Duration now() {
    return ending.now;
  }

  Course copy() {
    Course copy = new Course();
    copy.roundTrips = roundTrips.copy();
    copy.traffic = traffic.copy();
    copy.agreement = agreement.copy();
    copy.ending = ending.copy();
    copy.reunion = reunion;
    copy.offer = offer;
    copy.last = last;
    copy.judged = judged;
    return copy;
  }
}
