package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common12.Signing12;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.ProtocolChooser;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingCredential;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientHello;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.Suite12;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Chapter one: what the ClientHello leaves to choose from (RFC 5246 §7.4.1.2). Which suite it will
/// be depends on the credential.
final class ChooseParameters {

  /// What a client without supported_groups can be expected to know (RFC 8422 §4).
  private static final List<NamedGroup> UNSAID = List.of(NamedGroup.SECP256R1);

  private ChooseParameters() {}

  static Step begin(WaitClientHello s, ClientHello m, Incoming.Message in) throws TlsException {
    ServerSettings settings = s.settings();
    requireNullCompression(m);
    requireFirstHandshake(m);
    requireUncompressedPoints(m);
    requireExtendedMainSecret(settings.common(), m);
    HelloSummary summary = new HelloSummary(m);
    List<NamedGroup> curves = curves(settings.common(), m);
    List<NamedGroup> fields = fields(settings.common(), m);
    Optional<Opaque> protocol =
        summary.protocols().isEmpty()
            ? Optional.empty()
            : settings.protocols().choose(summary.protocols());
    Choice choice =
        new Choice(
            in, suites(settings.common(), m, curves, fields), curves, fields, schemes(m), protocol);
    return ResumeSession.begin(settings, choice, effects(settings, summary, protocol));
  }

  /// What a full handshake needs to know first.
  static Step askForCredential(ServerSettings settings, Choice choice, List<Effect> before) {
    return new Step.Ask(
        new AwaitingCredential(settings, choice),
        before,
        new Question.ChooseCredential(
            wanted(new HelloSummary(choice.hello()), choice), settings.credentials()));
  }

  private static void requireNullCompression(ClientHello m) throws TlsException {
    if (!offersNull(m)) {
      throw Misbehaviour.BAD_COMPRESSION_METHODS.refuse(
          "methods", m.legacyCompressionMethods().hex());
    }
  }

  private static boolean offersNull(ClientHello m) {
    Opaque methods = m.legacyCompressionMethods();
    for (int i = 0; i < methods.size(); i++) {
      if (methods.byteAt(i) == 0) {
        return true;
      }
    }
    return false;
  }

  private static void requireFirstHandshake(ClientHello m) throws TlsException {
    Optional<RenegotiationInfo> info = m.extensions().find(RenegotiationInfo.class);
    if (info.isPresent() && !info.get().renegotiatedConnection().isEmpty()) {
      throw Misbehaviour.BAD_RENEGOTIATION_INFO.refuse("message", "ClientHello");
    }
  }

  private static void requireUncompressedPoints(ClientHello m) throws TlsException {
    Optional<EcPointFormats> formats = m.extensions().find(EcPointFormats.class);
    if (formats.isPresent() && !formats.get().includesUncompressed()) {
      throw Misbehaviour.NO_UNCOMPRESSED_POINTS.refuse("message", "ClientHello");
    }
  }

  private static void requireExtendedMainSecret(CommonSettings common, ClientHello m)
      throws TlsException {
    if (common.tls12().requireExtendedMainSecret()
        && !m.extensions().has(ExtensionType.EXTENDED_MAIN_SECRET)) {
      throw Incompatibility.NO_EXTENDED_MAIN_SECRET.refuse("peer", "client");
    }
  }

  static List<NamedGroup> offered(ClientHello m) {
    return m.extensions()
        .find(SupportedGroups.class)
        .map(SupportedGroups::namedGroupList)
        .orElse(List.of());
  }

  private static List<NamedGroup> curves(CommonSettings common, ClientHello m) {
    List<NamedGroup> offered =
        m.extensions()
            .find(SupportedGroups.class)
            .map(SupportedGroups::namedGroupList)
            .orElse(UNSAID);
    return common.preferences().groups().stream()
        .filter(NamedGroup::isCurve)
        .filter(offered::contains)
        .toList();
  }

  /// A client that names finite fields takes those only; one that names none takes what it gets
  /// (RFC 7919 §4).
  private static List<NamedGroup> fields(CommonSettings common, ClientHello m) {
    List<NamedGroup> offered = offered(m);
    boolean names = offered.stream().anyMatch(NamedGroup::isFiniteField);
    return common.preferences().groups().stream()
        .filter(NamedGroup::isFiniteField)
        .filter(group -> !names || offered.contains(group))
        .toList();
  }

  /// Our order; but where the client puts ChaCha20 first, it has no fast AES, and gets its wish if
  /// we can. Without a common curve, no suite that needs one.
  private static List<CipherSuite> suites(
      CommonSettings common, ClientHello m, List<NamedGroup> curves, List<NamedGroup> fields)
      throws TlsException {
    List<CipherSuite> offered = m.cipherSuites();
    List<CipherSuite> preferred = common.tls12().suites();
    List<CipherSuite> shared = preferred.stream().filter(offered::contains).toList();
    if (shared.isEmpty()) {
      throw Incompatibility.NO_COMMON_CIPHER_SUITE.refuse("offered", offered, "enabled", preferred);
    }
    List<CipherSuite> possible =
        shared.stream()
            .filter(suite ->
                switch (parts(suite).keyExchange()) {
                  case ECDHE -> !curves.isEmpty();
                  case DHE -> !fields.isEmpty();
                  case RSA -> true;
                })
            .toList();
    if (possible.isEmpty()) {
      throw Incompatibility.NO_COMMON_GROUP.refuse(
          "offered",
          m.extensions()
              .find(SupportedGroups.class)
              .map(SupportedGroups::namedGroupList)
              .orElse(UNSAID),
          "enabled",
          common.preferences().groups().stream().filter(NamedGroup::isCurve).toList());
    }
    return ChaCha20.first(offered) ? ChaCha20.ahead(possible) : possible;
  }

  private static Suite12 parts(CipherSuite suite) {
    return suite.tls12().orElseThrow();
  }

  /// Without the extension SHA-1 is meant, which nobody may sign with any more (RFC 9155 §5).
  private static List<SignatureScheme> schemes(ClientHello m) {
    return m.extensions()
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::supportedSignatureAlgorithms)
        .orElse(List.of());
  }

  /// Only schemes that go with a suite at hand are of use. Where RSA key transport is at hand, an
  /// RSA key is welcome whatever it can sign.
  private static CredentialRequest wanted(HelloSummary summary, Choice choice) {
    List<SignatureScheme> useful =
        choice.schemes().stream()
            .filter(scheme ->
                choice.suites().stream()
                    .anyMatch(suite -> Signing12.goesWith(scheme, parts(suite).authentication())))
            .collect(Collectors.toCollection(ArrayList::new));
    if (choice.suites().stream().anyMatch(s -> parts(s).keyExchange() == KeyExchange12.RSA)) {
      useful.add(SignatureScheme.RSA_PKCS1_SHA256);
    }
    return new CredentialRequest(
        ProtocolVersion.TLS_1_2,
        Role.SERVER,
        summary.serverName().orElse(null),
        useful,
        summary
            .hello()
            .extensions()
            .find(SignatureAlgorithmsCert.class)
            .map(SignatureAlgorithmsCert::supportedSignatureAlgorithms)
            .orElse(choice.schemes()),
        offered(summary.hello()),
        summary
            .hello()
            .extensions()
            .find(CertificateAuthorities.class)
            .map(CertificateAuthorities::authorities)
            .orElse(List.of()));
  }

  private static List<Effect> effects(
      ServerSettings settings, HelloSummary summary, Optional<Opaque> protocol) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.ClientRandom(summary.hello().random())));
    effects.add(new Effect.Learned(new Fact.Version(ProtocolVersion.TLS_1_2)));
    effects.add(
        new Effect.Learned(
            new Fact.Decision(
                Subject.VERSION,
                settings.common().versions(),
                List.of(ProtocolVersion.TLS_1_2),
                ProtocolVersion.TLS_1_2,
                "the newest that both speak")));
    summary
        .serverName()
        .ifPresent(name -> effects.add(new Effect.Learned(new Fact.RequestedServerName(name))));
    if (protocol.isPresent()) {
      effects.add(new Effect.Learned(new Fact.ApplicationProtocol(protocol.get())));
      effects.add(
          new Effect.Learned(
              new Fact.Decision(
                  Subject.APPLICATION_PROTOCOL,
                  List.of(),
                  ProtocolChooser.names(summary.protocols()),
                  ProtocolChooser.names(List.of(protocol.get())).getFirst(),
                  "this server chose it from the client's list")));
    }
    return effects;
  }
}
