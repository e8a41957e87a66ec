package dev.padlock.proving.interop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a server says in plain text before it speaks TLS. Before each part but the first it waits
/// for the client; the sources are RFC 3207, RFC 9051 §6.2.1, RFC 2595 §4, PostgreSQL's protocol
/// and RFC 4511 §4.14.
enum Prelude implements Bridge.Prelude {
  SMTP(
      "220-mail.example\r\n220 ready\r\n",
      "250-mail.example\r\n250-PIPELINING\r\n250 STARTTLS\r\n",
      "220 go ahead\r\n"),
  IMAP("* OK ready\r\n", "* CAPABILITY IMAP4rev1 STARTTLS\r\na1 OK done\r\n", "a2 OK begin\r\n"),
  POP3("+OK hello\r\n", "+OK list\r\nUSER\r\nSTLS\r\n.\r\n", "+OK begin\r\n"),
  POSTGRES("", "S"),
  LDAP("", "0\f\2\1\1x\7\n\1\0\4\0\4\0");

  private final List<String> parts;

  Prelude(String... parts) {
    this.parts = List.of(parts);
  }

  @Override
  public void play(SocketChannel client) throws IOException {
    ByteBuffer heard = ByteBuffer.allocate(1000);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        client.read(heard.clear());
      }
      client.write(ByteBuffer.wrap(parts.get(i).getBytes(StandardCharsets.ISO_8859_1)));
    }
  }
}
