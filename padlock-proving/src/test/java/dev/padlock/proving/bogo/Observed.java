package dev.padlock.proving.bogo;

import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyLog;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.trace.TraceListener;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;
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
  volatile @Nullable ConnectionInfo info;
  volatile List<Credential> credentials = List.of();
  volatile List<ExternalPsk> psks = List.of();
  final Set<Credential> boundToIssuers = ConcurrentHashMap.newKeySet();
  private final Memory memory;
  private volatile int lastReceived;
  private volatile @Nullable NewSessionTicket ticket;
  private volatile @Nullable ServerHello serverHello;
  private volatile @Nullable CertificateRequest12 certificateRequest;
  private volatile List<SignatureScheme> peerSchemes = List.of();
  private final Map<String, byte[]> secrets = new HashMap<>();

  Observed(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void on(TraceEvent event) {
    if (event instanceof TraceEvent.MessageSeen seen) {
      if (seen.direction() == Direction.RECEIVED) {
        lastReceived = seen.message().type().code();
      }
      switch (seen.message()) {
        case NewSessionTicket given -> {
          ticket = given;
          memory.issued(given);
        }
        case ServerHello answer -> serverHello = answer;
        case CertificateRequest12 asked -> {
          certificateRequest = asked;
          accepting(asked.supportedSignatureAlgorithms(), seen);
        }
        case CertificateRequest asked -> accepting(schemes(asked.extensions()), seen);
        case ClientHello hello -> {
          accepting(schemes(hello.extensions()), seen);
          hello.extensions().find(PreSharedKeyClientHello.class).ifPresent(memory::shown);
        }
        default -> {}
      }
    }
  }

  private void accepting(List<SignatureScheme> schemes, TraceEvent.MessageSeen seen) {
    if (seen.direction() == Direction.RECEIVED) {
      peerSchemes = schemes;
    }
  }

  private static List<SignatureScheme> schemes(Extensions extensions) {
    return extensions
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::supportedSignatureAlgorithms)
        .orElse(List.of());
  }

  /// Whether a server has refused early data.
  boolean isRefusedEarly() {
    ConnectionInfo now = info;
    return now != null && now.earlyData() == EarlyDataOutcome.REFUSED;
  }

  /// What the peer says that it accepts signatures with.
  List<SignatureScheme> peerSchemes() {
    return peerSchemes;
  }

  @Override
  public synchronized void line(String line) {
    String[] words = line.split(" ");
    secrets.put(words[0], HexFormat.of().parseHex(words[2]));
  }

  /// Whether the server's hello has this extension.
  boolean isAgreed(ExtensionType extension) {
    ServerHello answer = serverHello;
    return answer != null && answer.extensions().has(extension);
  }

  /// The types that a server of TLS 1.2 asked for.
  Opaque certificateTypes() {
    CertificateRequest12 asked = certificateRequest;
    return asked == null ? Opaque.EMPTY : asked.certificateTypes();
  }

  /// The type of the message that came last.
  int lastReceived() {
    return lastReceived;
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
