package dev.padlock.tls.record;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.Bulk12.AeadBulk;
import dev.padlock.tls.wire.ContentType;
import java.util.Arrays;

/// GenericAEADCipher: content under an AEAD of TLS 1.2 (RFC 5246 §6.2.3.3).
///
///     struct {
///        opaque nonce_explicit[SecurityParameters.record_iv_length];
///        aead-ciphered struct { opaque content[TLSCompressed.length]; };
///     } GenericAEADCipher;
///
/// With GCM the nonce is the fixed part and the explicit one, for which we take the sequence number
/// (RFC 5288 §3); with ChaCha20-Poly1305 it is as in TLS 1.3 (RFC 7905 §2).
public final class Aead12 implements RecordProtection {

  private static final int HEADER = RecordFramer.HEADER;
  private static final byte[] NOTHING = {};

  private final Aead aead;
  private final AeadBulk bulk;
  private final byte[] fixedIv;
  private final byte[] nonce;
  private final byte[] additionalData = new byte[RecordHeader.PSEUDO];
  private final Sealing sealing = new Sealing();
  private long sequence;

  /// Where the record that is being made stands.
  private static final class Sealing {
    private byte[] out = NOTHING;
    private int start;
    private int position;
    private int missing;
  }

  /// @param aead keyed for one direction; this instance owns it
  /// @param fixedIv client_write_IV or server_write_IV; owned from here on
  public Aead12(Aead aead, AeadBulk bulk, byte[] fixedIv) {
    this.aead = aead;
    this.bulk = bulk;
    this.fixedIv = fixedIv;
    this.nonce = new byte[bulk.algorithm().ivLength()];
  }

  @Override
  public int expansion(int contentLength) {
    return bulk.explicitNonceLength() + bulk.algorithm().tagLength();
  }

  @Override
  public int mostOpened(int fragmentLength) {
    return fragmentLength - expansion(0);
  }

  @Override
  public boolean pads() {
    return false;
  }

  @Override
  public void begin(ContentType type, int contentLength, int padding, byte[] out, int at)
      throws TlsException {
    SequenceNumber.requireLeft(sequence);
    int length = contentLength + expansion(contentLength);
    RecordHeader.write(type, RecordHeader.MINOR_VERSION, length, out, at);
    if (bulk.explicitNonceLength() > 0) {
      SequenceNumber.write(sequence, out, at + HEADER);
    }
    sealing.out = out;
    sealing.start = at;
    sealing.position = at + HEADER + bulk.explicitNonceLength();
    sealing.missing = contentLength;
    begin(type, contentLength, out, at);
  }

  /// The last piece ends the call to the cipher, so a record of one piece takes one.
  @Override
  public void content(byte[] in, int offset, int length) throws TlsException {
    sealing.missing -= length;
    sealing.position +=
        sealing.missing == 0
            ? aead.finish(in, offset, length, sealing.out, sealing.position)
            : aead.update(in, offset, length, sealing.out, sealing.position);
  }

  @Override
  public int finish() throws TlsException {
    int prefix = HEADER + bulk.explicitNonceLength();
    if (sealing.position == sealing.start + prefix) {
      sealing.position += aead.finish(NOTHING, 0, 0, sealing.out, sealing.position);
    }
    sealing.out = NOTHING;
    sequence++;
    return sealing.position - sealing.start;
  }

  @Override
  public void open(
      byte[] record, int offset, int fragmentLength, byte[] out, int at, RecordView view)
      throws TlsException {
    SequenceNumber.requireLeft(sequence);
    ContentType type = Plain12.type(record, offset);
    int length = fragmentLength - expansion(0);
    if (length < 0) {
      throw RecordFault.BAD_RECORD_MAC.refuse("length", fragmentLength);
    }
    Plain12.requireWithinLimit(length);
    begin(type, length, record, offset);
    int explicit = bulk.explicitNonceLength();
    int sealed = fragmentLength - explicit;
    int opened = aead.finish(record, offset + HEADER + explicit, sealed, out, at);
    view.wrap(type, out, at, opened, 0);
  }

  @Override
  public void advance() {
    sequence++;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public void destroy() {
    aead.destroy();
    Arrays.fill(fixedIv, (byte) 0);
    Arrays.fill(nonce, (byte) 0);
    sealing.out = NOTHING;
  }

  /// Starts the cipher with the nonce and with what goes with the content.
  private void begin(ContentType type, int contentLength, byte[] record, int at)
      throws TlsException {
    System.arraycopy(fixedIv, 0, nonce, 0, fixedIv.length);
    if (bulk.explicitNonceLength() > 0) {
      System.arraycopy(record, at + HEADER, nonce, fixedIv.length, bulk.explicitNonceLength());
    } else {
      SequenceNumber.mix(sequence, nonce);
    }
    RecordHeader.writePseudo(sequence, type.code(), contentLength, additionalData);
    aead.begin(nonce, additionalData, additionalData.length);
  }
}
