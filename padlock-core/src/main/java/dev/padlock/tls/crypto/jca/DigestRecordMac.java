package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.MacAlgorithm;
import dev.padlock.tls.crypto.RecordMac;
import dev.padlock.tls.crypto.Secret;
import java.security.MessageDigest;

/// HMAC over [DigestHmac], with a second digest that works off what a shorter content leaves over.
final class DigestRecordMac implements RecordMac {

  /// What pads a content to blocks besides zeros: the byte 0x80, and a length of an eighth of a
  /// block (FIPS 180-4 §5.1).
  private static final int LENGTH_SHARE = 8;

  /// More blocks than 256 bytes can be apart, and one for every call.
  private static final int SPARE_BLOCKS = 6;

  private final MacAlgorithm algorithm;
  private final MessageDigest digest;
  private final MessageDigest treadmill;
  private final DigestHmac hmac;
  private final Secret key;
  private final byte[] spare;

  DigestRecordMac(MacAlgorithm algorithm, MessageDigest empty, Secret key) {
    this.algorithm = algorithm;
    this.digest = JcaHash.fork(empty);
    this.treadmill = JcaHash.fork(empty);
    this.hmac = new DigestHmac(digest, algorithm.blockLength());
    this.key = key.copy(key.name());
    this.spare = new byte[SPARE_BLOCKS * algorithm.blockLength()];
  }

  @Override
  public MacAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public void compute(byte[] header, byte[] content, int offset, int length, byte[] output) {
    hmac.begin(key.bytes());
    digest.update(header);
    digest.update(content, offset, length);
    hmac.end(key.bytes(), output);
  }

  /// At least one block goes over the treadmill, so that there is always the same number of calls.
  @Override
  public void computeEvenly(
      byte[] header, byte[] content, int offset, int length, int most, byte[] output) {
    compute(header, content, offset, length, output);
    int left = blocks(header.length + most) - blocks(header.length + length);
    treadmill.update(spare, 0, (1 + left) * algorithm.blockLength());
  }

  /// How often the inner hash calls its compression function. The length of a block is a power of
  /// two, so nothing is divided.
  private int blocks(int length) {
    int block = algorithm.blockLength();
    return length + block / LENGTH_SHARE + block >>> Integer.numberOfTrailingZeros(block);
  }

  @Override
  public void destroy() {
    key.destroy();
    digest.reset();
  }
}
