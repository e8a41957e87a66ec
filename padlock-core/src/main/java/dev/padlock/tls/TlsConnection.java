package dev.padlock.tls;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.engine.Conductor;
import dev.padlock.tls.engine.Transfer;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.record.RecordFramer;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import java.util.Optional;

/// One TLS connection without I/O: bytes of the wire and plaintext go in and out through the
/// caller's buffers.
///
/// A driver loops over [#need()]: FLUSH means send and write, INPUT means read and receive, ANSWER
/// means run the pending answer. Once the handshake is complete, [#send] and [#receive] carry
/// application data, in any order.
///
/// Buffers may be on the heap or direct, and plaintext may be scattered over several. Every call
/// either does a whole step or changes nothing, so it can be repeated with more input or more room;
/// a buffer of [#RECORD_BUFFER_SIZE] always has room for a record, and one of
/// [#PLAINTEXT_BUFFER_SIZE] for its content.
///
/// A connection is confined to one thread at a time: callers that use several take a lock of their
/// own, which never needs to be held while a [PendingAnswer] runs or while bytes move on the wire.
/// It holds no buffer while idle, starts no thread, and knows no socket.
///
/// A read-only destination is refused with [ReadOnlyBufferException], and nothing is lost.
///
/// A refusal is thrown once it is met, and its alert then waits to be sent like any other output.
public abstract sealed class TlsConnection permits ClientConnection, ServerConnection {

  /// The largest record on the wire, in bytes.
  public static final int RECORD_BUFFER_SIZE = RecordFramer.HEADER + RecordFramer.MAX_CIPHERTEXT_12;

  /// The largest content of a record, in bytes (RFC 9846 §5.1).
  public static final int PLAINTEXT_BUFFER_SIZE = RecordFramer.MAX_PLAINTEXT;

  /// RFC 9266 §2.
  private static final String BINDING_LABEL = "EXPORTER-Channel-Binding";

  private static final int BINDING_LENGTH = 32;

  private static final ByteBuffer[] NONE = {};
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Conductor conductor;
  private final ByteBuffer[] single = new ByteBuffer[1];
  private int roomNeeded;

  TlsConnection(Conductor conductor) {
    this.conductor = conductor;
  }

  /// What the connection waits for. Takes an answer that was given meanwhile.
  public final Need need() {
    conductor.takeAnswer();
    if (conductor.hasToFlush()) {
      return Need.FLUSH;
    }
    if (conductor.pending().isPresent()) {
      return Need.ANSWER;
    }
    boolean over = conductor.isReceiveClosed() || conductor.findings().isComplete();
    return over ? Need.NOTHING : Need.INPUT;
  }

  /// The answer that the handshake waits for.
  public final Optional<PendingAnswer> pendingAnswer() {
    return conductor.pending().map(PendingAnswer::new);
  }

  /// Takes at most one record from `in`, and puts its application data, if it is such a record,
  /// into `out`.
  ///
  /// @return DONE, INPUT_NEEDED, ROOM_NEEDED, ANSWER_NEEDED, EARLY_DATA where that has to be taken
  ///   first, or CLOSED once the peer said close_notify
  /// @throws TlsException where the peer is refused, or refused us; every later call throws it
  ///   again
  public final Progress receive(ByteBuffer in, ByteBuffer out) throws TlsException {
    single[0] = out;
    try {
      return receive(in, single, 0, 1);
    } finally {
      single[0] = EMPTY;
    }
  }

  /// The same with plaintext scattered over `out[offset]` to `out[offset + length - 1]`.
  public final Progress receive(ByteBuffer in, ByteBuffer[] out, int offset, int length)
      throws TlsException {
    Objects.checkFromIndexSize(offset, length, out.length);
    for (int i = offset; i < offset + length; i++) {
      requireWritable(out[i]);
    }
    return received(conductor.receive(in, out, offset, offset + length, false));
  }

  final Progress receiveEarly(ByteBuffer in, ByteBuffer out) throws TlsException {
    requireWritable(out);
    single[0] = out;
    try {
      return received(conductor.receive(in, single, 0, 1, true));
    } finally {
      single[0] = EMPTY;
    }
  }

  final boolean expectsEarly() {
    return conductor.findings().expectsEarlyData();
  }

  final Progress sendEarly(ByteBuffer in, ByteBuffer out) throws TlsException {
    requireWritable(out);
    single[0] = in;
    try {
      return sent(conductor.send(single, 0, 1, out, true));
    } finally {
      single[0] = EMPTY;
    }
  }

  private Progress received(Transfer transfer) {
    if (transfer == Transfer.ROOM_NEEDED) {
      roomNeeded = conductor.receiveRoomNeeded();
    }
    return progress(transfer);
  }

  private Progress sent(Transfer transfer) {
    if (transfer == Transfer.ROOM_NEEDED) {
      roomNeeded = conductor.sendRoomNeeded();
    }
    return progress(transfer);
  }

  /// Writes what the handshake has to say, as much as fits; then, once it is complete, at most one
  /// record of application data from `in`.
  ///
  /// @return DONE, ROOM_NEEDED, NOTHING, or CLOSED after [#closeSending] or a refusal, when all was
  ///   written
  /// @throws TlsException for a refusal that no call has thrown yet, after its alert was written
  public final Progress send(ByteBuffer in, ByteBuffer out) throws TlsException {
    single[0] = in;
    try {
      return send(single, 0, 1, out);
    } finally {
      single[0] = EMPTY;
    }
  }

  /// The same with plaintext gathered from `in[offset]` to `in[offset + length - 1]`.
  public final Progress send(ByteBuffer[] in, int offset, int length, ByteBuffer out)
      throws TlsException {
    Objects.checkFromIndexSize(offset, length, in.length);
    requireWritable(out);
    return sent(conductor.send(in, offset, offset + length, out, false));
  }

  /// The same without application data: handshake messages, alerts, close_notify.
  public final Progress flush(ByteBuffer out) throws TlsException {
    return send(NONE, 0, 0, out);
  }

  /// Bytes of room that the last ROOM_NEEDED asked for.
  public final int roomNeeded() {
    return roomNeeded;
  }

  /// Says close_notify: nothing is sent after it, receiving goes on (RFC 9846 §6.1). Flush it out
  /// afterwards.
  public final void closeSending() {
    conductor.closeSending();
  }

  /// Notes that the transport has ended.
  ///
  /// @throws TlsException where the peer had not said close_notify, so that data may be missing
  public final void inputEnded() throws TlsException {
    conductor.inputEnded();
  }

  /// Renews the keys of what we send before the next application data, and asks the peer to do the
  /// same if `requestPeer` (RFC 9846 §4.7.3). Does nothing before the handshake is complete, nor in
  /// TLS 1.2, which has no way to renew keys.
  public final void updateKeys(boolean requestPeer) throws TlsException {
    conductor.updateKeys(requestPeer);
  }

  /// Whether both sides are who they should be and application data flows.
  public final boolean isHandshakeComplete() {
    return conductor.findings().isComplete();
  }

  /// Whether we send no more.
  public final boolean isSendClosed() {
    return conductor.isSendClosed();
  }

  /// Whether the peer said close_notify, or the connection failed.
  public final boolean isReceiveClosed() {
    return conductor.isReceiveClosed();
  }

  /// Why the connection ended, where it was refused.
  public final Optional<TlsException> failure() {
    return conductor.findings().failure();
  }

  /// What is known about the connection so far.
  public final ConnectionInfo info() {
    return new ConnectionInfo(conductor.findings());
  }

  /// Keying material bound to this connection, for another protocol (RFC 9846 §7.5, RFC 5705).
  ///
  /// @param context an empty one is not the same as none in TLS 1.2
  /// @param length bytes wanted, at most 255 times the length of the suite's hash
  /// @throws IllegalStateException before the handshake is complete, and in TLS 1.2 where its main
  ///   secret is not bound to the handshake (RFC 7627)
  public final byte[] exportKeyingMaterial(String label, Opaque context, int length) {
    return conductor.export(label, context, length);
  }

  /// The same without a context.
  public final byte[] exportKeyingMaterial(String label, int length) {
    return conductor.export(label, null, length);
  }

  /// What another protocol may bind itself to, for example SCRAM with its PLUS mechanisms.
  ///
  /// @throws dev.padlock.tls.error.ConfigurationRefused where tls-server-end-point cannot be had
  /// @throws IllegalStateException before the handshake is complete, and for tls-exporter where
  ///   nothing can be exported
  public final byte[] channelBinding(ChannelBinding type) throws TlsException {
    if (!isHandshakeComplete()) {
      throw new IllegalStateException("the handshake is not complete");
    }
    return switch (type) {
      case TLS_EXPORTER -> exportKeyingMaterial(BINDING_LABEL, Opaque.EMPTY, BINDING_LENGTH);
      case TLS_SERVER_END_POINT -> serverEndPoint();
    };
  }

  /// RFC 5929 §4.
  abstract byte[] serverEndPoint() throws TlsException;

  private static void requireWritable(ByteBuffer destination) {
    if (destination.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
  }

  private static Progress progress(Transfer transfer) {
    return switch (transfer) {
      case DONE -> Progress.DONE;
      case INPUT_NEEDED -> Progress.INPUT_NEEDED;
      case ROOM_NEEDED -> Progress.ROOM_NEEDED;
      case ANSWER_NEEDED -> Progress.ANSWER_NEEDED;
      case EARLY_DATA -> Progress.EARLY_DATA;
      case NOTHING -> Progress.NOTHING;
      case CLOSED -> Progress.CLOSED;
    };
  }
}
