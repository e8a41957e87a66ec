package dev.padlock.explain.story;

import dev.padlock.explain.Agreement;
import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.Message12;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;

/// Says what a message says: its name, its gist, its fields.
final class MessageTeller {

  private MessageTeller() {}

  /// @param agreement what is agreed on so far, this message included
  static Telling tell(HandshakeMessage message, Role sender, Agreement agreement) {
    return switch (message) {
      case ClientHello hello -> HelloTeller.client(hello);
      case ServerHello hello -> HelloTeller.server(hello);
      case HelloRetryRequest retry -> HelloTeller.retry(retry);
      case EncryptedExtensions parameters -> parameters(parameters);
      case CertificateRequest request -> request(request);
      case Certificate certificate -> CertificateTeller.certificate(certificate, sender);
      case CompressedCertificate compressed -> CertificateTeller.compressed(compressed, sender);
      case CertificateVerify verify -> verify(verify, sender);
      case Finished finished -> finished();
      case NewSessionTicket ticket -> ticket(ticket);
      case KeyUpdate update -> update(update);
      case EndOfEarlyData end ->
          Telling.of(
              "EndOfEarlyData", "the early data ends here; what follows is as safe as usual");
      case Message12 older -> new Message12Teller(sender, agreement).tell(older);
    };
  }

  private static Telling parameters(EncryptedExtensions message) {
    Notes notes = new Notes();
    message.extensions().list().forEach(e -> ExtensionTeller.note(e, notes));
    String gist =
        message.extensions().list().isEmpty()
            ? "nothing beyond what the hellos agreed on"
            : ExtensionTeller.gist(message.extensions());
    if (message.extensions().list().isEmpty()) {
      notes.note("", gist);
    }
    return notes.telling("EncryptedExtensions", gist);
  }

  private static Telling request(CertificateRequest message) {
    Notes notes = new Notes();
    int authorities =
        message
            .extensions()
            .find(CertificateAuthorities.class)
            .map(a -> a.authorities().size())
            .orElse(0);
    message.extensions().list().forEach(e -> ExtensionTeller.note(e, notes));
    String gist =
        "wants a certificate"
            + (authorities == 0
                ? ""
                : " of "
                    + Wording.number(authorities)
                    + (authorities == 1 ? " authority" : " authorities"));
    return notes.telling("CertificateRequest", gist);
  }

  private static Telling verify(CertificateVerify message, Role sender) {
    return new Notes()
        .note("signed", message.algorithm() + ", " + Wording.bytes(message.signature().size()))
        .note("", "proves that the " + name(sender) + " holds the key of its certificate, now")
        .telling("CertificateVerify", "signed: " + message.algorithm());
  }

  private static Telling finished() {
    String gist = "seals all that was said so far";
    return new Notes()
        .note("", "a MAC over every message so far: had anybody changed one, it would not match")
        .telling("Finished", gist);
  }

  private static Telling ticket(NewSessionTicket message) {
    Notes notes = new Notes();
    notes.note(
        "ticket",
        Wording.bytes(message.ticket().size()) + ", good for " + hours(message.ticketLifetime()));
    message
        .extensions()
        .find(EarlyDataLimit.class)
        .ifPresent(
            limit -> notes.note("early data", "up to " + Wording.bytes(limit.maxEarlyDataSize())));
    return notes.telling(
        "NewSessionTicket", "for the next connection, " + hours(message.ticketLifetime()));
  }

  private static String hours(long seconds) {
    return seconds % 3600 == 0
        ? Wording.count(seconds / 3600, "hour")
        : Wording.count(seconds, "second");
  }

  private static Telling update(KeyUpdate message) {
    String gist =
        message.requestUpdate() ? "new key from here on; do the same" : "new key from here on";
    return new Notes().note("", gist).telling("KeyUpdate", gist);
  }

  static String name(Role role) {
    return role == Role.CLIENT ? "client" : "server";
  }
}
