package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.OwnCertificate;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingCredential;
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingJudgement;
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingSignature;
import dev.padlock.tls.handshake.client12.ClientState12.Closing;
import dev.padlock.tls.handshake.client12.ClientState12.Conversation;
import dev.padlock.tls.handshake.client12.ClientState12.ServerFlight;
import dev.padlock.tls.handshake.client12.ClientState12.ServerProof;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.common12.Signing12;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateVerify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter three: our certificate, where one was asked for, our half of the key exchange, and the
/// secrets that follow from both (RFC 5246 §7.4.6 to §7.4.9).
final class ExchangeKeys {

  private ExchangeKeys() {}

  static Step judged(AwaitingJudgement s, Judgement judgement) throws TlsException {
    PeerVerified verified = PeerVerified.by(judgement);
    CertificateRequest12 request = s.flight().request();
    if (request == null) {
      return finish(keys(s.flight(), verified, List.of()));
    }
    return Step.ask(
        new AwaitingCredential(s.flight(), request, verified),
        new Question.ChooseCredential(
            wanted(request), s.flight().conversation().offer().settings().credentials()));
  }

  /// Only schemes whose kind of key the certificate_types list too are welcome (RFC 5246 §7.4.4).
  private static CredentialRequest wanted(CertificateRequest12 request) {
    List<SignatureScheme> schemes = accepted(request);
    return new CredentialRequest(
        ProtocolVersion.TLS_1_2,
        Role.CLIENT,
        null,
        schemes,
        request.supportedSignatureAlgorithms(),
        List.of(),
        request.certificateAuthorities());
  }

  private static List<SignatureScheme> accepted(CertificateRequest12 request) {
    return request.supportedSignatureAlgorithms().stream()
        .filter(scheme -> request.takes(Signing12.certificateType(scheme)))
        .toList();
  }

  /// Without a fitting credential, an empty Certificate says so and the server decides (RFC 5246
  /// §7.4.6).
  static Step credential(AwaitingCredential s, Optional<Credential> chosen) throws TlsException {
    ServerFlight flight = s.flight();
    List<SignatureScheme> accepted = accepted(s.request());
    List<SignatureScheme> preferred =
        flight.conversation().offer().settings().common().preferences().schemes();
    Optional<SignatureScheme> scheme =
        chosen.flatMap(c -> Signing12.scheme(c, preferred, accepted));
    boolean presents = chosen.isPresent() && scheme.isPresent();
    Effect.Send certificate =
        OwnMessages12.send(new Certificate12(presents ? chosen.get().encodedChain() : List.of()));
    List<Effect> effects = new ArrayList<>();
    effects.add(decision(chosen, scheme, accepted));
    effects.add(certificate);
    Conversation conversation = flight.conversation();
    ServerFlight answered =
        new ServerFlight(
            conversation.with(conversation.transcript().append(certificate.raw())),
            flight.chain(),
            flight.half(),
            flight.request());
    if (!presents) {
      return finish(keys(answered, s.verified(), effects));
    }
    effects.add(new Effect.Learned(new Fact.OwnCredential(chosen.get(), scheme.get())));
    Exchanged exchanged = keys(answered, s.verified(), effects);
    return new Step.Ask(
        new AwaitingSignature(exchanged.closing(), scheme.get()),
        exchanged.effects(),
        new Question.SignTranscript(
            conversation.offer().settings().common().crypto(),
            chosen.get(),
            scheme.get().algorithmInTls12().orElseThrow(),
            Opaque.wrap(exchanged.closing().transcript().concatenated())));
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

  static Step signed(AwaitingSignature s, Opaque signature) {
    Closing closing = s.closing();
    Effect.Send verify = OwnMessages12.send(new CertificateVerify(s.scheme(), signature));
    return finish(
        new Exchanged(closing.with(closing.transcript().append(verify.raw())), List.of(verify)));
  }

  /// Both halves are there, and so are the keys.
  private record Exchanged(Closing closing, List<Effect> effects) {}

  private static Exchanged keys(ServerFlight flight, PeerVerified verified, List<Effect> before)
      throws TlsException {
    Conversation conversation = flight.conversation();
    CryptoProvider crypto = conversation.offer().settings().common().crypto();
    ServerHalf.Answered ours =
        flight.half().answer(crypto, conversation.offer().hello().legacyVersion());
    Effect.Send message = OwnMessages12.send(ours.message());
    Transcript transcript = conversation.transcript().append(message.raw());
    SessionKeys keys =
        SessionKeys.derive(crypto, conversation.agreed(), ours.premaster(), transcript.hash());
    List<Effect> effects = new ArrayList<>(before);
    effects.add(message);
    effects.add(keys.learned());
    Closing closing =
        new Closing(
            conversation.agreed(),
            keys,
            new ServerProof.Judged(verified),
            conversation.promised().session().ticket(),
            NewSession.of(conversation, flight.chain().certificates()),
            transcript);
    return new Exchanged(closing, effects);
  }

  /// From the change_cipher_spec on we speak under the new keys (RFC 5246 §7.1).
  private static Step finish(Exchanged exchanged) {
    Closing closing = exchanged.closing();
    SessionKeys keys = closing.keys();
    Transcript transcript = closing.transcript().withoutMessages();
    Effect.Send finished = OwnMessages12.finished(keys.main(), Role.CLIENT, transcript);
    List<Effect> effects = new ArrayList<>(exchanged.effects());
    effects.add(new Effect.SendChangeCipherSpec());
    effects.add(new Effect.SendKeys(keys.client()));
    effects.add(finished);
    return new Step.Next(
        ResumeSession.afterFlight(closing.with(transcript.append(finished.raw()))), effects);
  }
}
