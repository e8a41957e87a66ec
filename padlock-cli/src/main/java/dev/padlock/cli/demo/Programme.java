package dev.padlock.cli.demo;

import dev.padlock.cli.demo.ConnectedScene.Agreed;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.tls.Policy;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The scenes in their order. A new one is a new element here.
final class Programme {

  static final List<Scene> SCENES =
      List.of(
          full(),
          retry(),
          new MutualScene(),
          postQuantum(),
          classic(),
          legacy(
              new Script(
                  "rsa",
                  "Legacy: RSA key transport",
                  "The client encrypts the secret: whoever gets the key, ever, reads it."),
              CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256),
          legacy(
              new Script(
                  "dhe",
                  "Legacy: Diffie-Hellman in a finite field",
                  "What curves replaced: larger numbers, and slower."),
              CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256),
          legacy(
              new Script(
                  "cbc",
                  "Legacy: CBC with HMAC",
                  "Encryption and authentication apart; which comes first matters."),
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA),
          resumed(
              new Script(
                  "resumed-1.2",
                  "A client comes back: TLS 1.2",
                  "A ticket takes the place of certificates and key exchange."),
              ProtocolVersion.TLS_1_2),
          resumed(
              new Script(
                  "resumed",
                  "A client comes back: TLS 1.3",
                  "A ticket takes the place of certificates; the keys are fresh."),
              ProtocolVersion.TLS_1_3),
          early(),
          new ReplayScene(),
          new LineScene(),
          expired(),
          untrusted(),
          misnamed(),
          new EavesdropperScene(),
          new ImpostorScene(),
          new TamperingScene());

  private Programme() {}

  private static Scene full() {
    return new ConnectedScene(
        new Script(
            "full",
            "A full handshake of TLS 1.3",
            "The client guesses the group and sends its key at once: one round trip."),
        new ConnectedScene.Plan((setting, props) -> {}, Agreed.on(NamedGroup.X25519), 1),
        Shown.ALL);
  }

  private static Scene retry() {
    return new ConnectedScene(
        new Script(
            "retry",
            "A wrong guess: HelloRetryRequest",
            "This server takes only secp384r1. It asks again, which costs a round trip."),
        new ConnectedScene.Plan(
            (setting, props) -> setting.server().groups(List.of(NamedGroup.SECP384R1)),
            Agreed.on(NamedGroup.SECP384R1),
            2),
        Shown.messages(HandshakeType.CLIENT_HELLO, HandshakeType.SERVER_HELLO));
  }

  private static Scene postQuantum() {
    List<NamedGroup> hybrid = List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519);
    return new ConnectedScene(
        new Script(
            "post-quantum",
            "Keys that no quantum computer will find",
            "x25519 and ML-KEM-768 together: larger hellos, still one round trip."),
        new ConnectedScene.Plan(
            (setting, props) -> {
              setting.client().groups(hybrid).keyShares(hybrid);
              setting.server().groups(hybrid);
            },
            Agreed.on(NamedGroup.X25519MLKEM768),
            1),
        Shown.messages(HandshakeType.CLIENT_HELLO, HandshakeType.SERVER_HELLO));
  }

  private static Scene classic() {
    return new ConnectedScene(
        new Script(
            "tls-1.2",
            "The classic handshake: TLS 1.2",
            "Parameters first, keys only then: that takes two round trips."),
        new ConnectedScene.Plan(
            (setting, props) -> {
              setting.client().versions(ProtocolVersion.TLS_1_2);
              setting.server().versions(ProtocolVersion.TLS_1_2);
            },
            Agreed.on(NamedGroup.X25519),
            2),
        Shown.CLASSIC);
  }

  /// What only the policy LEGACY allows, with the warning that goes with it.
  private static Scene legacy(Script script, CipherSuite suite) {
    return new ConnectedScene(
        script,
        new ConnectedScene.Plan(
            (setting, props) -> {
              setting.client().policy(Policy.LEGACY).cipherSuites(List.of(suite));
              setting.client().groups(List.of(NamedGroup.X25519, NamedGroup.FFDHE2048));
              setting.client().keyShares(List.of());
              setting.server().policy(Policy.LEGACY).cipherSuites(List.of(suite));
              setting.server().groups(List.of(NamedGroup.X25519, NamedGroup.FFDHE2048));
              setting.server().credentials(props.rsaServer());
            },
            Agreed.on(suite),
            2),
        Shown.weaknesses(HandshakeType.SERVER_KEY_EXCHANGE, HandshakeType.CLIENT_KEY_EXCHANGE));
  }

  private static Scene resumed(Script script, ProtocolVersion version) {
    return new ResumedScene(
        script,
        (setting, props) -> {
          setting.client().versions(version);
          setting.server().versions(version);
        },
        EarlyDataOutcome.NONE);
  }

  private static Scene early() {
    return new ResumedScene(
        new Script(
            "0-rtt",
            "Early data: the request goes with the hello",
            "No wait at all, for what may happen twice: here a GET."),
        (setting, props) -> earlyData(setting),
        EarlyDataOutcome.TAKEN);
  }

  /// Both have early data. A server takes none in its first seconds, because it cannot know what
  /// came before; this one says that it has been there for a minute.
  static void earlyData(Setting setting) {
    setting.client().earlyData(true);
    setting.server().earlyData(4096, ReplayGuard.standard(Instant.now().minusSeconds(60)));
  }

  private static Scene expired() {
    return new RefusedScene(
        new Script(
            "expired",
            "An expired certificate",
            "The right name and the right authority, but nobody renewed it."),
        props ->
            props.server(
                CertificateProfile.server(Props.SERVER)
                    .withValidity(
                        props.now().minus(Duration.ofDays(90)),
                        props.now().minus(Duration.ofHours(30)))),
        IdentityFault.CERTIFICATE_EXPIRED);
  }

  private static Scene untrusted() {
    return new RefusedScene(
        new Script(
            "untrusted",
            "A certificate from an authority that nobody knows",
            "The right name and dates; but anybody can make an authority."),
        Props::strangersServer,
        IdentityFault.UNKNOWN_CA);
  }

  private static Scene misnamed() {
    return new RefusedScene(
        new Script(
            "wrong-name",
            "A certificate for another name",
            "Issued by the right authority, for a server that was not asked for."),
        props -> props.server(CertificateProfile.server("shop.example", "www.shop.example")),
        IdentityFault.NAME_MISMATCH);
  }
}
