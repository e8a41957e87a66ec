package dev.padlock.tls.schedule;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All handshake messages so far, as bytes with their headers and without record headers (RFC 9846
/// §4.1).
///
/// A persistent value: adding a message gives a new transcript and leaves the old one as it was.
/// Before the cipher suite tells the hash it keeps the messages, afterwards only the running hash;
/// TLS 1.2 keeps the messages for as long as the client may have to sign them.
public final class Transcript {

  /// A hash that was chosen, running.
  private record Running(CryptoProvider crypto, HashAlgorithm algorithm, Hash hash) {

    static Running over(CryptoProvider crypto, HashAlgorithm algorithm, List<Opaque> messages) {
      Hash hash = crypto.hash(algorithm);
      messages.forEach(message -> message.feed(hash::update));
      return new Running(crypto, algorithm, hash);
    }

    Running and(Opaque message) {
      Hash longer = hash.copy();
      message.feed(longer::update);
      return new Running(crypto, algorithm, longer);
    }
  }

  private final @Nullable List<Opaque> messages;
  private final @Nullable Running running;

  private Transcript(@Nullable List<Opaque> messages, @Nullable Running running) {
    this.messages = messages;
    this.running = running;
  }

  /// Nothing said yet.
  public static Transcript start() {
    return new Transcript(List.of(), null);
  }

  public Transcript append(Opaque rawMessage) {
    return new Transcript(
        messages == null ? null : longer(messages, rawMessage),
        running == null ? null : running.and(rawMessage));
  }

  /// Hashes what was kept so far and all that follows.
  ///
  /// @throws IllegalStateException when another hash was chosen before
  public Transcript withHash(CryptoProvider crypto, HashAlgorithm algorithm) {
    return withHashAndMessages(crypto, algorithm).withoutMessages();
  }

  /// Hashes what was kept so far and all that follows, and goes on keeping it: a client of TLS 1.2
  /// signs the messages themselves, with a hash that its certificate decides (RFC 5246 §7.4.8).
  /// What is kept is bounded by the few messages that the score lets through and by the limit for
  /// each.
  ///
  /// @throws IllegalStateException when another hash was chosen before
  public Transcript withHashAndMessages(CryptoProvider crypto, HashAlgorithm algorithm) {
    if (running == null) {
      return new Transcript(messages, Running.over(crypto, algorithm, messages()));
    }
    if (running.algorithm != algorithm) {
      throw new IllegalStateException("the transcript is hashed with " + running.algorithm);
    }
    return this;
  }

  /// Keeps the running hash alone.
  ///
  /// @throws IllegalStateException before the hash was chosen
  public Transcript withoutMessages() {
    Running hashed = running();
    return messages == null ? this : new Transcript(null, hashed);
  }

  /// All messages one behind the other: `handshake_messages` in RFC 5246 §7.4.8.
  ///
  /// @throws IllegalStateException when they were not kept
  public byte[] concatenated() {
    List<Opaque> kept = messages();
    byte[] all = new byte[kept.stream().mapToInt(Opaque::size).sum()];
    int at = 0;
    for (Opaque message : kept) {
      message.copyTo(all, at);
      at += message.size();
    }
    return all;
  }

  /// The Transcript-Hash.
  ///
  /// @throws IllegalStateException before the hash was chosen
  public byte[] hash() {
    return running().hash.snapshot();
  }

  /// The Transcript-Hash if a truncated ClientHello came next: what a binder is over (RFC 9846
  /// §4.3.11.2).
  public byte[] hashOf(Opaque truncatedHello) {
    return running().and(truncatedHello).hash.snapshot();
  }

  /// The transcript in which a message of type `message_hash` stands for the first ClientHello, as
  /// it must when a HelloRetryRequest follows (RFC 9846 §4.1).
  public Transcript replacedByMessageHash() {
    Running before = running();
    byte[] hash = before.hash.snapshot();
    byte[] message =
        Arrays.copyOf(new byte[] {(byte) 254, 0, 0, (byte) hash.length}, 4 + hash.length);
    System.arraycopy(hash, 0, message, 4, hash.length);
    List<Opaque> synthetic = List.of(Opaque.wrap(message));
    return new Transcript(null, Running.over(before.crypto, before.algorithm, synthetic));
  }

  private static List<Opaque> longer(List<Opaque> messages, Opaque one) {
    List<Opaque> longer = new ArrayList<>(messages);
    longer.add(one);
    return List.copyOf(longer);
  }

  private List<Opaque> messages() {
    if (messages == null) {
      throw new IllegalStateException("the messages of the transcript were not kept");
    }
    return messages;
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("the hash of the transcript is not chosen yet");
    }
    return running;
  }
}
