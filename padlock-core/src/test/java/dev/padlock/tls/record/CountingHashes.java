package dev.padlock.tls.record;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/// The JDK's hashes, and how often their compression function runs.
final class CountingHashes extends Provider {

  private static final long serialVersionUID = 1L;

  private static long compressions;
  private static long calls;

  CountingHashes() {
    super("CountingHashes", "1", "counts");
    for (String name : new String[] {"SHA-1", "SHA-256", "SHA-384", "SHA-512"}) {
      putService(
          new Service(this, "MessageDigest", name, Counting.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
              return new Counting(MessageDigest.getInstance(name), name.compareTo("SHA-3") < 0);
            }
          });
    }
  }

  static void reset() {
    compressions = 0;
    calls = 0;
  }

  /// Runs of the compression function, and calls to a digest.
  static String count() {
    return compressions + " compressions in " + calls + " calls";
  }

  static long compressions() {
    return compressions;
  }

  /// Pads as FIPS 180-4 §5.1 says.
  private static final class Counting extends MessageDigestSpi implements Cloneable {
    private MessageDigest digest;
    private final int block;
    private long length;

    Counting(MessageDigest digest, boolean small) {
      this.digest = digest;
      this.block = small ? 64 : 128;
    }

    @Override
    protected int engineGetDigestLength() {
      return digest.getDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
      digest.update(input);
      add(1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int count) {
      digest.update(input, offset, count);
      add(count);
    }

    private void add(int count) {
      compressions += (length + count) / block - length / block;
      length += count;
      calls++;
    }

    @Override
    protected byte[] engineDigest() {
      compressions += (length % block + 1 + block / 8 + block - 1) / block;
      calls++;
      length = 0;
      return digest.digest();
    }

    @Override
    protected int engineDigest(byte[] buffer, int offset, int count) throws DigestException {
      byte[] made = engineDigest();
      System.arraycopy(made, 0, buffer, offset, made.length);
      return made.length;
    }

    @Override
    protected void engineReset() {
      digest.reset();
      length = 0;
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
      Counting copy = (Counting) super.clone();
      copy.digest = (MessageDigest) digest.clone();
      return copy;
    }
  }
}
