package dev.padlock.cli.starttls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.cli.terminal.CommandFailure;
import dev.padlock.cli.terminal.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that follow a script: what they say, and how many bytes they wait for in between.
@Timeout(30)
class StartTlsTest {

  private static final String LDAP_OK = "0\f\2\1\1x\7\n\1\0\4\0\4\0";

  @Test
  void smtpAsksWhatIsOfferedThenBegins() throws Exception {
    assertEquals(
        "EHLO padlock.invalid\r\nSTARTTLS\r\n",
        upgrade(
            StartTls.SMTP,
            "220-mail.example\r\n220 ready\r\n",
            "250-mail.example\r\n250-PIPELINING\r\n250 STARTTLS\r\n",
            "220 go ahead\r\n"));
  }

  @Test
  void smtpWithoutTlsIsNamed() throws Exception {
    CommandFailure refused =
        refused(StartTls.SMTP, "220 ready\r\n", "250-mail.example\r\n250 PIPELINING\r\n");
    assertEquals("STARTTLS_NOT_OFFERED", refused.complaint().code());
    assertEquals("it said: MAIL.EXAMPLE, PIPELINING", refused.complaint().why());
  }

  @Test
  void smtpThatTurnsDownIsNamed() throws Exception {
    CommandFailure refused =
        refused(StartTls.SMTP, "220 ready\r\n", "250 STARTTLS\r\n", "454 TLS not available\r\n");
    assertEquals("STARTTLS_REFUSED", refused.complaint().code());
    assertTrue(refused.getMessage().contains("454 TLS not available"));
  }

  @Test
  void imapFindsTheAbilityAmongOthers() throws Exception {
    assertEquals(
        "a1 CAPABILITY\r\na2 STARTTLS\r\n",
        upgrade(
            StartTls.IMAP,
            "* OK ready\r\n",
            "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n",
            "a2 OK begin\r\n"));
  }

  @Test
  void imapThatIsLoggedInAlreadyCannotBegin() throws Exception {
    assertEquals(
        "STARTTLS_NOT_OFFERED",
        refused(StartTls.IMAP, "* PREAUTH welcome back\r\n").complaint().code());
  }

  @Test
  void pop3WithAndWithoutCapa() throws Exception {
    assertEquals(
        "CAPA\r\nSTLS\r\n",
        upgrade(StartTls.POP3, "+OK hi\r\n", "+OK list\r\nUSER\r\nSTLS\r\n.\r\n", "+OK go\r\n"));
    assertEquals(
        "CAPA\r\nSTLS\r\n", upgrade(StartTls.POP3, "+OK hi\r\n", "-ERR what\r\n", "+OK go\r\n"));
    assertEquals(
        "STARTTLS_NOT_OFFERED",
        refused(StartTls.POP3, "+OK hi\r\n", "+OK list\r\nUSER\r\n.\r\n").complaint().code());
  }

  @Test
  void postgresAnswersWithOneByte() throws Exception {
    assertEquals("\0\0\0\10\4\u00d2\26\57", upgrade(StartTls.POSTGRES, "", "S"));
    assertEquals("STARTTLS_NOT_OFFERED", refused(StartTls.POSTGRES, "", "N").complaint().code());
    assertEquals("STARTTLS_REFUSED", refused(StartTls.POSTGRES, "", "E").complaint().code());
    assertEquals("STARTTLS_WRONG_PROTOCOL", refused(StartTls.POSTGRES, "", "2").complaint().code());
  }

  @Test
  void ldapAnswersInBer() throws Exception {
    String asked = upgrade(StartTls.LDAP, "", LDAP_OK);
    assertTrue(asked.endsWith("1.3.6.1.4.1.1466.20037"), asked);
    upgrade(StartTls.LDAP, "", "0\u0084\0\0\0\20\2\1\1x\u0084\0\0\0\7\n\1\0\4\0\4\0");
  }

  @Test
  void ldapThatTurnsDownIsQuoted() throws Exception {
    CommandFailure refused = refused(StartTls.LDAP, "", "0\17\2\1\1x\12\n\1\64\4\0\4\3off");
    assertEquals("STARTTLS_REFUSED", refused.complaint().code());
    assertEquals("it said: result code 52 off", refused.complaint().why());
  }

  @Test
  void ldapThatIsMalformedIsRefused() throws Exception {
    for (String bad :
        new String[] {"1", "0\3\2\1\1", "0\f\2\1\1y\7\n\1\0\4\0\4\0", "0\u0084\177\0\0\0"}) {
      assertEquals(
          "STARTTLS_WRONG_PROTOCOL", refused(StartTls.LDAP, "", bad).complaint().code(), bad);
    }
  }

  @Test
  void anotherProtocolIsNamed() throws Exception {
    CommandFailure refused = refused(StartTls.SMTP, "SSH-2.0-OpenSSH_9.2\r\n");
    assertEquals("STARTTLS_WRONG_PROTOCOL", refused.complaint().code());
    assertEquals(ExitCode.REFUSED, refused.complaint().exit());
    assertTrue(refused.getMessage().contains("SSH-2.0-OpenSSH_9.2"));
  }

  @Test
  void anEndIsNamed() throws Exception {
    assertEquals("STARTTLS_CLOSED", refused(StartTls.IMAP, "* OK re").complaint().code());
  }

  @Test
  void whatTheServerSaysIsBounded() throws Exception {
    String endless = "220-" + "x".repeat(9000);
    assertTrue(refused(StartTls.SMTP, endless).getMessage().contains("longer than 8192"));
    String chatty = "220-x\r\n".repeat(300);
    assertTrue(refused(StartTls.SMTP, chatty).getMessage().contains("more than 200 lines"));
  }

  @Test
  void aServerThatDripsIsNotHeardForEver() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
        Socket server = listening.accept()) {
      Thread.startVirtualThread(() -> drip(server));
      CommandFailure late =
          assertThrows(
              CommandFailure.class, () -> StartTls.SMTP.upgrade(client, Duration.ofMillis(500)));
      assertEquals("TIMEOUT", late.complaint().code());
      assertTrue(late.getMessage().contains("SMTP within 0.5 s"), late.getMessage());
    }
  }

  private static void drip(Socket server) {
    try {
      while (true) {
        server.getOutputStream().write('2');
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nothingBehindTheAgreementIsTaken() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
        Socket server = listening.accept()) {
      server.getOutputStream().write("Sinjected".getBytes(ISO_8859_1));
      StartTls.POSTGRES.upgrade(client);
      assertEquals("injected", new String(client.getInputStream().readNBytes(8), ISO_8859_1));
    }
  }

  private static CommandFailure refused(StartTls protocol, String... script) {
    return assertThrows(CommandFailure.class, () -> upgrade(protocol, script));
  }

  /// Plays `script` to the client; before each part but the first it waits until the client has
  /// spoken.
  ///
  /// @return what the client said
  private static String upgrade(StartTls protocol, String... script) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = new CompletableFuture<>();
      Thread.startVirtualThread(() -> play(listening, script, heard));
      try (Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
        protocol.upgrade(client);
        assertEquals(0, client.getSoTimeout());
      }
      return heard.get(10, TimeUnit.SECONDS);
    }
  }

  private static void play(
      ServerSocket listening, String[] script, CompletableFuture<String> heard) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Socket socket = listening.accept()) {
      InputStream in = socket.getInputStream();
      byte[] piece = new byte[1000];
      for (int i = 0; i < script.length; i++) {
        if (i > 0) {
          int n = in.read(piece);
          all.write(piece, 0, Math.max(n, 0));
        }
        socket.getOutputStream().write(script[i].getBytes(ISO_8859_1));
      }
      socket.shutdownOutput();
      in.transferTo(all);
      heard.complete(all.toString(ISO_8859_1));
    } catch (IOException gone) {
      heard.complete(all.toString(ISO_8859_1));
    }
  }
}
