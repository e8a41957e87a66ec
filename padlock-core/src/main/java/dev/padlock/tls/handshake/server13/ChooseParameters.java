package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.ClientWishes;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.Preferences;
import dev.padlock.tls.handshake.hello.ProtocolChooser;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingConfiguration;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingCredential;
import dev.padlock.tls.handshake.server13.ServerState13.Retry;
import dev.padlock.tls.handshake.server13.ServerState13.WaitSecondClientHello;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter one: the ClientHello decides version, suite, group and protocol, or asks for a retry
/// (RFC 9846 §4.2.1).
final class ChooseParameters {

  private ChooseParameters() {}

  static Step begin(ServerSettings settings, ClientHello m, Incoming.Message in)
      throws TlsException {
    KeyChangeAllowed.after(in);
    Effect.Learned random = new Effect.Learned(new Fact.ClientRandom(m.random()));
    if (settings.configurations() != null) {
      return Step.ask(
          new AwaitingConfiguration(in),
          new Question.ChooseConfiguration(new HelloSummary(m), settings.configurations()),
          random);
    }
    return choose(settings, m, in);
  }

  static Step configured(ServerSettings settings, AwaitingConfiguration s) throws TlsException {
    return choose(settings, (ClientHello) s.hello().message(), s.hello());
  }

  private static Step choose(ServerSettings settings, ClientHello m, Incoming.Message in)
      throws TlsException {
    ClientWishes wishes = new ClientWishes(m);
    Preferences ours = settings.common().preferences();
    wishes.requireTls13();
    wishes.requirePskModes();
    wishes.requireSchemesOrPsk();
    List<NamedGroup> common = wishes.requireGroups(ours.groups());
    List<KeyShareEntry> shares = wishes.requireShares();
    if (m.extensions().find(Cookie.class).isPresent()) {
      throw Misbehaviour.UNEXPECTED_COOKIE.refuse();
    }
    CipherSuite suite = wishes.requireSuite(ours.suites());
    Transcript before =
        Transcript.start().withHash(settings.common().crypto(), suite.hash().orElseThrow());
    Optional<KeyShareEntry> share = shareOf(common, shares);
    if (share.isEmpty()) {
      return AskForShare.retry(settings, m, suite, common.getFirst(), before.append(in.raw()));
    }
    return accept(new Proposal(settings, wishes, in, false), suite, share.get(), before);
  }

  /// The share of the group that we like best; a retry is never forced for a better one.
  private static Optional<KeyShareEntry> shareOf(
      List<NamedGroup> common, List<KeyShareEntry> shares) {
    for (NamedGroup group : common) {
      for (KeyShareEntry share : shares) {
        if (share.group().equals(group)) {
          return Optional.of(share);
        }
      }
    }
    return Optional.empty();
  }

  static Step again(WaitSecondClientHello s, ClientHello m, Incoming.Message in)
      throws TlsException {
    KeyChangeAllowed.after(in);
    ClientWishes wishes = new ClientWishes(m);
    Retry retry = s.retry();
    wishes.requireTls13();
    wishes.requireSameAs(retry.first());
    Opaque returned = m.extensions().find(Cookie.class).map(Cookie::cookie).orElse(Opaque.EMPTY);
    if (!returned.equals(retry.cookie())) {
      throw Misbehaviour.COOKIE_MISMATCH.refuse();
    }
    List<KeyShareEntry> shares = wishes.requireShares();
    if (shares.size() != 1 || !shares.getFirst().group().equals(retry.group())) {
      throw Misbehaviour.SECOND_HELLO_WRONG_SHARE.refuse(
          "asked for", retry.group(), "got", shares.stream().map(KeyShareEntry::group).toList());
    }
    return accept(
        new Proposal(s.settings(), wishes, in, true),
        retry.suite(),
        shares.getFirst(),
        retry.transcript());
  }

  /// A hello that can be served, and how it came.
  ///
  /// @param retried whether it is the second
  private record Proposal(
      ServerSettings settings, ClientWishes wishes, Incoming.Message in, boolean retried) {}

  private static Step accept(
      Proposal proposal, CipherSuite suite, KeyShareEntry share, Transcript before)
      throws TlsException {
    ServerSettings settings = proposal.settings();
    ClientWishes wishes = proposal.wishes();
    HelloSummary summary = new HelloSummary(wishes.hello());
    Optional<Opaque> protocol =
        summary.protocols().isEmpty()
            ? Optional.empty()
            : settings.protocols().choose(summary.protocols());
    List<SignatureScheme> schemes = wishes.requireSchemesOrPsk();
    Opaque raw = proposal.in().raw();
    int binders = summary.bindersLength();
    Transcript bound = before.append(raw.slice(0, raw.size() - binders));
    Transcript whole =
        binders == 0 ? bound : bound.append(raw.slice(raw.size() - binders, raw.size()));
    Choice choice = new Choice(suite, share, schemes, protocol, bound, whole, proposal.retried());
    List<Effect> effects = new ArrayList<>(effects(settings, summary, choice));
    return ResumeSession.begin(settings, choice, proposal.in(), effects);
  }

  /// A full handshake goes on from here. A client that takes no certificate cannot have one (RFC
  /// 9846 §9.2); where there are pre-shared keys, that is what is missing.
  static Step askForCredential(
      ServerSettings settings, Choice choice, Incoming.Message in, List<Effect> effects)
      throws TlsException {
    HelloSummary summary = new HelloSummary((ClientHello) in.message());
    if (settings.clients().psks() == null) {
      new ClientWishes(summary.hello()).requireSchemes();
    }
    List<Effect> all = new ArrayList<>(effects);
    if (!choice.retried()) {
      all.addAll(EarlyDataDoor.closed(settings, summary.hello(), Miss.NO_SESSION));
    }
    return new Step.Ask(
        new AwaitingCredential(settings, choice, in),
        all,
        new Question.ChooseCredential(wanted(summary, choice.schemes()), settings.credentials()));
  }

  private static CredentialRequest wanted(HelloSummary summary, List<SignatureScheme> schemes) {
    return new CredentialRequest(
        ProtocolVersion.TLS_1_3,
        Role.SERVER,
        summary.serverName().orElse(null),
        schemes,
        summary
            .hello()
            .extensions()
            .find(SignatureAlgorithmsCert.class)
            .map(SignatureAlgorithmsCert::supportedSignatureAlgorithms)
            .orElse(schemes),
        List.of(),
        summary
            .hello()
            .extensions()
            .find(CertificateAuthorities.class)
            .map(CertificateAuthorities::authorities)
            .orElse(List.of()));
  }

  private static List<Effect> effects(ServerSettings settings, HelloSummary summary, Choice choice)
      throws TlsException {
    Preferences ours = settings.common().preferences();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.ClientRandom(summary.hello().random())));
    summary
        .serverName()
        .ifPresent(name -> effects.add(new Effect.Learned(new Fact.RequestedServerName(name))));
    effects.add(
        decided(
            new Fact.Decision(
                Subject.CIPHER_SUITE,
                ours.suites(),
                summary.hello().cipherSuites(),
                choice.suite(),
                "the first of ours that the client offers; ChaCha20 if the client puts it first")));
    effects.add(
        decided(
            new Fact.Decision(
                Subject.GROUP,
                ours.groups(),
                new ClientWishes(summary.hello()).requireSupportedGroups(),
                choice.share().group(),
                "the first of ours for which the client sent a share")));
    if (choice.protocol().isPresent()) {
      effects.add(new Effect.Learned(new Fact.ApplicationProtocol(choice.protocol().get())));
      effects.add(
          decided(
              new Fact.Decision(
                  Subject.APPLICATION_PROTOCOL,
                  List.of(),
                  ProtocolChooser.names(summary.protocols()),
                  ProtocolChooser.names(List.of(choice.protocol().get())).getFirst(),
                  "this server chose it from the client's list")));
    }
    return effects;
  }

  private static Effect decided(Fact.Decision decision) {
    return new Effect.Learned(decision);
  }
}
