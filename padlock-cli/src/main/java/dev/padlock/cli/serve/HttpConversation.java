package dev.padlock.cli.serve;

import dev.padlock.io.TlsSocket;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Requests and responses on one connection, one after the other (RFC 9112 §9.3).
final class HttpConversation {

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int MOST_REQUESTS = 1000;

  private final Site site;

  /// Answers GET; where the method is HEAD, the content is left away.
  interface Site {
    HttpResponse answer(HttpRequest request, TlsSocket connection) throws IOException;
  }

  HttpConversation(Site site) {
    this.site = site;
  }

  void hold(TlsSocket connection) throws IOException {
    connection.readTimeout(IDLE);
    InputStream in = new BufferedInputStream(connection.inputStream());
    OutputStream out = connection.outputStream();
    try {
      boolean more = true;
      for (int asked = 1; more; asked++) {
        more = exchange(in, out, connection, asked < MOST_REQUESTS);
      }
    } catch (SocketTimeoutException idle) {
      connection.closeOutput();
    }
  }

  private boolean exchange(InputStream in, OutputStream out, TlsSocket connection, boolean mayGoOn)
      throws IOException {
    try {
      Optional<HttpRequest> next = HttpRequest.read(in);
      if (next.isEmpty()) {
        return false;
      }
      HttpRequest request = next.get();
      boolean goesOn = mayGoOn && request.keepsAlive() && !request.hasContent();
      respond(request, connection).send(out, !request.method().equals("HEAD"), goesOn);
      return goesOn;
    } catch (HttpRequest.Unacceptable wrong) {
      HttpResponse.refusal(wrong.status(), wrong.reason()).send(out, true, false);
      return false;
    }
  }

  private HttpResponse respond(HttpRequest request, TlsSocket connection) throws IOException {
    return switch (request.method()) {
      case "GET", "HEAD" -> site.answer(request, connection);
      default ->
          HttpResponse.refusal(405, "This server answers GET and HEAD").with("Allow", "GET, HEAD");
    };
  }
}
