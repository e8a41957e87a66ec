package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingCredential;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingSignature;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.handshake.server12.ServerState12.Presented;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientCertificate;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientKeyExchange;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ServerHelloDone;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import dev.padlock.tls.wire.message.SignedParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter two: from ServerHello to ServerHelloDone in one flight (RFC 5246 §7.4.1.3 to §7.4.5).
final class ServerFlight {

  private ServerFlight() {}

  static Step begin(AwaitingCredential s, Optional<Credential> chosen) throws TlsException {
    ServerSettings settings = s.settings();
    CommonSettings common = settings.common();
    Choice choice = s.choice();
    Presented presented =
        ChooseSuite.present(
            chosen.orElseThrow(() -> ChooseSuite.noCredential(choice)),
            choice,
            common.preferences().schemes());
    CipherSuite suite = ChooseSuite.suite(choice, presented);
    Optional<NamedGroup> group = ChooseSuite.group(choice, suite);
    NewSession session = NewSession.of(settings, choice.hello(), presented.credential());
    ServerMessages composer = new ServerMessages(settings, choice, suite);
    List<Effect.Send> messages = composer.helloAndCertificate(presented.credential(), session);
    Agreement agreed = ServerMessages.agreement(choice.hello(), messages.getFirst());
    Transcript transcript =
        Transcript.start()
            .append(choice.in().raw())
            .withHashAndMessages(common.crypto(), agreed.parts().prfHash());
    for (Effect.Send message : messages) {
      transcript = transcript.append(message.raw());
    }
    List<Effect> effects = negotiated(common, choice, suite, group);
    effects.add(
        new Effect.Learned(new Fact.OwnCredential(presented.credential(), presented.scheme())));
    effects.addAll(agreed.weaknesses());
    effects.addAll(ServerMessages.recordLimits(settings, choice.hello()));
    effects.addAll(messages);
    Conversation conversation =
        new Conversation(settings, agreed, choice.hello().legacyVersion(), session, transcript);
    return group.isEmpty()
        ? done(conversation, new OwnHalf.Certified(presented.credential()), effects)
        : sign(conversation, presented, group.get(), effects);
  }

  private static Step sign(
      Conversation conversation, Presented presented, NamedGroup group, List<Effect> effects)
      throws TlsException {
    CryptoProvider crypto = conversation.settings().common().crypto();
    OwnHalf.Ephemeral half = ChooseSuite.ephemeral(crypto, group);
    SignatureScheme scheme = presented.requireScheme();
    return new Step.Ask(
        new AwaitingSignature(conversation, half, scheme),
        effects,
        new Question.SignTranscript(
            crypto,
            presented.credential(),
            scheme.algorithmInTls12().orElseThrow(),
            toSign(conversation.agreed(), half)));
  }

  private static Opaque toSign(Agreement agreed, OwnHalf.Ephemeral half) {
    return Opaque.wrap(
        SignedParams.signedContent(
            agreed.randoms().client(), agreed.randoms().server(), half.params().encode()));
  }

  private static List<Effect> negotiated(
      CommonSettings common, Choice choice, CipherSuite suite, Optional<NamedGroup> group) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.Suite(suite)));
    effects.add(
        new Effect.Learned(
            new Fact.Decision(
                Subject.CIPHER_SUITE,
                common.tls12().suites(),
                choice.hello().cipherSuites(),
                suite,
                "the first of ours that the client offers and that fits the credential's key;"
                    + " ChaCha20 if the client puts it first")));
    if (group.isPresent()) {
      effects.add(new Effect.Learned(new Fact.Group(group.get())));
      effects.add(
          new Effect.Learned(
              new Fact.Decision(
                  Subject.GROUP,
                  common.preferences().groups(),
                  group.get().isCurve() ? choice.curves() : choice.fields(),
                  group.get(),
                  "the first of ours that the client supports")));
    }
    return effects;
  }

  static Step signed(AwaitingSignature s, Opaque signature) {
    Conversation conversation = s.conversation();
    Effect.Send message =
        OwnMessages12.send(
            ServerKeyExchange.of(
                new SignedParams<>(
                    s.half().params(), s.half().params().encode(), s.scheme(), signature)));
    return done(
        conversation.with(conversation.transcript().append(message.raw())),
        s.half(),
        List.of(message));
  }

  private static Step done(Conversation conversation, OwnHalf half, List<Effect> before) {
    ServerSettings settings = conversation.settings();
    boolean asks = settings.clients().request();
    List<Effect> effects = new ArrayList<>(before);
    Transcript transcript = conversation.transcript();
    if (asks) {
      Effect.Send request = OwnMessages12.send(ServerMessages.certificateRequest(settings));
      transcript = transcript.append(request.raw());
      effects.add(request);
    }
    Effect.Send done = OwnMessages12.send(new ServerHelloDone());
    transcript = transcript.append(done.raw());
    effects.add(done);
    return asks
        ? new Step.Next(new WaitClientCertificate(conversation.with(transcript), half), effects)
        : new Step.Next(
            new WaitClientKeyExchange(conversation.with(transcript.withoutMessages()), half, null),
            effects);
  }
}
