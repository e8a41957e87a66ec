package dev.padlock.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.cli.terminal.CommandFailure;
import dev.padlock.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, 443",
    "example.org:8443, example.org, 8443",
    "Example.ORG, example.org, 443",
    "bücher.example, xn--bcher-kva.example, 443",
    "192.0.2.1:1, 192.0.2.1, 1",
    "[2001:db8::1]:8443, 2001:db8::1, 8443",
    "[::1], ::1, 443",
    "::1, ::1, 443",
  })
  void hostsAndPortsAsPeopleWriteThem(String text, String host, int port) {
    assertEquals(new Target(host, port), Target.parse(text, 443));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/x, write HOST:PORT",
    "example.org:0, there is no port 0",
    "example.org:65536, there is no port 65536",
    "example.org:, \"\" is not a port",
    "example.org:http, \"http\" is not a port",
    "[::1, the bracket is not closed",
    "exa mple, neither a host name nor an IP address",
    ":443, neither a host name nor an IP address",
  })
  void whatIsWrongIsSaid(String text, String saying) {
    CommandFailure wrong = assertThrows(CommandFailure.class, () -> Target.parse(text, 443));
    assertEquals(ExitCode.USAGE, wrong.complaint().exit());
    assertTrue(wrong.getMessage().contains(saying), wrong.getMessage());
  }

  @Test
  void anAddressIsShownInBrackets() {
    assertEquals("[::1]:443", Target.parse("::1", 443).toString());
    assertEquals("example.org:443", Target.parse("example.org", 443).toString());
  }
}
