package dev.padlock.pki.pem;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Reads and writes PEM files. Several blocks, text around them, CRLF, a byte order mark, UTF-16 as
/// Windows tools write it: all read. A damaged block is refused with its line.
public final class Pem {
  static final int MAX_BYTES = 16 << 20;

  private static final String MARK = "-----BEGIN ";
  private static final Base64.Encoder LINES_OF_64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /// Whether there is a block in these bytes at all.
  public static boolean isPem(byte[] file) {
    return file.length <= MAX_BYTES && text(file).contains(MARK);
  }

  /// All blocks in order; none is an empty list.
  public static List<PemBlock> read(byte[] file) throws PkiException {
    if (file.length > MAX_BYTES) {
      throw new PkiException(PkiFault.PEM_TOO_LARGE, file.length + " bytes");
    }
    return new PemScanner(text(file)).blocks();
  }

  /// One block, ending with a line feed.
  public static String write(String label, Octets content) {
    String lines = LINES_OF_64.encodeToString(content.toArray());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }

  private static String text(byte[] file) {
    Charset charset = charset(file);
    String text = new String(file, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] file) {
    if (file.length >= 2 && (file[0] & file[1]) == (byte) 0xfe && file[0] != file[1]) {
      return StandardCharsets.UTF_16;
    }
    boolean isMarkedUtf8 = file.length >= 3 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb;
    return isMarkedUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }
}
