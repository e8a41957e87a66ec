package dev.padlock.cli.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// A response: its status, further header fields, and its content.
record HttpResponse(int status, Map<String, String> fields, Content content) {

  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          301, "Moved Permanently",
          400, "Bad Request",
          404, "Not Found",
          405, "Method Not Allowed",
          414, "URI Too Long",
          431, "Request Header Fields Too Large",
          505, "HTTP Version Not Supported");

  /// What is sent, and how long it is.
  interface Content {
    long length();

    InputStream open() throws IOException;
  }

  /// A text.
  static HttpResponse text(int status, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Content content =
        new Content() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(bytes);
          }
        };
    return new HttpResponse(status, Map.of("Content-Type", type + "; charset=utf-8"), content);
  }

  /// A refusal, in one line of plain text.
  static HttpResponse refusal(int status, String sentence) {
    return text(status, "text/plain", sentence + ".\n");
  }

  /// A file, which is no link.
  static HttpResponse file(Path file, String type) throws IOException {
    long length = Files.size(file);
    Content content =
        new Content() {
          @Override
          public long length() {
            return length;
          }

          @Override
          public InputStream open() throws IOException {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
          }
        };
    return new HttpResponse(200, Map.of("Content-Type", type), content);
  }

  HttpResponse with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(name, value);
    return new HttpResponse(status, all, content);
  }

  /// Sends it; the header and a short content leave in one piece.
  void send(OutputStream out, boolean withContent, boolean keepAlive) throws IOException {
    byte[] head = head(keepAlive);
    if (!withContent || content.length() == 0) {
      out.write(head);
      return;
    }
    try (InputStream in = content.open()) {
      byte[] piece = new byte[1 << 16];
      System.arraycopy(head, 0, piece, 0, head.length);
      long left = content.length();
      for (int at = head.length; left > 0; at = 0) {
        int n = in.read(piece, at, (int) Math.min(piece.length - at, left));
        if (n < 0) {
          throw new IOException("The file became shorter while it was sent");
        }
        out.write(piece, 0, at + n);
        left -= n;
      }
    }
  }

  private byte[] head(boolean keepAlive) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(status).append(' ').append(REASONS.get(status)).append("\r\n");
    fields.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(content.length()).append("\r\n");
    head.append("Date: ")
        .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
        .append("\r\n");
    head.append("Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n");
    head.append(keepAlive ? "" : "Connection: close\r\n").append("\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
