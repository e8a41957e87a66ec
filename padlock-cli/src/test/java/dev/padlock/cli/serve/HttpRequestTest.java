package dev.padlock.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {

  @Test
  void aRequestIsReadToTheEndOfItsHeader() throws Exception {
    HttpRequest request = read("GET /a?b HTTP/1.1\r\nHost: x\r\nAccept:  text/html \r\n\r\nmore");
    assertEquals("GET", request.method());
    assertEquals("/a?b", request.target());
    assertEquals("text/html", request.fields().get("accept"));
    assertTrue(request.keepsAlive());
    assertFalse(request.hasContent());
  }

  @Test
  void theEndBetweenRequestsIsNoError() throws Exception {
    assertEquals(Optional.empty(), HttpRequest.read(new ByteArrayInputStream(new byte[0])));
  }

  @Test
  void blankLinesInFrontAreSkipped() throws Exception {
    assertEquals("/", read("\r\n\r\nGET / HTTP/1.0\r\n\r\n").target());
  }

  @Test
  void proxiesSendTheWholeUrl() throws Exception {
    assertEquals("/a", read("GET https://x:1/a HTTP/1.1\r\nHost: x\r\n\r\n").target());
    assertEquals("/", read("GET https://x HTTP/1.1\r\nHost: x\r\n\r\n").target());
  }

  @Test
  void whoKeepsTheConnection() throws Exception {
    assertFalse(read("GET / HTTP/1.0\r\n\r\n").keepsAlive());
    assertTrue(read("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keepsAlive());
    assertFalse(read("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n").keepsAlive());
    assertTrue(read("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n").hasContent());
    assertTrue(
        read("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n").hasContent());
  }

  @ParameterizedTest
  @CsvSource({
    "400, hello~~",
    "400, GET  / HTTP/1.1~Host: x~~",
    "400, GET x HTTP/1.1~Host: x~~",
    "505, GET / HTTP/2.0~Host: x~~",
    "400, GET / HTTP/1.1~~",
    "400, GET / HTTP/1.1~Host: x~Host: y~~",
    "400, GET / HTTP/1.1~Host : x~~",
    "400, GET / HTTP/1.1~Host: x~ folded~~",
    "400, GET / HTTP/1.1~Host: x~no colon~~",
    "400, GET / HTTP/1.1~Host: x",
    "400, GET /\0 HTTP/1.1~Host: x~~",
  })
  void whatIsMalformedIsRefused(int status, String text) {
    assertEquals(status, refused(text.replace("~", "\r\n")));
  }

  /// A pattern that tries every way to share out the blanks takes hours for the first of these.
  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u0085b", "\rb", "b", ""})
  @Timeout(5)
  void blanksInAFieldCostNoMoreThanTheirNumber(String end) throws Exception {
    String blanks = " ".repeat(8000);
    String field = "A:" + blanks + end + "\r\nB: b" + blanks + end + "\r\n";
    String text = "GET / HTTP/1.1\r\nHost: x\r\n" + field + "\r\n";
    if (end.startsWith("\r")) {
      assertEquals(400, refused(text));
    } else {
      assertEquals(end, read(text).fields().get("a"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\u001bb", "a\u007fb"})
  void controlCharactersInAFieldAreRefused(String value) {
    assertEquals(400, refused("GET / HTTP/1.1\r\nHost: x\r\nA: " + value + "\r\n\r\n"));
    assertEquals(400, refused("GET /" + value + " HTTP/1.1\r\nHost: x\r\n\r\n"));
  }

  @Test
  void everyLengthIsBounded() {
    assertEquals(414, refused("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    assertEquals(431, refused("GET / HTTP/1.1\r\nHost: " + "x".repeat(9000) + "\r\n\r\n"));
    assertEquals(431, refused("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(200) + "\r\n"));
    assertEquals(
        431,
        refused("GET / HTTP/1.1\r\n" + ("A: " + "b".repeat(8000) + "\r\n").repeat(5) + "\r\n"));
  }

  private static int refused(String text) {
    return assertThrows(HttpRequest.Unacceptable.class, () -> read(text)).status();
  }

  private static HttpRequest read(String text) throws Exception {
    return HttpRequest.read(new ByteArrayInputStream(text.getBytes(ISO_8859_1))).orElseThrow();
  }
}
