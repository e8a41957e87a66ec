package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.OwnCertificate;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.common13.OwnFinished;
import dev.padlock.tls.handshake.common13.ResumedFacts;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingCredential;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSession;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSignature;
import dev.padlock.tls.handshake.server13.ServerState13.ClientProof;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientCertificate;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.handshake.server13.ServerState13.WaitEndOfEarlyData;
import dev.padlock.tls.schedule.EarlySecret;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Chapter two: from ServerHello to Finished in one flight (RFC 9846 §4.2.3, §4.4, §4.5).
final class ServerFlight {

  private ServerFlight() {}

  static Step begin(AwaitingCredential s, Optional<Credential> chosen) throws TlsException {
    ServerSettings settings = s.settings();
    Choice choice = s.choice();
    Credential credential = chosen.orElseThrow(() -> noCredential(s));
    SignatureScheme scheme =
        OwnCertificate.scheme(
                credential, settings.common().preferences().schemes(), choice.schemes())
            .orElseThrow(() -> noCredential(s));
    List<Effect> effects = new ArrayList<>(negotiated(choice));
    effects.addAll(identified(settings, choice, credential, scheme));
    Opening opening = Opening.of(settings, choice, s.hello(), null);
    effects.addAll(opening.effects());
    ClientHello hello = (ClientHello) s.hello().message();
    Conversation conversation = opening.conversation().showing(credential);
    List<Effect.Send> messages =
        ServerMessages.underHandshakeKeys(
            settings, hello, choice, credential, conversation.sessions());
    effects.addAll(messages);
    for (Effect.Send message : messages) {
      conversation = conversation.with(conversation.transcript().append(message.raw()));
    }
    return new Step.Ask(
        new AwaitingSignature(conversation, credential, scheme),
        effects,
        OwnCertificate.signature(
            settings.common().crypto(),
            credential,
            scheme,
            new OwnCertificate.ToSign(Role.SERVER, conversation.transcript().hash())));
  }

  /// The flight without certificates: EncryptedExtensions and Finished (RFC 9846 §2.2).
  ///
  /// @param session whose key it is; borrowed, like the key
  /// @param door what is to be done about early data
  /// @param earlyData whether it is taken
  static Step resume(
      AwaitingSession s, Session13 session, PreSharedKey key, List<Effect> door, boolean earlyData)
      throws TlsException {
    List<Effect> known = new ArrayList<>(door);
    known.addAll(ResumedFacts.of(session.facts()));
    return flight(
        s,
        new Psk(key, s.index(), earlyData),
        new ClientProof.Resumed(session.facts().with(s.choice().suite())),
        known);
  }

  /// The same with an external key. Early data is never taken with one: nobody could say how old
  /// its hello is, for the age of such a key says nothing (RFC 9846 §4.3.11, §8).
  ///
  /// @param psk borrowed
  static Step share(AwaitingSession s, OfferedPsk psk) throws TlsException {
    List<Effect> known = new ArrayList<>();
    if (!s.choice().retried()) {
      ClientHello hello = (ClientHello) s.hello().message();
      known.addAll(EarlyDataDoor.closed(s.settings(), hello, Miss.EARLY_DATA_OFF));
    }
    known.add(new Effect.Learned(Fact.SharedKey.of(psk)));
    return flight(
        s,
        new Psk(psk.key(), s.index(), false),
        new ClientProof.SharedKey(psk.externalIdentity()),
        known);
  }

  /// @param known of the client
  private static Step flight(AwaitingSession s, Psk psk, ClientProof client, List<Effect> known)
      throws TlsException {
    Choice choice = s.choice();
    List<Effect> effects = new ArrayList<>(negotiated(choice));
    effects.addAll(known);
    Opening opening = Opening.of(s.settings(), choice, s.hello(), psk);
    effects.addAll(opening.effects());
    ClientHello hello = (ClientHello) s.hello().message();
    Effect.Send extensions =
        ServerMessages.extensionsWithPsk(
            s.settings(), hello, choice, opening.conversation().sessions(), psk.earlyData());
    effects.add(extensions);
    Conversation conversation = opening.conversation();
    WaitClientFinished then =
        finished(
            conversation.with(conversation.transcript().append(extensions.raw())), client, effects);
    TrafficSecret early = opening.early();
    return new Step.Next(early == null ? then : new WaitEndOfEarlyData(then, early), effects);
  }

  /// A pre-shared key that was chosen, and whether early data is taken under it.
  ///
  /// @param index among those that the client offers
  private record Psk(PreSharedKey key, int index, boolean earlyData) {

    boolean isOfSession() {
      return key.kind() == PskKind.RESUMPTION;
    }
  }

  /// ServerHello and the keys that follow from it.
  ///
  /// @param early what protects early data; null where none is taken
  private record Opening(
      Conversation conversation, @Nullable TrafficSecret early, List<Effect> effects) {

    /// @param psk null for none
    static Opening of(
        ServerSettings settings, Choice choice, Incoming.Message in, @Nullable Psk psk)
        throws TlsException {
      ClientHello hello = (ClientHello) in.message();
      CryptoProvider crypto = settings.common().crypto();
      CipherSuite suite = choice.suite();
      KeyExchange.Response response =
          crypto
              .keyExchange(choice.share().group().algorithm().orElseThrow())
              .respond(choice.share().keyExchange().toArray());
      Effect.Send serverHello =
          ServerMessages.serverHello(
              settings,
              hello,
              choice,
              Opaque.wrap(response.share()),
              psk == null ? OptionalInt.empty() : OptionalInt.of(psk.index()));
      Transcript transcript = choice.transcript().append(serverHello.raw());
      TrafficSecret early = null;
      HandshakeKeys keys;
      if (psk == null) {
        keys =
            HandshakeKeys.derive(
                crypto.hkdf(suite.hash().orElseThrow()), response.secret(), transcript.hash());
      } else {
        EarlySecret first = psk.key().earlySecret(crypto);
        if (psk.earlyData()) {
          early = first.clientEarlyTraffic(choice.transcript().hash());
        }
        keys = HandshakeKeys.derive(first, response.secret(), transcript.hash());
      }
      List<Effect> effects = new ArrayList<>();
      effects.add(serverHello);
      if (!hello.legacySessionId().isEmpty() && !choice.retried()) {
        effects.add(new Effect.SendChangeCipherSpec());
      }
      effects.add(new Effect.SendKeys(keys.server(), KeyStage.HANDSHAKE, suite));
      KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
      effects.add(
          early == null
              ? new Effect.ReceiveKeys(keys.client(), KeyStage.HANDSHAKE, suite, boundary)
              : new Effect.ReceiveKeys(early, KeyStage.EARLY_DATA, suite, boundary));
      effects.addAll(ServerMessages.recordLimits(settings, hello));
      return new Opening(
          new Conversation(
              settings,
              suite,
              transcript,
              keys,
              NewSessions.of(settings, choice, hello, psk != null && psk.isOfSession())),
          early,
          effects);
    }
  }

  private static TlsException noCredential(AwaitingCredential s) {
    Incompatibility why =
        s.settings().clients().psks() == null
            ? Incompatibility.NO_COMMON_SIGNATURE_SCHEME
            : Incompatibility.NO_COMMON_PSK;
    return why.refuse("client accepts", s.choice().schemes());
  }

  private static List<Effect> negotiated(Choice choice) {
    return List.of(
        new Effect.Learned(new Fact.Version(ProtocolVersion.TLS_1_3)),
        new Effect.Learned(new Fact.Suite(choice.suite())),
        new Effect.Learned(new Fact.Group(choice.share().group())));
  }

  private static List<Effect> identified(
      ServerSettings settings, Choice choice, Credential credential, SignatureScheme scheme) {
    return List.of(
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
    List<Effect> effects = new ArrayList<>();
    effects.add(verify);
    WaitClientFinished then =
        finished(
            conversation.with(conversation.transcript().append(verify.raw())),
            new ClientProof.Anonymous(),
            effects);
    return new Step.Next(
        conversation.settings().clients().request()
            ? new WaitClientCertificate(then.conversation(), then.application())
            : then,
        effects);
  }

  /// @param client what is known of it
  private static WaitClientFinished finished(
      Conversation conversation, ClientProof client, List<Effect> effects) {
    Effect.Send finished = OwnFinished.of(conversation.keys().server(), conversation.transcript());
    effects.add(finished);
    Conversation longer = conversation.with(conversation.transcript().append(finished.raw()));
    ApplicationKeys application =
        ApplicationKeys.derive(longer.keys().main(), longer.transcript().hash());
    effects.add(
        new Effect.SendKeys(application.server(), KeyStage.APPLICATION, conversation.suite()));
    return new WaitClientFinished(longer, application, client);
  }
}
