package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A man in the middle who cannot read the answer, and flips a single bit of it.
final class TamperingScene implements Scene {

  @Override
  public Script script() {
    return new Script(
        "tampering",
        "A man in the middle changes a record",
        "He cannot read the answer, but flips the last bit of its first record.");
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server());
    AtomicInteger changed = new AtomicInteger();
    Act act =
        stage.perform(
            setting,
            port -> Wiretap.meddlingWith(port, (record, seen) -> flip(record, seen, changed)));
    RecordFault fault = RecordFault.BAD_RECORD_MAC;
    boolean complete = act.isComplete();
    return new Performance(
        act,
        List.of(
            new Check("the handshake was complete", complete),
            new Check("one bit was changed", changed.get() == 1),
            new Check(
                "the client refused: " + fault.code(),
                act.refusal().filter(fault::equals).isPresent()),
            new Check("not a byte of it was delivered", act.said().answer().isEmpty())),
        "refused",
        Telling.of(TamperingScene::isAfterTheHandshake));
  }

  /// The answer follows the second encrypted record of the client: its Finished, then its request.
  private static void flip(byte[] record, List<SeenRecord> seen, AtomicInteger changed) {
    SeenRecord latest = seen.getLast();
    if (!latest.fromClient()
        && latest.is(ContentType.APPLICATION_DATA)
        && Wiretap.encryptedByClient(seen) >= 2
        && changed.compareAndSet(0, 1)) {
      record[record.length - 1] ^= 1;
    }
  }

  private static boolean isAfterTheHandshake(TraceEvent event) {
    return switch (event) {
      case TraceEvent.MessageSeen message -> false;
      case TraceEvent.PeerJudged verdict -> false;
      default -> Shown.ALL.test(event);
    };
  }
}
