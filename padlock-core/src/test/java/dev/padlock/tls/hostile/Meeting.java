package dev.padlock.tls.hostile;

import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.TlsException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An end of ours and a hostile peer, with bytes carried between them until neither has more to
/// say.
public final class Meeting {

  private static final int ROOM = 1 << 16;

  private final TlsConnection ours;
  private final HostilePeer<?> peer;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final ByteBuffer output = ByteBuffer.allocate(ROOM);
  private final ByteBuffer plaintext = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);
  private ByteBuffer input = ByteBuffer.allocate(0);
  private @Nullable TlsException thrown;
  private boolean begun;
  private int answers = Integer.MAX_VALUE;

  private Meeting(TlsConnection ours, HostilePeer<?> peer) {
    this.ours = ours;
    this.peer = peer;
  }

  /// Lets both talk until neither has more to say.
  public static Meeting of(TlsConnection ours, HostilePeer<?> peer) throws Exception {
    return new Meeting(ours, peer).goOn();
  }

  /// Lets both talk, and leaves all questions unanswered but the first so many.
  public static Meeting answering(int questions, TlsConnection ours, HostilePeer<?> peer)
      throws Exception {
    Meeting meeting = new Meeting(ours, peer);
    meeting.answers = questions;
    return meeting.goOn();
  }

  /// Goes on after a test has made one of them say more.
  public Meeting goOn() throws Exception {
    if (!begun) {
      begun = true;
      peer.begins();
    }
    boolean moved = true;
    while (moved) {
      moved =
          switch (ours.need()) {
            case FLUSH -> flush();
            case ANSWER -> answers > 0 ? answer() : receive();
            case INPUT, NOTHING -> receive();
          };
    }
    return this;
  }

  private boolean flush() throws Exception {
    output.clear();
    try {
      ours.flush(output);
    } catch (TlsException refusal) {
      thrown(refusal);
    }
    hand();
    return true;
  }

  private boolean answer() {
    answers--;
    ours.pendingAnswer().orElseThrow().run();
    return true;
  }

  /// Takes one record at most.
  private boolean receive() {
    byte[] said = peer.voice().taken();
    if (said.length > 0) {
      input = ByteBuffer.allocate(input.remaining() + said.length).put(input).put(said).flip();
    }
    if (thrown != null) {
      return false;
    }
    int before = input.position();
    plaintext.clear();
    try {
      if (ours.receive(input, plaintext) == Progress.EARLY_DATA
          && ours instanceof ServerConnection server) {
        server.receiveEarlyData(input, plaintext);
      }
      received.write(plaintext.array(), 0, plaintext.position());
      return input.position() != before;
    } catch (TlsException refusal) {
      thrown(refusal);
      return true;
    }
  }

  /// Sends application data of ours, in as many records as it needs.
  public Meeting send(byte[] data) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(data);
    while (in.hasRemaining()) {
      output.clear();
      ours.send(in, output);
      hand();
    }
    return goOn();
  }

  private void hand() throws Exception {
    byte[] made = new byte[output.flip().remaining()];
    output.get(made);
    peer.hears(made);
  }

  private void thrown(TlsException refusal) {
    thrown = refusal;
  }

  /// Ends the transport on the peer's side.
  public Meeting hangUp() throws Exception {
    try {
      ours.inputEnded();
    } catch (TlsException refusal) {
      thrown(refusal);
    }
    return goOn();
  }

  /// Our end.
  public TlsConnection ours() {
    return ours;
  }

  /// How our end refused, if it did.
  public Optional<TlsException> refusal() {
    return Optional.ofNullable(thrown);
  }

  /// Bytes of the peer that our end has not taken.
  public int waiting() {
    return input.remaining();
  }

  /// Application data that our end took.
  public byte[] received() {
    return received.toByteArray();
  }
}
