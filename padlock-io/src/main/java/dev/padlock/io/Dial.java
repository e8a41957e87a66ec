package dev.padlock.io;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Opens TCP connections: tries every address of a host, and where none answers says how each of
/// them failed.
public final class Dial {

  private Dial() {}

  /// Connects to the first address that answers. IPv6 and IPv4 take turns, IPv6 first (RFC 8305
  /// §4).
  ///
  /// @param host a DNS name or IP address, IPv6 with or without brackets
  /// @param timeout for each address
  /// @throws java.net.UnknownHostException where the name has no address
  /// @throws ConnectException where no address answers; its message lists each
  public static Socket to(String host, int port, Duration timeout) throws IOException {
    return toAny(host, inTurns(List.of(InetAddress.getAllByName(host))), port, timeout);
  }

  static Socket toAny(String host, List<InetAddress> addresses, int port, Duration timeout)
      throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (InetAddress address : addresses) {
      try {
        return to(new InetSocketAddress(address, port), timeout);
      } catch (SocketTimeoutException late) {
        failures.add(
            new IOException(told(address, "no answer within " + timeout.toMillis() + " ms"), late));
      } catch (IOException failure) {
        failures.add(new IOException(told(address, String.valueOf(failure.getMessage())), failure));
      }
    }
    throw allOf(host + " port " + port, failures);
  }

  private static Socket to(InetSocketAddress address, Duration timeout) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, Math.toIntExact(timeout.toMillis()));
      return socket;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  private static String told(InetAddress address, String why) {
    return address.getHostAddress() + ": " + why;
  }

  private static ConnectException allOf(String where, List<IOException> failures) {
    String each = failures.stream().map(IOException::getMessage).collect(Collectors.joining("; "));
    ConnectException all = new ConnectException(where + ": " + each);
    failures.forEach(all::addSuppressed);
    return all;
  }

  /// Both families in turn, each in the resolver's order, so that a family without a route costs
  /// one failure only.
  static List<InetAddress> inTurns(List<InetAddress> resolved) {
    Map<Boolean, List<InetAddress>> families =
        resolved.stream().collect(Collectors.partitioningBy(Inet6Address.class::isInstance));
    List<InetAddress> six = families.getOrDefault(true, List.of());
    List<InetAddress> four = families.getOrDefault(false, List.of());
    return Stream.iterate(0, i -> i + 1)
        .limit(Math.max(six.size(), four.size()))
        .flatMap(i -> Stream.concat(six.stream().skip(i).limit(1), four.stream().skip(i).limit(1)))
        .toList();
  }
}
