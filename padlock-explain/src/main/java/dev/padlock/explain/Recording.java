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
/// The clock begins with the first event. A long connection does not fill the memory: once [#LIMIT]
/// events are kept, records of application data are only counted in the [Course].
///
/// Thread-safe: one thread may read while another drives the connection.
public final class Recording implements TraceListener {

  /// Events that are kept, whatever they are.
  public static final int LIMIT = 4096;

  private final LongSupplier nanoTime;
  private final List<Moment> moments = new ArrayList<>();
  private final Course course = new Course();
  private long start;
  private int omitted;

  /// @param nanoTime a clock that never goes back, such as `System::nanoTime`
  public Recording(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void on(TraceEvent event) {
    long now = nanoTime.getAsLong();
    if (moments.isEmpty()) {
      start = now;
    }
    Moment moment = new Moment(Duration.ofNanos(now - start), event);
    course.take(moment);
    if (moments.size() >= LIMIT && isOrdinary(event) || moments.size() >= 2 * LIMIT) {
      omitted++;
    } else {
      moments.add(moment);
    }
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
