package dev.padlock.cli.serve;

import dev.padlock.io.EarlyData;
import dev.padlock.io.HttpEarlyData;
import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Requests and responses on one connection, one after the other (RFC 9112 §9.3).
final class HttpConversation implements TlsServer.Handler {

  private static final int LONGEST_EARLY = 1 << 14;

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

  /// Answers the first request at once, if it is all there and may happen twice (RFC 8470 §3).
  /// Anything else is left for when the handshake is complete.
  @Override
  public void handleEarly(EarlyData early) throws IOException {
    InputStream in = new BufferedInputStream(early.inputStream(), LONGEST_EARLY);
    in.mark(LONGEST_EARLY);
    try {
      Optional<HttpRequest> request = HttpRequest.read(in);
      if (request.isPresent() && isAnswerable(request.get())) {
        respond(request.get(), early.socket())
            .send(early.outputStream(), !request.get().method().equals("HEAD"), true);
      } else {
        in.reset();
      }
    } catch (HttpRequest.Unacceptable unfinished) {
      in.reset();
    }
    early.putBack(in.readNBytes(in.available()));
  }

  private static boolean isAnswerable(HttpRequest request) {
    return HttpEarlyData.isSafe(request.method()) && request.keepsAlive() && !request.hasContent();
  }

  @Override
  public void handle(TlsSocket connection) throws IOException {
    Optional<EarlyData> early = connection.earlyData();
    connection.readTimeout(IDLE);
    InputStream later = new BufferedInputStream(connection.inputStream());
    InputStream in =
        early.isEmpty() ? later : new SequenceInputStream(early.get().inputStream(), later);
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
