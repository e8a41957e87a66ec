package dev.padlock.pki.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTest {
  private static final String BLOCK =
      """
      -----BEGIN CERTIFICATE-----
      AQID
      -----END CERTIFICATE-----
      """;

  private static final PemBlock READ =
      new PemBlock("CERTIFICATE", List.of(), Octets.of(new byte[] {1, 2, 3}));

  @Test
  void severalBlocksAreReadWithTheTextAroundThem() throws PkiException {
    String file = "Subject: CN=a\n 0 s:b\n" + BLOCK + "\n# between\n" + BLOCK + "after";

    assertEquals(List.of(READ, READ), read(file));
  }

  @Test
  void noBlockIsAnEmptyList() throws PkiException {
    assertEquals(List.of(), read("just text\n"));
    assertFalse(Pem.isPem("just text\n".getBytes(StandardCharsets.US_ASCII)));
    assertTrue(Pem.isPem(("text\n" + BLOCK).getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", " \n", "\n\n", "\t\r\n"})
  void lineEndingsAndBlanksDoNotMatter(String ending) throws PkiException {
    assertEquals(List.of(READ), read(BLOCK.replace("\n", ending)));
  }

  @Test
  void indentationDoesNotMatter() throws PkiException {
    assertEquals(List.of(READ), read(BLOCK.indent(4)));
  }

  @Test
  void aMissingLastLineFeedDoesNotMatter() throws PkiException {
    assertEquals(List.of(READ), read(BLOCK.strip()));
  }

  @Test
  void windowsEditorsAreUnderstood() throws PkiException {
    assertEquals(List.of(READ), read("\ufeff" + BLOCK, StandardCharsets.UTF_8));
    assertEquals(List.of(READ), read("\ufeff" + BLOCK, StandardCharsets.UTF_16LE));
    assertEquals(List.of(READ), read("\ufeff" + BLOCK, StandardCharsets.UTF_16BE));
  }

  @Test
  void headersAreKept() throws PkiException {
    String file =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,00

        AQID
        -----END RSA PRIVATE KEY-----
        """;

    assertEquals(
        List.of("Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,00"),
        read(file).getFirst().headers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-----BEGIN A-----~AQID | the block of line 1 has no end",
        "-----BEGIN A-----~AQID~-----END B----- | line 3 ends what line 1 did not begin",
        "-----BEGIN A-----~AQID~-----BEGIN A----- | line 3 begins a block inside the one of line 1",
        "-----BEGIN A-----~-----END A----- | the block of line 1 is empty",
        "x~-----BEGIN A-----~AQ*D~-----END A----- | the block of line 2 is not base64",
        "-----BEGIN A~AQID~-----END A----- | line 1 lacks its closing dashes",
        "-----BEGIN A-----~AQID~-----END A | line 3 lacks its closing dashes"
      })
  void damageIsRefusedWithItsLine(String file, String detail) {
    PkiException refused = assertThrows(PkiException.class, () -> read(file.replace('~', '\n')));

    assertEquals(PkiFault.PEM_MALFORMED, refused.fault());
    assertEquals(detail, refused.detail());
  }

  @Test
  void sizeAndCountHaveBounds() {
    byte[] large = new byte[Pem.MAX_BYTES + 1];
    String many = BLOCK.repeat(10_001);

    assertEquals(
        PkiFault.PEM_TOO_LARGE, assertThrows(PkiException.class, () -> Pem.read(large)).fault());
    assertEquals(
        PkiFault.PEM_TOO_LARGE, assertThrows(PkiException.class, () -> read(many)).fault());
  }

  @Test
  void whatIsWrittenIsReadBackInLinesOf64() throws PkiException {
    Octets content = Octets.wrap(new byte[100]);
    String text = Pem.write("X", content);

    assertEquals(List.of(new PemBlock("X", List.of(), content)), read(text));
    assertEquals(64, text.lines().mapToInt(String::length).max().orElseThrow());
    assertTrue(text.endsWith("-----END X-----\n"));
  }

  private static List<PemBlock> read(String file) throws PkiException {
    return read(file, StandardCharsets.ISO_8859_1);
  }

  private static List<PemBlock> read(String file, Charset charset) throws PkiException {
    return Pem.read(file.getBytes(charset));
  }
}
