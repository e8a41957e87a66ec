package dev.padlock.pki.pem;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/// Walks the lines of one file (RFC 7468 §3, and the headers of RFC 1421 §4.6).
final class PemScanner {
  private static final int MAX_BLOCKS = 10_000;
  private static final String DASHES = "-----";
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  private final Iterator<String> lines;
  private int number;

  PemScanner(String text) {
    this.lines = text.lines().iterator();
  }

  List<PemBlock> blocks() throws PkiException {
    List<PemBlock> blocks = new ArrayList<>();
    while (lines.hasNext()) {
      String line = next();
      if (!line.startsWith(BEGIN)) {
        continue; // explanatory text, RFC 7468 §2
      }
      if (blocks.size() == MAX_BLOCKS) {
        throw new PkiException(PkiFault.PEM_TOO_LARGE, "more than " + MAX_BLOCKS + " blocks");
      }
      blocks.add(block(label(line, BEGIN)));
    }
    return blocks;
  }

  private PemBlock block(String label) throws PkiException {
    int begin = number;
    List<String> headers = new ArrayList<>();
    StringBuilder base64 = new StringBuilder();
    while (lines.hasNext()) {
      String line = next();
      if (line.startsWith(END)) {
        if (!label(line, END).equals(label)) {
          throw damaged("line %d ends what line %d did not begin".formatted(number, begin));
        }
        return new PemBlock(label, headers, decode(base64, begin));
      }
      if (line.startsWith(BEGIN)) {
        throw damaged("line %d begins a block inside the one of line %d".formatted(number, begin));
      }
      if (line.indexOf(':') >= 0) {
        headers.add(line);
      } else {
        base64.append(line);
      }
    }
    throw damaged("the block of line %d has no end".formatted(begin));
  }

  private String label(String line, String start) throws PkiException {
    if (!line.endsWith(DASHES) || line.length() < start.length() + DASHES.length()) {
      throw damaged("line %d lacks its closing dashes".formatted(number));
    }
    return line.substring(start.length(), line.length() - DASHES.length());
  }

  private Octets decode(StringBuilder base64, int begin) throws PkiException {
    if (base64.isEmpty()) {
      throw damaged("the block of line %d is empty".formatted(begin));
    }
    try {
      return Octets.wrap(Base64.getDecoder().decode(base64.toString()));
    } catch (IllegalArgumentException e) {
      throw damaged("the block of line %d is not base64".formatted(begin));
    }
  }

  private String next() {
    number++;
    return lines.next().strip();
  }

  private static PkiException damaged(String what) {
    return new PkiException(PkiFault.PEM_MALFORMED, what);
  }
}
