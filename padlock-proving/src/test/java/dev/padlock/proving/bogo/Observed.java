package dev.padlock.proving.bogo;

import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyLog;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.trace.TraceListener;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What callbacks, the trace and the key log saw of one connection.
final class Observed implements TraceListener, KeyLog {

  volatile @Nullable CredentialRequest credentialRequest;
  volatile @Nullable List<String> advertisedProtocols;
  volatile List<Credential> credentials = List.of();
  final Set<Credential> boundToIssuers = ConcurrentHashMap.newKeySet();
  private volatile @Nullable NewSessionTicket ticket;
  private volatile @Nullable ClientHello clientHello;
  private final Map<String, byte[]> secrets = new HashMap<>();

  @Override
  public void on(TraceEvent event) {
    if (event instanceof TraceEvent.MessageSeen seen && seen.direction() == Direction.RECEIVED) {
      switch (seen.message()) {
        case NewSessionTicket received -> ticket = received;
        case ClientHello received -> clientHello = received;
        default -> {}
      }
    }
  }

  @Override
  public synchronized void line(String line) {
    String[] words = line.split(" ");
    secrets.put(words[0], HexFormat.of().parseHex(words[2]));
  }

  /// Whether the client's hello could be answered with TLS 1.2 (RFC 9846 §E.2).
  boolean clientTakesTls12() {
    ClientHello hello = clientHello;
    return hello != null
        && hello
            .extensions()
            .find(SupportedVersions.class)
            .map(offered -> offered.versions().contains(ProtocolVersion.TLS_1_2))
            .orElse(hello.legacyVersion() >= ProtocolVersion.TLS_1_2.code());
  }

  boolean hasTicket() {
    return ticket != null;
  }

  boolean ticketTakesEarlyData() {
    NewSessionTicket seen = ticket;
    return seen != null && seen.extensions().find(EarlyDataLimit.class).isPresent();
  }

  /// A secret by its label in RFC 9850.
  synchronized byte[] secret(String label) {
    byte[] secret = secrets.get(label);
    if (secret == null) {
      throw new IllegalStateException("the key log has no " + label);
    }
    return secret;
  }
}
