package dev.padlock.proving.bogo;

import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One run of the shim, from its arguments to its exit status. Shares nothing with any other.
final class Invocation implements Run {

  private static final Set<ConfigurationFault> CANNOT_BE_HAD =
      Set.of(
          ConfigurationFault.NOT_SUPPORTED,
          ConfigurationFault.KEY_CANNOT_SIGN,
          ConfigurationFault.CREDENTIAL_UNUSABLE);
  private final List<String> arguments;
  private volatile Socket transport = new Socket();

  Invocation(List<String> arguments) {
    this.arguments = arguments;
  }

  /// Whoever waits on the transport fails at once.
  @Override
  public void kill() throws IOException {
    transport.close();
  }

  @Override
  public Outcome run() {
    try {
      play(Flags.read(arguments));
      return new Outcome(ExitStatus.PASSED, "", "");
    } catch (Unimplemented feature) {
      return new Outcome(ExitStatus.UNIMPLEMENTED, "", feature.getMessage() + "\n");
    } catch (TlsException refusal) {
      ExitStatus status = status(refusal);
      return new Outcome(
          status, "", status == ExitStatus.UNIMPLEMENTED ? brief(refusal) : named(refusal));
    } catch (Unmet | IOException failure) {
      return new Outcome(ExitStatus.FAILED, "", failure + "\n");
    } catch (Throwable unforeseen) {
      return new Outcome(ExitStatus.BROKEN, "", trace(unforeseen));
    } finally {
      drain();
    }
  }

  /// The connections, one after the other.
  private void play(Flags flags) throws Exception {
    Memory memory = new Memory();
    connect(flags.initial(), flags.retried(), memory);
    for (int i = 0; i < flags.initial().endpoint.resumptions; i++) {
      drain();
      memory.pass(flags.initial().endpoint.delay);
      transport = new Socket();
      connect(flags.resumed(), flags.retried(), memory);
    }
  }

  /// @param retried what holds instead once the server refused early data
  private void connect(Settings settings, Settings retried, Memory memory) throws Exception {
    Observed observed = new Observed(memory);
    TlsConnection connection = new Parties(settings, retried, observed, memory).open();
    observed.info = connection.info();
    dial(settings.endpoint);
    Link link =
        settings.endpoint.async
            ? new EngineLink(transport, connection)
            : new SocketLink(transport, connection);
    memory.nextConnection();
    int said = new EarlyExchange(settings, observed, link).play();
    if (observed.isRefusedEarly() && !settings.endpoint.server) {
      Checks.earlyData(settings, link.info());
      new Exchange(retried, observed, memory, link).play(said);
    } else {
      new Exchange(settings, observed, memory, link).play(said);
    }
  }

  private void dial(Settings.Endpoint endpoint) {
    try {
      transport.setTcpNoDelay(true);
      InetAddress runner = InetAddress.getByName(endpoint.ipv6 ? "::1" : "127.0.0.1");
      transport.connect(new InetSocketAddress(runner, endpoint.port));
      transport
          .getOutputStream()
          .write(
              ByteBuffer.allocate(Long.BYTES)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .putLong(endpoint.shimId)
                  .array());
    } catch (IOException noRunner) {
      throw new IllegalStateException("the runner cannot be reached", noRunner);
    }
  }

  private static ExitStatus status(TlsException refusal) {
    if (refusal.refusal() == InternalFailure.BUG
        || refusal.refusal() == InternalFailure.CRYPTO_FAILED) {
      return ExitStatus.BROKEN;
    }
    return refusal.refusal() instanceof ConfigurationFault fault && CANNOT_BE_HAD.contains(fault)
        ? ExitStatus.UNIMPLEMENTED
        : ExitStatus.FAILED;
  }

  /// Configuration that cannot be had, in the words of the refusal.
  private static String brief(TlsException refusal) {
    return refusal.facts().entrySet().stream()
        .map(fact -> "the " + fact.getKey() + " " + fact.getValue())
        .collect(Collectors.joining(", ", "", "\n"));
  }

  /// The name between colons is what the runner looks for; of a received alert, also which it was.
  private static String named(TlsException refusal) {
    String alert = refusal.facts().get("alert");
    return ":"
        + refusal.refusal().code()
        + ":\n"
        + (alert == null ? "" : ":ALERT_" + alert + ":\n")
        + trace(refusal);
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /// Reading to the end lets the peer read what we sent: a socket that is closed with input left is
  /// reset, and an alert under way is lost.
  private void drain() {
    try (Socket closed = transport) {
      if (closed.isConnected() && !closed.isClosed()) {
        closed.shutdownOutput();
        InputStream rest = closed.getInputStream();
        rest.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException gone) {
      return;
    }
  }
}
