package dev.padlock.explain;

import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.trace.TraceListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Keeps what a connection did, with the time of each event. One recording belongs to one
/// connection.
///
/// The clock begins with the first event. A long connection does not fill the memory: once as many
/// events are kept as was asked for, records of application data are only counted in the [Course];
/// once twice as many are kept, everything is. So is a message that would make all kept messages
/// longer than [#BYTES_AN_EVENT] for each of these events: a peer decides how long its tickets are.
///
/// Thread-safe: one thread may read while another drives the connection.
public final class Recording implements TraceListener {

  /// Events that are kept, whatever they are, unless fewer are asked for.
  public static final int LIMIT = 4096;

  /// Bytes of messages that are kept, times the events that are.
  public static final int BYTES_AN_EVENT = 512;

  private final LongSupplier nanoTime;
  private final List<Moment> moments = new ArrayList<>();
  private final Course course = new Course();
  private final int limit;
  private long start;
  private long bytes;
  private int omitted;

  /// @param nanoTime a clock that never goes back, such as `System::nanoTime`
  public Recording(LongSupplier nanoTime) {
    this(nanoTime, LIMIT);
  }

  /// The same that keeps fewer events, for who keeps many recordings.
  ///
  /// @param limit a handshake has up to a hundred
  public Recording(LongSupplier nanoTime, int limit) {
    this.nanoTime = nanoTime;
    this.limit = limit;
  }

  @Override
  public synchronized void on(TraceEvent event) {
    long now = nanoTime.getAsLong();
    if (moments.isEmpty()) {
      start = now;
    }
    Moment moment = new Moment(Duration.ofNanos(now - start), event);
    course.take(moment);
    if (hasRoomFor(event)) {
      moments.add(moment);
      bytes += size(event);
    } else {
      omitted++;
    }
  }

  private boolean hasRoomFor(TraceEvent event) {
    int most = isOrdinary(event) ? limit : 2 * limit;
    return moments.size() < most && bytes + size(event) <= (long) limit * BYTES_AN_EVENT;
  }

  private static int size(TraceEvent event) {
    return event instanceof TraceEvent.MessageSeen message ? message.raw().size() : 0;
  }

  private static boolean isOrdinary(TraceEvent event) {
    return event instanceof TraceEvent.RecordSeen record && record.stage() == KeyStage.APPLICATION;
  }

  /// What happened so far, in order.
  public synchronized List<Moment> moments() {
    return List.copyOf(moments);
  }

  /// How many events came after the limit and were only counted.
  public synchronized int omitted() {
    return omitted;
  }

  /// Where the connection stands now.
  public synchronized Course course() {
    return course.copy();
  }
}
