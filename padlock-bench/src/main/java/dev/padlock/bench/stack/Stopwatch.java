package dev.padlock.bench.stack;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;

/// Adds up the time that is spent inside hashes, HKDF and AEADs, making and keying them included.
/// It counts on the wall, a few dozen nanoseconds a call too much. Not thread-safe.
public final class Stopwatch {

  private long nanos;

  /// What was added up, in nanoseconds.
  public long nanos() {
    return nanos;
  }

  private void start() {
    nanos -= System.nanoTime();
  }

  private void stop() {
    nanos += System.nanoTime();
  }

  /// Something that a primitive makes.
  @FunctionalInterface
  interface Made<T> {
    T make() throws TlsException;
  }

  Aead aead(Made<Aead> made) throws TlsException {
    start();
    try {
      return new TimedAead(made.make());
    } finally {
      stop();
    }
  }

  Hash hash(CryptoProvider crypto, HashAlgorithm algorithm) {
    start();
    try {
      return new TimedHash(crypto.hash(algorithm));
    } finally {
      stop();
    }
  }

  Hkdf hkdf(CryptoProvider crypto, HashAlgorithm algorithm) {
    start();
    try {
      return new TimedHkdf(crypto.hkdf(algorithm));
    } finally {
      stop();
    }
  }

  private final class TimedHash implements Hash {
    private final Hash real;

    TimedHash(Hash real) {
      this.real = real;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      start();
      real.update(bytes, offset, length);
      stop();
    }

    @Override
    public byte[] snapshot() {
      start();
      byte[] digest = real.snapshot();
      stop();
      return digest;
    }

    @Override
    public Hash copy() {
      start();
      Hash copy = new TimedHash(real.copy());
      stop();
      return copy;
    }
  }

  private final class TimedHkdf implements Hkdf {
    private final Hkdf real;

    TimedHkdf(Hkdf real) {
      this.real = real;
    }

    @Override
    public HashAlgorithm algorithm() {
      return real.algorithm();
    }

    @Override
    public Secret extract(String name, Secret salt, Secret inputKeyingMaterial) {
      start();
      Secret secret = real.extract(name, salt, inputKeyingMaterial);
      stop();
      return secret;
    }

    @Override
    public Secret expand(String name, Secret pseudorandomKey, byte[] info, int length) {
      start();
      Secret secret = real.expand(name, pseudorandomKey, info, length);
      stop();
      return secret;
    }

    @Override
    public byte[] hmac(Secret key, byte[] data) {
      start();
      byte[] mac = real.hmac(key, data);
      stop();
      return mac;
    }

    @Override
    public byte[] hash(byte[] data) {
      start();
      byte[] digest = real.hash(data);
      stop();
      return digest;
    }
  }

  private final class TimedAead implements Aead {
    private final Aead real;

    TimedAead(Aead real) {
      this.real = real;
    }

    @Override
    public void begin(byte[] nonce, byte[] additionalData, int additionalDataLength)
        throws TlsException {
      start();
      try {
        real.begin(nonce, additionalData, additionalDataLength);
      } finally {
        stop();
      }
    }

    @Override
    public int update(byte[] in, int inOffset, int length, byte[] out, int outOffset)
        throws TlsException {
      start();
      try {
        return real.update(in, inOffset, length, out, outOffset);
      } finally {
        stop();
      }
    }

    @Override
    public int finish(byte[] in, int inOffset, int length, byte[] out, int outOffset)
        throws TlsException {
      start();
      try {
        return real.finish(in, inOffset, length, out, outOffset);
      } finally {
        stop();
      }
    }

    @Override
    public void destroy() {
      start();
      real.destroy();
      stop();
    }
  }
}
