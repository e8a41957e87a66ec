package dev.padlock.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.InternalFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ComplaintTest {

  @Test
  void aRefusalSaysWhatWhyAndFix() {
    Complaint complaint =
        Complaint.of(
            Incompatibility.NO_COMMON_GROUP.refuse("offered", "x448", "enabled", "x25519"));
    assertEquals(ExitCode.REFUSED, complaint.exit());
    assertEquals("NO_COMMON_GROUP", complaint.code());
    assertEquals(
        "The two sides have no key exchange group in common"
            + " - The client offers x448; this side has x25519"
            + " - Enable x25519 or secp256r1 on both sides",
        complaint.line());
  }

  @Test
  void aVerdictIsToldAsOneSentence() {
    Complaint complaint =
        Complaint.of(
            IdentityFault.CERTIFICATE_EXPIRED.refuse("verdict", "It ended in May", "ended", "x"));
    assertEquals("It ended in May", complaint.why());
  }

  @Test
  void exitCodesFollowFromWhoseDoingItWas() {
    assertEquals(ExitCode.LOCAL, Complaint.of(ConfigurationFault.NO_CREDENTIAL.refuse()).exit());
    assertEquals(ExitCode.BUG, Complaint.of(InternalFailure.BUG.refuse()).exit());
    assertEquals(
        ExitCode.LOCAL, Complaint.of(new PkiException(PkiFault.FILE_MISSING, "a.pem")).exit());
    assertEquals(ExitCode.UNREACHABLE, Complaint.of(new UnknownHostException("x")).exit());
    assertEquals(ExitCode.UNREACHABLE, Complaint.of(new ConnectException("x")).exit());
    assertEquals(ExitCode.UNREACHABLE, Complaint.of(new SocketTimeoutException("x")).exit());
    assertEquals(ExitCode.UNREACHABLE, Complaint.of(new BindException("x")).exit());
    assertEquals(ExitCode.LOCAL, Complaint.of(new NoSuchFileException("x")).exit());
    assertEquals(ExitCode.LOCAL, Complaint.of(new IOException("x")).exit());
    assertEquals(ExitCode.BUG, Complaint.of(new IllegalStateException("x")).exit());
  }

  @Test
  void whatStrangersWroteCannotSteerTheTerminal() {
    Complaint complaint = Complaint.refused("X", "Server said \033[2J\r\nhello\u202e", "", "");
    assertEquals("Server said ?[2J??hello?", complaint.line());
    assertTrue(Printable.line("x".repeat(5000)).length() < 2100);
    assertEquals("Zürich 東京", Printable.line("Zürich 東京"));
  }
}
