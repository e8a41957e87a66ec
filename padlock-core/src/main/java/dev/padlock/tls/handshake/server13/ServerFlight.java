package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.ApplicationKeys;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.HandshakeKeys;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.OwnCertificate;
import dev.padlock.tls.handshake.OwnFinished;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingCredential;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSignature;
import dev.padlock.tls.handshake.server13.ServerState13.ClientProof;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientCertificate;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter two: from ServerHello to Finished in one flight (RFC 9846 §4.2.3, §4.4, §4.5).
final class ServerFlight {

  private ServerFlight() {}

  static Step begin(AwaitingCredential s, Optional<Credential> chosen) throws TlsException {
    ServerSettings settings = s.settings();
    Choice choice = s.choice();
    ClientHello hello = (ClientHello) s.hello().message();
    Credential credential = chosen.orElseThrow(() -> noCredential(choice));
    SignatureScheme scheme =
        OwnCertificate.scheme(
                credential, settings.common().preferences().schemes(), choice.schemes())
            .orElseThrow(() -> noCredential(choice));
    CryptoProvider crypto = settings.common().crypto();
    KeyExchange.Response response =
        crypto
            .keyExchange(choice.share().group().algorithm().orElseThrow())
            .respond(choice.share().keyExchange().toArray());
    Effect.Send serverHello =
        ServerMessages.serverHello(settings, hello, choice, Opaque.wrap(response.share()));
    Transcript transcript = choice.transcript().append(serverHello.raw());
    HandshakeKeys keys =
        HandshakeKeys.derive(
            crypto.hkdf(choice.suite().hash().orElseThrow()), response.secret(), transcript.hash());
    List<Effect> effects = new ArrayList<>(negotiated(settings, choice, credential, scheme));
    effects.add(serverHello);
    if (!hello.legacySessionId().isEmpty() && !choice.retried()) {
      effects.add(new Effect.SendChangeCipherSpec());
    }
    effects.add(new Effect.SendKeys(keys.server(), KeyStage.HANDSHAKE, choice.suite()));
    effects.add(
        new Effect.ReceiveKeys(
            keys.client(), KeyStage.HANDSHAKE, choice.suite(), KeyChangeAllowed.after(s.hello())));
    effects.addAll(ServerMessages.recordLimits(settings, hello));
    List<Effect.Send> messages =
        ServerMessages.underHandshakeKeys(settings, hello, choice, credential);
    effects.addAll(messages);
    for (Effect.Send message : messages) {
      transcript = transcript.append(message.raw());
    }
    return new Step.Ask(
        new AwaitingSignature(
            new Conversation(settings, choice.suite(), transcript, keys), credential, scheme),
        effects,
        OwnCertificate.signature(
            crypto, credential, scheme, new OwnCertificate.ToSign(Role.SERVER, transcript.hash())));
  }

  private static TlsException noCredential(Choice choice) {
    return Incompatibility.NO_COMMON_SIGNATURE_SCHEME.refuse("client accepts", choice.schemes());
  }

  private static List<Effect> negotiated(
      ServerSettings settings, Choice choice, Credential credential, SignatureScheme scheme) {
    return List.of(
        new Effect.Learned(new Fact.Version(ProtocolVersion.TLS_1_3)),
        new Effect.Learned(new Fact.Suite(choice.suite())),
        new Effect.Learned(new Fact.Group(choice.share().group())),
        new Effect.Learned(new Fact.OwnCredential(credential, scheme)),
        new Effect.Learned(
            new Fact.Decision(
                Subject.SIGNATURE_SCHEME,
                settings.common().preferences().schemes(),
                choice.schemes(),
                scheme,
                "the first of ours that fits the credential's key and the client accepts")));
  }

  static Step signed(AwaitingSignature s, Opaque signature) throws TlsException {
    Conversation conversation = s.conversation();
    Effect.Send verify = OwnCertificate.verify(s.scheme(), signature);
    Transcript transcript = conversation.transcript().append(verify.raw());
    Effect.Send finished = OwnFinished.of(conversation.keys().server(), transcript);
    transcript = transcript.append(finished.raw());
    ApplicationKeys application =
        ApplicationKeys.derive(conversation.keys().main(), transcript.hash());
    Conversation longer = conversation.with(transcript);
    Effect sendKeys =
        new Effect.SendKeys(application.server(), KeyStage.APPLICATION, conversation.suite());
    if (conversation.settings().clients().request()) {
      return Step.next(new WaitClientCertificate(longer, application), verify, finished, sendKeys);
    }
    return Step.next(
        new WaitClientFinished(longer, application, new ClientProof.Anonymous()),
        verify,
        finished,
        sendKeys);
  }
}
