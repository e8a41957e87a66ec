package dev.padlock.pki.store;

import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.pem.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import org.jspecify.annotations.Nullable;

/// A file somebody named: read whole within a bound, its format recognised by its first bytes
/// whatever its name says.
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record StoreFile(Path path, byte[] bytes, Format format) {
  private static final int MAX_BYTES = 16 << 20;

  enum Format {
    PEM,
    /// One DER element that is no PKCS#12.
    DER,
    PKCS12,
    JKS,
    JCEKS
  }

  static StoreFile read(Path path) throws PkiException {
    byte[] bytes = bytes(path);
    return new StoreFile(path, bytes, format(path, bytes));
  }

  private static byte[] bytes(Path path) throws PkiException {
    if (!Files.exists(path)) {
      throw missing(path);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new PkiException(PkiFault.FILE_TOO_LARGE, path + ", limit " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (PkiException e) {
      throw e;
    } catch (IOException e) {
      String why = Files.isDirectory(path) ? "it is a folder" : e.getClass().getSimpleName();
      throw new PkiException(PkiFault.FILE_UNREADABLE, path + " (" + why + ")", e);
    }
  }

  /// A relative path is often right in itself and wrong in its beginning: say where that was.
  static PkiException missing(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return new PkiException(
        PkiFault.FILE_MISSING, "%s (working directory %s)".formatted(path, here));
  }

  private static Format format(Path path, byte[] bytes) throws PkiException {
    if (Pem.isPem(bytes)) {
      return Format.PEM;
    }
    int start = 0;
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      start = start << 8 | (bytes[i] & 0xff);
    }
    return switch (start) {
      case 0xfeedfeed -> Format.JKS;
      case 0xcececece -> Format.JCEKS;
      default -> {
        if (bytes.length == 0 || bytes[0] != DerTag.SEQUENCE) {
          throw new PkiException(PkiFault.STORE_FORMAT_UNKNOWN, firstBytes(path, bytes));
        }
        yield isPkcs12(bytes) ? Format.PKCS12 : Format.DER;
      }
    };
  }

  private static String firstBytes(Path path, byte[] bytes) {
    if (bytes.length == 0) {
      return path + " is empty";
    }
    byte[] start = java.util.Arrays.copyOf(bytes, Math.min(8, bytes.length));
    return path + " begins " + java.util.HexFormat.ofDelimiter(" ").formatHex(start);
  }

  /// `PFX ::= SEQUENCE { version INTEGER {v3(3)}, ... }` (RFC 7292 §4), which may be BER.
  private static boolean isPkcs12(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int lengthOctets = bytes[1] >= 0 ? 0 : bytes[1] & 0x7f;
    int at = 2 + lengthOctets;
    return bytes.length > at + 2
        && bytes[at] == DerTag.INTEGER
        && bytes[at + 1] == 1
        && bytes[at + 2] == 3;
  }

  /// Opens a PKCS#12, JKS or JCEKS file.
  KeyStore keyStore(char @Nullable [] password) throws PkiException {
    try {
      KeyStore store = KeyStore.getInstance(format.name());
      store.load(new ByteArrayInputStream(bytes), password);
      return store;
    } catch (IOException e) {
      boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
      PkiFault fault = isPassword ? PkiFault.STORE_PASSWORD_WRONG : PkiFault.STORE_MALFORMED;
      throw new PkiException(fault, path + " (" + format + ")", e);
    } catch (GeneralSecurityException | RuntimeException e) {
      // JCA's readers of stores do not foresee all that a damaged file can say.
      throw new PkiException(PkiFault.STORE_MALFORMED, path + " (" + format + ")", e);
    }
  }
}
