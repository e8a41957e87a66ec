package dev.padlock.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void thefamiliesTakeTurnsAndIpv6IsFirst() throws Exception {
    InetAddress a4 = address("192.0.2.1");
    InetAddress b4 = address("192.0.2.2");
    InetAddress c4 = address("192.0.2.3");
    InetAddress a6 = address("2001:db8::1");
    assertEquals(List.of(a6, a4, b4, c4), Dial.inTurns(List.of(a4, b4, c4, a6)));
    assertEquals(List.of(a4), Dial.inTurns(List.of(a4)));
  }

  @Test
  void theNextAddressIsTriedWhereOneFails() throws Exception {
    try (ServerSocket second = new ServerSocket(0, 1, address("127.0.0.2"))) {
      List<InetAddress> both = List.of(address("127.0.0.1"), address("127.0.0.2"));
      try (Socket socket = Dial.toAny("somewhere", both, second.getLocalPort(), SOON)) {
        assertEquals(address("127.0.0.2"), socket.getInetAddress());
        assertTrue(socket.getTcpNoDelay());
      }
    }
  }

  @Test
  void everyAddressThatFailedIsNamed() throws Exception {
    int port = freePort();
    List<InetAddress> both = List.of(address("127.0.0.1"), address("127.0.0.2"));
    ConnectException none =
        assertThrows(ConnectException.class, () -> Dial.toAny("somewhere", both, port, SOON));
    assertEquals(
        "somewhere port " + port + ": 127.0.0.1: Connection refused; 127.0.0.2: Connection refused",
        none.getMessage());
    assertEquals(2, none.getSuppressed().length);
  }

  @Test
  void anUnknownNameIsNoConnectionFailure() {
    assertThrows(UnknownHostException.class, () -> Dial.to("nobody.invalid", 443, SOON));
  }

  private static InetAddress address(String literal) throws Exception {
    return InetAddress.getByName(literal);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
