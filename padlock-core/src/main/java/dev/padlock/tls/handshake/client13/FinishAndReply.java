package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.OwnCertificate;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.RecordKeys;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.AwaitingCredential;
import dev.padlock.tls.handshake.client13.ClientState13.AwaitingSignature;
import dev.padlock.tls.handshake.client13.ClientState13.Connected;
import dev.padlock.tls.handshake.client13.ClientState13.Conversation;
import dev.padlock.tls.handshake.client13.ClientState13.Reply;
import dev.padlock.tls.handshake.client13.ClientState13.ServerProof;
import dev.padlock.tls.handshake.client13.ClientState13.WaitFinished;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.ConnectedKeys;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.common13.OwnFinished;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter five: the server's Finished seals what was said; we answer with our certificate, where
/// one was asked for, and our Finished (RFC 9846 §4.5.3, §4.5.1.2).
final class FinishAndReply {

  private FinishAndReply() {}

  static Step finished(WaitFinished s, Finished m, Incoming.Message in) throws TlsException {
    Conversation conversation = s.conversation();
    HandshakeKeys keys = conversation.keys();
    FinishedMatched.check(keys.server(), conversation.transcript(), m);
    KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
    Transcript transcript = conversation.transcript().append(in.raw());
    ApplicationKeys application = ApplicationKeys.derive(keys.main(), transcript.hash());
    CertificateRequest request = s.request();
    List<Effect> effects = new ArrayList<>();
    effects.add(receiveKeys(conversation, application, boundary));
    if (conversation.agreed().earlyData()) {
      transcript = endEarlyData(conversation, transcript, effects);
    }
    if (request == null) {
      return complete(conversation.with(transcript), s.server(), application, effects);
    }
    ClientSettings settings = conversation.offer().settings();
    return new Step.Ask(
        new AwaitingCredential(
            new Reply(conversation.with(transcript), request, s.server(), application)),
        effects,
        new Question.ChooseCredential(wanted(request), settings.credentials()));
  }

  /// EndOfEarlyData is the last word under the early keys (RFC 9846 §4.6).
  private static Transcript endEarlyData(
      Conversation conversation, Transcript transcript, List<Effect> effects) {
    EndOfEarlyData message = new EndOfEarlyData();
    Opaque raw = message.encode();
    effects.add(new Effect.Learned(new Fact.EarlyDataOver()));
    effects.add(new Effect.Send(message, raw));
    effects.add(
        new Effect.SendKeys(
            new RecordKeys.Keys13(
                conversation.keys().client().copy(),
                KeyStage.HANDSHAKE,
                conversation.suite(),
                true)));
    return transcript.append(raw);
  }

  /// The server needs not wait for our reply, however long that takes: what follows its Finished is
  /// under application keys (RFC 9846 §4.5.3).
  private static Effect receiveKeys(
      Conversation conversation, ApplicationKeys application, KeyChangeAllowed boundary) {
    return new Effect.ReceiveKeys(
        application.server(), KeyStage.APPLICATION, conversation.suite(), boundary);
  }

  private static CredentialRequest wanted(CertificateRequest request) {
    List<SignatureScheme> schemes =
        request
            .extensions()
            .find(SignatureAlgorithms.class)
            .map(SignatureAlgorithms::supportedSignatureAlgorithms)
            .orElse(List.of());
    return new CredentialRequest(
        ProtocolVersion.TLS_1_3,
        Role.CLIENT,
        null,
        schemes,
        request
            .extensions()
            .find(SignatureAlgorithmsCert.class)
            .map(SignatureAlgorithmsCert::supportedSignatureAlgorithms)
            .orElse(schemes),
        List.of(),
        request
            .extensions()
            .find(CertificateAuthorities.class)
            .map(CertificateAuthorities::authorities)
            .orElse(List.of()));
  }

  /// Without a fitting credential, an empty Certificate says so and the server decides (RFC 9846
  /// §4.5.1.2).
  static Step credential(AwaitingCredential s, Optional<Credential> chosen) throws TlsException {
    Reply reply = s.reply();
    ClientSettings settings = reply.conversation().offer().settings();
    List<SignatureScheme> accepted = wanted(reply.request()).schemes();
    Optional<SignatureScheme> scheme =
        chosen.flatMap(c -> OwnCertificate.scheme(c, preferred(reply), accepted));
    OwnCertificate own =
        chosen.isPresent() && scheme.isPresent()
            ? OwnCertificate.of(
                chosen.get(), reply.request().extensions(), settings.hello().compression())
            : OwnCertificate.none();
    Transcript transcript = reply.conversation().transcript().append(own.raw());
    List<Effect> effects = new ArrayList<>();
    effects.add(decision(chosen, scheme, accepted));
    effects.add(own.send());
    if (chosen.isEmpty() || scheme.isEmpty()) {
      return complete(reply.conversation().with(transcript), reply.server(), reply.keys(), effects);
    }
    effects.add(new Effect.Learned(new Fact.OwnCredential(chosen.get(), scheme.get())));
    if (scheme.get().isOnlyForClients()) {
      effects.add(
          new Effect.Learned(
              new Fact.Weakness("a signature of ours with " + scheme.get(), "RFC 9963 §4")));
    }
    return new Step.Ask(
        new AwaitingSignature(reply.with(transcript), chosen.get(), scheme.get()),
        effects,
        OwnCertificate.signature(
            settings.common().crypto(),
            chosen.get(),
            scheme.get(),
            new OwnCertificate.ToSign(Role.CLIENT, transcript.hash())));
  }

  private static List<SignatureScheme> preferred(Reply reply) {
    return reply.conversation().offer().settings().common().preferences().schemes();
  }

  private static Effect decision(
      Optional<Credential> chosen,
      Optional<SignatureScheme> scheme,
      List<SignatureScheme> accepted) {
    return new Effect.Learned(
        new Fact.Decision(
            Subject.CLIENT_CERTIFICATE,
            List.of(),
            accepted,
            scheme.isEmpty() ? "no certificate" : chosen.orElseThrow() + " with " + scheme.get(),
            OwnCertificate.rule(chosen, scheme)));
  }

  static Step signed(AwaitingSignature s, Opaque signature) throws TlsException {
    Reply reply = s.reply();
    Effect.Send verify = OwnCertificate.verify(s.scheme(), signature);
    List<Effect> effects = new ArrayList<>();
    effects.add(verify);
    Transcript transcript = reply.conversation().transcript().append(verify.raw());
    return complete(reply.conversation().with(transcript), reply.server(), reply.keys(), effects);
  }

  private static Step complete(
      Conversation conversation,
      ServerProof server,
      ApplicationKeys application,
      List<Effect> effects) {
    HandshakeKeys keys = conversation.keys();
    CipherSuite suite = conversation.suite();
    Effect.Send finished = OwnFinished.of(keys.client(), conversation.transcript());
    effects.add(finished);
    effects.add(new Effect.SendKeys(application.client(), KeyStage.APPLICATION, suite));
    effects.add(new Effect.Learned(new Fact.KeyingMaterial(application.exporter())));
    effects.add(new Effect.Complete());
    NewSessions sessions =
        NewSessions.of(conversation.with(conversation.transcript().append(finished.raw())), server);
    keys.destroy();
    return new Step.Next(
        new Connected(
            new ConnectedKeys(application.client(), application.server(), suite, false), sessions),
        effects);
  }
}
