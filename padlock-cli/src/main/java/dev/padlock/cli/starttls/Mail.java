package dev.padlock.cli.starttls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The three protocols of mail, which speak in lines.
final class Mail {

  private Mail() {}

  /// RFC 3207: after the greeting, EHLO lists what the server can do.
  static void smtp(Dialogue server) throws IOException {
    reply(server, "220");
    server.say("EHLO padlock.invalid");
    List<String> abilities = reply(server, "250");
    if (!abilities.contains("STARTTLS")) {
      throw server.notOffered(String.join(", ", abilities));
    }
    server.say("STARTTLS");
    String answer = server.line();
    if (!answer.startsWith("220")) {
      throw server.refused(answer);
    }
  }

  /// All lines of an SMTP reply, without their codes: `250-first`, `250 last`.
  private static List<String> reply(Dialogue server, String code) throws IOException {
    List<String> texts = new ArrayList<>();
    while (true) {
      String line = server.line();
      if (!line.startsWith(code)) {
        throw server.strange(line);
      }
      texts.add(line.substring(Math.min(4, line.length())).toUpperCase(Locale.ROOT));
      if (!line.startsWith(code + "-")) {
        return texts;
      }
    }
  }

  /// RFC 9051 §6.2.1. A greeting of PREAUTH leaves no room for STARTTLS.
  static void imap(Dialogue server) throws IOException {
    String greeting = server.line();
    if (!greeting.startsWith("* OK")) {
      throw greeting.startsWith("* ") ? server.notOffered(greeting) : server.strange(greeting);
    }
    server.say("a1 CAPABILITY");
    StringBuilder abilities = new StringBuilder();
    String line = server.line();
    for (; line.startsWith("* "); line = server.line()) {
      abilities.append(line.substring(1).toUpperCase(Locale.ROOT));
    }
    if (!(abilities + " ").contains(" STARTTLS ")) {
      throw server.notOffered(abilities.isEmpty() ? line : abilities.toString().strip());
    }
    server.say("a2 STARTTLS");
    String answer = server.line();
    while (answer.startsWith("* ")) {
      answer = server.line();
    }
    if (!answer.startsWith("a2 OK")) {
      throw server.refused(answer);
    }
  }

  /// RFC 2595 §4. CAPA is optional (RFC 2449), so a server without it is simply asked.
  static void pop3(Dialogue server) throws IOException {
    String greeting = server.line();
    if (!greeting.startsWith("+OK")) {
      throw server.strange(greeting);
    }
    server.say("CAPA");
    if (server.line().startsWith("+OK")) {
      List<String> abilities = new ArrayList<>();
      for (String line = server.line(); !line.equals("."); line = server.line()) {
        abilities.add(line.toUpperCase(Locale.ROOT));
      }
      if (!abilities.contains("STLS")) {
        throw server.notOffered(String.join(", ", abilities));
      }
    }
    server.say("STLS");
    String answer = server.line();
    if (!answer.startsWith("+OK")) {
      throw server.refused(answer);
    }
  }
}
