package dev.padlock.explain.story;

import dev.padlock.explain.Course;
import dev.padlock.explain.Moment;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.trace.TraceListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells a connection in full while it happens. Give the same object to one connection only.
///
/// Lines go out on the thread that drives the connection; the consumer must not block for long.
public final class LiveStory implements TraceListener {

  private final LongSupplier nanoTime;
  private final Typesetter typesetter;
  private final Consumer<String> lines;
  private final Narrator narrator = new Narrator();
  private long start;
  private boolean begun;
  private boolean spoken;

  /// @param nanoTime a clock that never goes back, such as `System::nanoTime`
  /// @param lines takes each line, without its line end
  public LiveStory(LongSupplier nanoTime, Style style, Consumer<String> lines) {
    this.nanoTime = nanoTime;
    this.typesetter = new Typesetter(style);
    this.lines = lines;
  }

  @Override
  public void on(TraceEvent event) {
    long now = nanoTime.getAsLong();
    if (!begun) {
      begun = true;
      start = now;
    }
    for (Line line : narrator.tell(new Moment(Duration.ofNanos(now - start), event))) {
      say(line);
    }
  }

  private void say(Line line) {
    if (spoken && typesetter.wantsSpace(line)) {
      lines.accept("");
    }
    spoken = true;
    List<String> set = typesetter.full(line);
    set.forEach(lines);
  }

  /// What the connection has come to, for a last line with [Story#line].
  public Course course() {
    return narrator.course();
  }
}
