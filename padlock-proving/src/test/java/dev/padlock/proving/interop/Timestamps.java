package dev.padlock.proving.interop;

import dev.padlock.tls.codec.Opaque;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Signed certificate timestamps of a log that does not exist (RFC 6962 §3.2): well formed, and
/// signed by nobody. TLS passes them on.
final class Timestamps {

  /// How OpenSSL prints the log's identifier, all bytes of which are 0x4C.
  static final String LOG_IN_WORDS = "4C:4C:4C:4C:4C:4C:4C:4C:4C:4C:4C:4C:4C:4C:4C:4C";

  private static final int LOG_ID = 32;
  private static final int SIGNATURE = 70;
  private static final int SIGNED_CERTIFICATE_TIMESTAMP = 18;

  /// OpenSSL's flags for an extension of TLS 1.3 in ClientHello and Certificate.
  private static final int CONTEXT = 0x0080 | 0x1000;

  private Timestamps() {}

  static List<Opaque> both() {
    return List.of(timestamp(1_700_000_000_000L), timestamp(1_700_000_000_001L));
  }

  private static Opaque timestamp(long millis) {
    byte[] log = new byte[LOG_ID];
    Arrays.fill(log, (byte) 0x4c);
    ByteBuffer sct = ByteBuffer.allocate(1 + LOG_ID + 8 + 2 + 4 + SIGNATURE);
    sct.put((byte) 0).put(log).putLong(millis).putShort((short) 0);
    sct.put((byte) 4).put((byte) 3).putShort((short) SIGNATURE);
    return Opaque.wrap(sct.array());
  }

  /// Both, as a SignedCertificateTimestampList (§3.3).
  static byte[] list() {
    int length = both().stream().mapToInt(sct -> 2 + sct.size()).sum();
    ByteBuffer list = ByteBuffer.allocate(2 + length).putShort((short) length);
    both().forEach(sct -> list.putShort((short) sct.size()).put(sct.toArray()));
    return list.array();
  }

  /// The file that makes `s_server` send this list (OpenSSL's SSL_CTX_use_serverinfo_ex).
  static Path serverInfo(byte[] list) {
    ByteBuffer info = ByteBuffer.allocate(8 + list.length).putInt(CONTEXT);
    info.putShort((short) SIGNED_CERTIFICATE_TIMESTAMP).putShort((short) list.length).put(list);
    return KeyFiles.write(
        "serverinfo.pem",
        "-----BEGIN SERVERINFOV2 FOR SCT-----\n"
            + Base64.getMimeEncoder().encodeToString(info.array())
            + "\n-----END SERVERINFOV2 FOR SCT-----\n");
  }
}
