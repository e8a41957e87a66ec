package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.OwnCertificate;
import dev.padlock.tls.handshake.hello.Preferences;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.CompressCertificate;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.ServerNameAcknowledged;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.extension.TicketRequestHint;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The messages of a server's first flight, composed from what was chosen.
final class ServerMessages {

  private static final int LEGACY_VERSION = 0x0303;
  private static final int RANDOM_LENGTH = 32;

  private ServerMessages() {}

  /// @param psk which of the client's pre-shared keys was chosen; empty for none
  static Effect.Send serverHello(
      ServerSettings settings, ClientHello hello, Choice choice, Opaque share, OptionalInt psk) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new KeyShareServerHello(new KeyShareEntry(choice.share().group(), share)));
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    psk.ifPresent(index -> extensions.add(new PreSharedKeyServerHello(index)));
    byte[] random = new byte[RANDOM_LENGTH];
    settings.common().crypto().random().nextBytes(random);
    return send(
        new ServerHello(
            LEGACY_VERSION,
            Opaque.wrap(random),
            hello.legacySessionId(),
            choice.suite(),
            0,
            Extensions.of(extensions)));
  }

  /// EncryptedExtensions, perhaps CertificateRequest, and Certificate.
  static List<Effect.Send> underHandshakeKeys(
      ServerSettings settings,
      ClientHello hello,
      Choice choice,
      Credential credential,
      @Nullable NewSessions sessions)
      throws TlsException {
    List<Effect.Send> messages = new ArrayList<>();
    List<Extension> first =
        hello.extensions().has(ExtensionType.SERVER_NAME)
            ? List.of(new ServerNameAcknowledged())
            : List.of();
    messages.add(encryptedExtensions(first, settings, hello, choice, sessions));
    if (settings.clients().request()) {
      messages.add(send(new CertificateRequest(Opaque.EMPTY, requestExtensions(settings))));
    }
    messages.add(OwnCertificate.of(credential, hello.extensions(), settings.compression()).send());
    return messages;
  }

  /// The server name chooses a certificate, and is not acknowledged where there is none (RFC 6066
  /// §3).
  ///
  /// @param sessions that the client will get; null where it gets none
  /// @param earlyData whether the client's is taken
  static Effect.Send extensionsWithPsk(
      ServerSettings settings,
      ClientHello hello,
      Choice choice,
      @Nullable NewSessions sessions,
      boolean earlyData) {
    List<Extension> first = earlyData ? List.of(new EarlyDataIndication()) : List.of();
    return encryptedExtensions(first, settings, hello, choice, sessions);
  }

  private static Effect.Send encryptedExtensions(
      List<Extension> first,
      ServerSettings settings,
      ClientHello hello,
      Choice choice,
      @Nullable NewSessions sessions) {
    List<Extension> extensions = new ArrayList<>(first);
    choice
        .protocol()
        .ifPresent(name -> extensions.add(new ApplicationLayerProtocolNegotiation(List.of(name))));
    if (hello.extensions().has(ExtensionType.TICKET_REQUEST)) {
      extensions.add(new TicketRequestHint(sessions == null ? 0 : sessions.count()));
    }
    if (hello.extensions().has(ExtensionType.RECORD_SIZE_LIMIT)) {
      extensions.add(new RecordSizeLimit(settings.common().records().effectiveSizeLimit()));
    }
    return send(new EncryptedExtensions(Extensions.of(extensions)));
  }

  private static Extensions requestExtensions(ServerSettings settings) {
    Preferences ours = settings.common().preferences();
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new SignatureAlgorithms(ours.schemes()));
    if (!ours.certificateSchemes().isEmpty()) {
      extensions.add(new SignatureAlgorithmsCert(ours.certificateSchemes()));
    }
    if (!settings.compression().isEmpty()) {
      extensions.add(
          new CompressCertificate(
              settings.compression().stream().map(CertificateCompressor::algorithm).toList()));
    }
    if (!settings.clients().authorities().isEmpty()) {
      extensions.add(new CertificateAuthorities(settings.clients().authorities()));
    }
    return Extensions.of(extensions);
  }

  /// A server takes any limit from 64 up: a client may know larger records than we do (RFC 8449
  /// §4).
  static List<Effect> recordLimits(ServerSettings settings, ClientHello hello) throws TlsException {
    Optional<RecordSizeLimit> theirs = hello.extensions().find(RecordSizeLimit.class);
    if (theirs.isEmpty()) {
      return List.of();
    }
    int limit = theirs.get().recordSizeLimit();
    if (limit < RecordSettings.SMALLEST) {
      throw Misbehaviour.BAD_RECORD_SIZE_LIMIT.refuse("limit", limit);
    }
    return List.of(
        new Effect.Learned(new Fact.PeerRecordLimit(Math.min(limit, RecordSettings.LARGEST))),
        new Effect.Learned(
            new Fact.OwnRecordLimit(settings.common().records().effectiveSizeLimit())));
  }

  private static Effect.Send send(HandshakeMessage message) {
    return new Effect.Send(message, message.encode());
  }
}
