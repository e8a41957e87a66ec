package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.Agreed;
import dev.padlock.tls.handshake.client13.ClientState13.Conversation;
import dev.padlock.tls.handshake.client13.ClientState13.WaitCertificate;
import dev.padlock.tls.handshake.client13.ClientState13.WaitCertificateOrRequest;
import dev.padlock.tls.handshake.client13.ClientState13.WaitEncryptedExtensions;
import dev.padlock.tls.handshake.client13.ClientState13.WaitFinished;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ProtocolChooser;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter three: what the server says about the connection under the new keys (RFC 9846 §4.4).
final class ServerParameters {

  private ServerParameters() {}

  static Step extensions(WaitEncryptedExtensions s, EncryptedExtensions m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    ClientOffer offer = conversation.offer();
    offer.requireSolicited(m.extensions());
    List<Effect> effects = new ArrayList<>();
    Opaque protocol = Opaque.EMPTY;
    Optional<ApplicationLayerProtocolNegotiation> alpn =
        m.extensions().find(ApplicationLayerProtocolNegotiation.class);
    if (alpn.isPresent()) {
      protocol = offer.requireProtocol(alpn.get());
      effects.addAll(applicationProtocol(offer, protocol));
    }
    offer
        .requireFragments(m.extensions())
        .ifPresent(fragments -> effects.addAll(shortRecords(fragments)));
    Optional<RecordSizeLimit> limit = m.extensions().find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      effects.add(new Effect.Learned(new Fact.PeerRecordLimit(required(limit.get()))));
      effects.add(
          new Effect.Learned(
              new Fact.OwnRecordLimit(offer.settings().common().records().sizeLimit())));
    }
    boolean earlyData = m.extensions().has(ExtensionType.EARLY_DATA);
    if (earlyData) {
      requireEarlyDataTakeable(s, protocol);
    }
    if (offer.earlySession().isPresent()) {
      effects.addAll(answered(conversation, earlyData));
    }
    Conversation longer =
        conversation.with(
            conversation.transcript().append(in.raw()), new Agreed(protocol, earlyData));
    return new Step.Next(
        s.byKey() == null
            ? new WaitCertificateOrRequest(longer)
            : new WaitFinished(longer, null, s.byKey()),
        effects);
  }

  /// Early keys stay until the end of early data, or make way at once.
  private static List<Effect> answered(Conversation conversation, boolean taken) {
    Effect answered = new Effect.Learned(new Fact.EarlyDataAnswered(taken));
    return taken
        ? List.of(answered)
        : List.of(
            answered,
            new Effect.SendKeys(
                conversation.keys().client(), KeyStage.HANDSHAKE, conversation.suite()));
  }

  /// Early data went under what was agreed on when its session was made, so this must be what is
  /// agreed on now (RFC 9846 §4.3.10).
  private static void requireEarlyDataTakeable(WaitEncryptedExtensions s, Opaque protocol)
      throws TlsException {
    Conversation conversation = s.conversation();
    Session13 session = conversation.offer().earlySession().orElseThrow();
    if (!s.first()) {
      throw ResumptionFault.EARLY_DATA_WITHOUT_ITS_SESSION.refuse();
    }
    if (!session.facts().cipherSuite().equals(conversation.suite())) {
      throw ResumptionFault.EARLY_DATA_UNDER_OTHER_TERMS.refuse(
          "session", session.facts().cipherSuite(), "now", conversation.suite());
    }
    if (!session.early().protocol().equals(protocol)) {
      throw ResumptionFault.EARLY_DATA_UNDER_OTHER_TERMS.refuse(
          "session",
          ProtocolChooser.names(List.of(session.early().protocol())),
          "now",
          ProtocolChooser.names(List.of(protocol)));
    }
  }

  private static List<Effect> applicationProtocol(ClientOffer offer, Opaque chosen) {
    return List.of(
        new Effect.Learned(new Fact.ApplicationProtocol(chosen)),
        new Effect.Learned(
            new Fact.Decision(
                Subject.APPLICATION_PROTOCOL,
                List.of(),
                ProtocolChooser.names(offer.settings().protocols()),
                ProtocolChooser.names(List.of(chosen)).getFirst(),
                "the server chose it")));
  }

  /// All that follows is protected, where the type stands beside the content.
  private static List<Effect> shortRecords(MaxFragmentLength fragments) {
    int inner = fragments.length() + 1;
    return List.of(
        new Effect.Learned(new Fact.PeerRecordLimit(inner)),
        new Effect.Learned(new Fact.OwnRecordLimit(inner)));
  }

  /// RFC 8449 §4: at least 64; larger than the version's maximum is the peer's mistake for TLS 1.3.
  private static int required(RecordSizeLimit limit) throws TlsException {
    if (limit.recordSizeLimit() < RecordSettings.SMALLEST
        || limit.recordSizeLimit() > RecordSettings.LARGEST) {
      throw Misbehaviour.BAD_RECORD_SIZE_LIMIT.refuse("limit", limit.recordSizeLimit());
    }
    return limit.recordSizeLimit();
  }

  static Step request(WaitCertificateOrRequest s, CertificateRequest m, Incoming.Message in)
      throws TlsException {
    if (!m.certificateRequestContext().isEmpty()) {
      throw Misbehaviour.BAD_CERTIFICATE_REQUEST_CONTEXT.refuse("message", "CertificateRequest");
    }
    if (m.extensions().find(SignatureAlgorithms.class).isEmpty()) {
      throw Misbehaviour.MISSING_SIGNATURE_ALGORITHMS.refuse("message", "CertificateRequest");
    }
    Conversation conversation = s.conversation();
    return Step.next(
        new WaitCertificate(conversation.with(conversation.transcript().append(in.raw())), m));
  }
}
