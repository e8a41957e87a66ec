package dev.padlock.tls.whole;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Need;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One end of a story, driven as an application would: writes what there is to write, answers what
/// is asked, and reads what was fed.
final class Side {

  private static final int ROOM = 1 << 15;

  private final TlsConnection connection;
  private final List<TraceEvent> trace;
  private final Deque<Act> acts;
  private final Answers answers;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final ByteArrayOutputStream receivedEarly = new ByteArrayOutputStream();
  private final ByteBuffer room = ByteBuffer.allocate(ROOM);
  private final ByteBuffer plaintext = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);
  private byte[] input = {};
  private int fed;
  private int completedAt = -1;
  private @Nullable TlsException refusal;

  /// When questions are answered.
  sealed interface Answers {

    /// As soon as they are asked.
    record AtOnce() implements Answers {}

    /// When all that was fed is read and the peer has said all it can: a driver of the pair says so
    /// with [Side#answer()].
    record WhenNothingElseMoves() implements Answers {}

    /// Each when so many bytes in all were fed.
    record After(Deque<Integer> fed) implements Answers {}
  }

  Side(TlsConnection connection, List<TraceEvent> trace, List<Act> acts, Answers answers) {
    this.connection = connection;
    this.trace = trace;
    this.acts = new ArrayDeque<>(acts);
    this.answers = answers;
  }

  /// A client that does nothing by itself, and answers at once.
  static Side client(ClientConfig config) throws TlsException {
    List<TraceEvent> trace = new ArrayList<>();
    return new Side(
        ClientConnection.open(config, Parties.NAME, trace::add),
        trace,
        List.of(),
        new Answers.AtOnce());
  }

  /// A server that does nothing by itself, and answers at once.
  static Side server(ServerConfig config) throws TlsException {
    List<TraceEvent> trace = new ArrayList<>();
    return new Side(
        ServerConnection.open(config, trace::add), trace, List.of(), new Answers.AtOnce());
  }

  /// Hands bytes over and lets the end do all it can with them.
  Side feed(byte[] bytes, int from, int to) throws Exception {
    byte[] longer = new byte[input.length + to - from];
    System.arraycopy(input, 0, longer, 0, input.length);
    System.arraycopy(bytes, from, longer, input.length, to - from);
    input = longer;
    fed += to - from;
    return run();
  }

  Side feed(byte[] bytes) throws Exception {
    return feed(bytes, 0, bytes.length);
  }

  /// Does all that can be done without more input.
  Side run() throws Exception {
    boolean moved = true;
    while (moved) {
      try {
        moved = step();
      } catch (TlsException thrown) {
        moved = refusal == null;
        refusal = thrown;
      }
    }
    return this;
  }

  private boolean step() throws Exception {
    Need need = connection.need();
    if (completedAt < 0 && connection.isHandshakeComplete()) {
      completedAt = fed - input.length;
    }
    return switch (need) {
      case FLUSH -> flush();
      case ANSWER -> mayAnswer() ? answer() : receive();
      case INPUT, NOTHING -> act() || refusal == null && receive();
    };
  }

  private boolean mayAnswer() {
    return switch (answers) {
      case Answers.AtOnce atOnce -> true;
      case Answers.WhenNothingElseMoves late -> false;
      case Answers.After(Deque<Integer> due) -> due.isEmpty() || fed >= due.getFirst();
    };
  }

  /// Answers what is asked.
  boolean answer() {
    if (answers instanceof Answers.After(Deque<Integer> due)) {
      due.poll();
    }
    connection.pendingAnswer().orElseThrow().run();
    return true;
  }

  boolean isAsking() {
    return connection.need() == Need.ANSWER;
  }

  private boolean act() throws Exception {
    Act next = acts.peek();
    if (next == null || !connection.isHandshakeComplete() || received.size() < next.after()) {
      return false;
    }
    acts.remove().deed().perform(this, connection);
    return true;
  }

  void say(String text) throws Exception {
    ByteBuffer content = ByteBuffer.wrap(text.getBytes(US_ASCII));
    while (content.hasRemaining()) {
      room.clear();
      connection.send(content, room);
      if (room.position() == 0) {
        throw new AssertionError("a connection that can not send: " + connection.need());
      }
      output.write(room.array(), 0, room.position());
    }
  }

  /// Says it as early data, as far as that is allowed.
  ///
  /// @return how many bytes were sent
  int sayEarly(String text) throws Exception {
    ByteBuffer content = ByteBuffer.wrap(text.getBytes(US_ASCII));
    Progress progress = Progress.DONE;
    while (content.hasRemaining() && progress == Progress.DONE) {
      room.clear();
      progress = ((ClientConnection) connection).sendEarlyData(content, room);
      output.write(room.array(), 0, room.position());
    }
    return content.position();
  }

  private boolean flush() throws Exception {
    room.clear();
    connection.flush(room);
    output.write(room.array(), 0, room.position());
    return true;
  }

  private boolean receive() throws Exception {
    ByteBuffer in = ByteBuffer.wrap(input);
    plaintext.clear();
    Progress progress;
    try {
      progress = connection.receive(in, plaintext);
    } finally {
      input = Arrays.copyOfRange(input, in.position(), input.length);
    }
    received.write(plaintext.array(), 0, plaintext.position());
    return progress == Progress.DONE || progress == Progress.EARLY_DATA && receiveEarly();
  }

  private boolean receiveEarly() throws Exception {
    ByteBuffer in = ByteBuffer.wrap(input);
    plaintext.clear();
    Progress progress;
    try {
      progress = ((ServerConnection) connection).receiveEarlyData(in, plaintext);
    } finally {
      input = Arrays.copyOfRange(input, in.position(), input.length);
    }
    receivedEarly.write(plaintext.array(), 0, plaintext.position());
    return progress == Progress.DONE;
  }

  /// The transport ends.
  Side end() throws Exception {
    try {
      connection.inputEnded();
    } catch (TlsException thrown) {
      refusal = thrown;
    }
    return run();
  }

  /// All that was written since the last time.
  byte[] taken() {
    byte[] bytes = output.toByteArray();
    output.reset();
    return bytes;
  }

  TlsConnection connection() {
    return connection;
  }

  boolean isConnected() {
    return connection.isHandshakeComplete();
  }

  List<TraceEvent> trace() {
    return new ArrayList<>(trace);
  }

  String received() {
    return received.toString(US_ASCII);
  }

  /// What came as early data.
  String receivedEarly() {
    return receivedEarly.toString(US_ASCII);
  }

  /// Bytes that were fed so far.
  int fed() {
    return fed;
  }

  /// How many bytes of input it had taken when it was connected; -1 where it is not.
  int completedAt() {
    return completedAt;
  }

  Optional<TlsException> refusal() {
    return Optional.ofNullable(refusal);
  }

  /// All events of one kind.
  <E extends TraceEvent> List<E> traced(Class<E> kind) {
    return trace.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The code of the refusal, or how the end stands.
  String outcome() {
    return refusal()
        .map(thrown -> thrown.refusal().code())
        .orElse(isConnected() ? "connected" : "waits");
  }
}
