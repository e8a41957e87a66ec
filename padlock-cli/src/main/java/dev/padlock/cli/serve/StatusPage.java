package dev.padlock.cli.serve;

import dev.padlock.explain.Recording;
import dev.padlock.explain.story.Story;
import dev.padlock.explain.story.Style;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ConnectionInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a client what this very handshake negotiated: a page for browsers, lines for the rest.
final class StatusPage implements HttpConversation.Site {

  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:60rem;padding:0 1rem}"
          + "td{padding:.2rem 1.5rem .2rem 0;vertical-align:top}td:first-child{color:#666}"
          + "pre{background:#f4f4f4;padding:1rem;overflow:auto}";

  private final ConnectionLog log;

  StatusPage(ConnectionLog log) {
    this.log = log;
  }

  @Override
  public HttpResponse answer(HttpRequest request, TlsSocket connection) {
    String path = request.target().split("\\?", 2)[0];
    if (!path.equals("/")) {
      return HttpResponse.refusal(404, "There is only the status page at /");
    }
    Recording recording = log.recording(connection);
    Map<String, String> facts = facts(connection.info(), recording);
    List<String> story = Story.brief(recording, Style.PLAIN);
    return request.accepts("text/html")
        ? HttpResponse.text(200, "text/html", page(facts, story))
            .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        : HttpResponse.text(200, "text/plain", lines(facts, story));
  }

  private static Map<String, String> facts(ConnectionInfo info, Recording recording) {
    Map<String, String> facts = new LinkedHashMap<>();
    info.version().ifPresent(v -> facts.put("version", v.toString()));
    info.cipherSuite().ifPresent(s -> facts.put("cipher suite", s.toString()));
    info.group().ifPresent(g -> facts.put("key exchange", g.toString()));
    facts.put("round trips", Integer.toString(recording.course().roundTrips().count()));
    facts.put("server name", info.requestedServerName().orElse("none sent"));
    facts.put("application protocol", info.applicationProtocol().orElse("none"));
    info.ownCredential()
        .ifPresent(
            own -> facts.put("our certificate", own.chain().getFirst().subject().toString()));
    facts.put(
        "your certificate",
        info.peerPath().isEmpty() ? "none" : String.join(" < ", info.peerPath()));
    return facts;
  }

  private static String lines(Map<String, String> facts, List<String> story) {
    StringBuilder text = new StringBuilder("Padlock: this is what your handshake negotiated.\n\n");
    facts.forEach((name, value) -> text.append("%-21s %s%n".formatted(name, value)));
    return text.append('\n').append(String.join("\n", story)).append('\n').toString();
  }

  private static String page(Map<String, String> facts, List<String> story) {
    StringBuilder page = new StringBuilder(4096);
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>Padlock</title><style>")
        .append(STYLE)
        .append("</style></head>\n<body><h1>What this handshake negotiated</h1>\n<table>\n");
    facts.forEach((name, value) ->
        page.append("<tr><td>")
            .append(escape(name))
            .append("</td><td>")
            .append(escape(value))
            .append("</td></tr>\n"));
    return page.append("</table>\n<h2>Message by message</h2>\n<pre>")
        .append(escape(String.join("\n", story)))
        .append("</pre></body></html>\n")
        .toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
