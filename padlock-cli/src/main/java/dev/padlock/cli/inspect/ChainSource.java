package dev.padlock.cli.inspect;

import dev.padlock.cli.connect.Target;
import dev.padlock.cli.option.Trust;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.io.Dial;
import dev.padlock.io.TlsSocket;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where a chain comes from.
final class ChainSource {

  private ChainSource() {}

  /// The certificates of a file in the order in which they stand there, whatever its format.
  static PresentedChain file(Path file, Terminal terminal) throws IOException {
    return PresentedChain.of(Trust.read(file, terminal).anchors());
  }

  /// What a server shows for this name. The connection ends there: the server is told that its
  /// certificate was not taken, as nobody has judged it yet.
  static PresentedChain server(Target server, String name, Duration patience) throws IOException {
    AtomicReference<@Nullable PeerClaim> shown = new AtomicReference<>();
    ClientConfig config =
        ClientConfig.builder()
            .verifier(claim -> {
              shown.set(claim);
              return new Judgement.Rejected(
                  IdentityFault.CERTIFICATE_REJECTED, "Only looked at", Map.of());
            })
            .build();
    Socket tcp = Dial.to(server.host(), server.port(), patience);
    try (TlsSocket socket = TlsSocket.over(tcp, ClientConnection.open(config, name))) {
      socket.handshakeTimeout(patience);
      socket.handshake();
    } catch (IOException failure) {
      if (shown.get() == null) {
        throw failure;
      }
    }
    PeerClaim claim = shown.get();
    return PresentedChain.read(
        claim == null
            ? List.of()
            : claim.chain().stream().map(der -> Octets.wrap(der.toArray())).toList());
  }
}
