package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerState13.Retry;
import dev.padlock.tls.handshake.server13.ServerState13.WaitSecondClientHello;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import java.util.ArrayList;
import java.util.List;

/// The HelloRetryRequest: the client supports a group of ours, but sent no share for it (RFC 9846
/// §4.2.4).
final class AskForShare {

  private static final int LEGACY_VERSION = 0x0303;
  private static final int COOKIE_LENGTH = 32;

  private AskForShare() {}

  static Step retry(
      ServerSettings settings,
      ClientHello first,
      CipherSuite suite,
      NamedGroup group,
      Transcript transcript) {
    Opaque cookie = settings.retryCookie() ? cookie(settings) : Opaque.EMPTY;
    HelloRetryRequest message =
        new HelloRetryRequest(
            LEGACY_VERSION, first.legacySessionId(), suite, 0, extensions(group, cookie));
    Opaque raw = message.encode();
    Retry retry =
        new Retry(first, suite, group, cookie, transcript.replacedByMessageHash().append(raw));
    List<Effect> effects = new ArrayList<>(EarlyDataDoor.closed(settings, first, Miss.RETRIED));
    effects.add(new Effect.Learned(new Fact.Retried()));
    effects.add(
        new Effect.Learned(
            new Fact.Decision(
                Subject.RETRY,
                settings.common().preferences().groups(),
                shared(first),
                "ask for a share of " + group,
                "the client sent no share for any group of ours")));
    effects.add(new Effect.Send(message, raw));
    if (!first.legacySessionId().isEmpty()) {
      effects.add(new Effect.SendChangeCipherSpec());
    }
    return new Step.Next(new WaitSecondClientHello(settings, retry), effects);
  }

  private static List<NamedGroup> shared(ClientHello first) {
    return first
        .extensions()
        .find(KeyShareClientHello.class)
        .map(offered -> offered.clientShares().stream().map(KeyShareEntry::group).toList())
        .orElse(List.of());
  }

  private static Extensions extensions(NamedGroup group, Opaque cookie) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    extensions.add(new KeyShareHelloRetryRequest(group));
    if (!cookie.isEmpty()) {
      extensions.add(new Cookie(cookie));
    }
    return Extensions.of(extensions);
  }

  private static Opaque cookie(ServerSettings settings) {
    byte[] bytes = new byte[COOKIE_LENGTH];
    settings.common().crypto().random().nextBytes(bytes);
    return Opaque.wrap(bytes);
  }
}
