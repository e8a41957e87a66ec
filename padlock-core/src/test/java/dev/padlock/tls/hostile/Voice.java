package dev.padlock.tls.hostile;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a hostile peer says: messages and records, right or wrong, under the keys that it has by
/// now.
///
/// A message that is said goes into the transcript, so that what follows from it (keys, signatures,
/// Finished) is right for what was said, not for what should have been said.
public final class Voice {

  private static final int MAX_CONTENT = 1 << 14;

  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private Transcript transcript = Transcript.start();
  private @Nullable RecordKeys keys;
  private int padding;
  private boolean silent;

  /// Says a message in records of its own.
  public Voice say(HandshakeMessage message) throws TlsException {
    return say(message.encode());
  }

  /// Says a message, header and body given as bytes.
  public Voice say(Opaque raw) throws TlsException {
    transcript = transcript.append(raw);
    return content(ContentType.HANDSHAKE, raw.toArray());
  }

  /// Says a message whose body need not be one.
  public Voice say(HandshakeType type, Opaque body) throws TlsException {
    return say(message(type, body));
  }

  /// A message of any type with any body.
  public static Opaque message(HandshakeType type, Opaque body) {
    return new ByteWriter().uint8(type.code()).opaque24(body).toOpaque();
  }

  /// Says a message that is in nobody's transcript, for example after the handshake.
  public Voice sayAside(HandshakeMessage message) throws TlsException {
    return content(ContentType.HANDSHAKE, message.encode().toArray());
  }

  /// Puts something into this side's transcript that it does not say.
  public Voice transcribe(Opaque raw) {
    transcript = transcript.append(raw);
    return this;
  }

  /// Says several messages in one record.
  public Voice sayTogether(HandshakeMessage... messages) throws TlsException {
    ByteWriter joined = new ByteWriter();
    for (HandshakeMessage message : messages) {
      Opaque raw = message.encode();
      transcript = transcript.append(raw);
      joined.opaque(raw);
    }
    return content(ContentType.HANDSHAKE, joined.toByteArray());
  }

  /// Says a message in records of at most `most` bytes, with `between` after the first of them.
  public Voice sayInPieces(HandshakeMessage message, int most, Speech between) throws Exception {
    Opaque raw = message.encode();
    transcript = transcript.append(raw);
    for (int from = 0; from < raw.size(); from += most) {
      int to = Math.min(raw.size(), from + most);
      record(ContentType.HANDSHAKE, raw.slice(from, to).toArray());
      if (from == 0) {
        between.say(this);
      }
    }
    return this;
  }

  /// The same with nothing in between.
  public Voice sayInPieces(HandshakeMessage message, int most) throws Exception {
    return sayInPieces(message, most, voice -> {});
  }

  /// Sends an alert.
  public Voice alert(AlertDescription description) throws TlsException {
    boolean closure =
        description == AlertDescription.CLOSE_NOTIFY
            || description == AlertDescription.USER_CANCELED;
    return alert(closure ? 1 : 2, description.code());
  }

  public Voice alert(int level, int description) throws TlsException {
    return record(ContentType.ALERT, (byte) level, (byte) description);
  }

  public Voice applicationData(byte... content) throws TlsException {
    return content(ContentType.APPLICATION_DATA, content);
  }

  /// Sends a change_cipher_spec, which is never protected.
  public Voice changeCipherSpec() {
    return plainRecord(ContentType.CHANGE_CIPHER_SPEC.code(), (byte) 1);
  }

  /// Sends one record of this type and content, under the present keys.
  public Voice record(ContentType type, byte... content) throws TlsException {
    RecordKeys current = keys;
    if (current == null) {
      return plainRecord(type.code(), content);
    }
    byte[] inner = Arrays.copyOf(content, content.length + 1 + padding);
    inner[content.length] = (byte) type.code();
    return bytes(current.seal(inner));
  }

  /// Sends one protected record around an inner plaintext that need not be one.
  public Voice innerPlaintext(byte... inner) throws TlsException {
    return bytes(protection().seal(inner));
  }

  /// Sends one record in the clear, whatever keys there are.
  public Voice plainRecord(int type, byte... content) {
    return plainRecord(type, 0x0303, content);
  }

  public Voice plainRecord(int type, int version, byte... content) {
    return bytes(
        new ByteWriter().uint8(type).uint16(version).opaque16(Opaque.of(content)).toByteArray());
  }

  /// Sends bytes as they are.
  public Voice bytes(byte... bytes) {
    if (!silent) {
      wire.writeBytes(bytes);
    }
    return this;
  }

  /// Pads the protected records from here on with so many zeros.
  public Voice padRecordsBy(int zeros) {
    padding = zeros;
    return this;
  }

  /// Goes on with the next generation of keys, as after a KeyUpdate.
  public Voice nextKeys() {
    keys = protection().next();
    return this;
  }

  /// Goes on as if a record had been sent that was not.
  public Voice skipRecord() {
    protection().skip(1);
    return this;
  }

  /// Does something several times.
  public Voice times(int count, Speech speech) throws Exception {
    for (int i = 0; i < count; i++) {
      speech.say(this);
    }
    return this;
  }

  /// Content of any length, in as many records as it needs.
  private Voice content(ContentType type, byte[] content) throws TlsException {
    int from = 0;
    do {
      int to = Math.min(content.length, from + MAX_CONTENT);
      record(type, Arrays.copyOfRange(content, from, to));
      from = to;
    } while (from < content.length);
    return this;
  }

  private RecordKeys protection() {
    return Stream.ofNullable(keys).findFirst().orElseThrow();
  }

  /// Says nothing more.
  public Voice fallSilent() {
    silent = true;
    return this;
  }

  void changeKeys(RecordKeys changed) {
    keys = changed;
  }

  Transcript transcript() {
    return transcript;
  }

  /// What was heard or replaced changes the transcript too.
  void transcript(Transcript changed) {
    transcript = changed;
  }

  /// All that was said since the last time.
  byte[] taken() {
    byte[] said = wire.toByteArray();
    wire.reset();
    return said;
  }
}
