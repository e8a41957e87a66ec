package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostilePeer;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.hostile.Meeting;
import dev.padlock.tls.hostile.Speech;
import dev.padlock.tls.hostile.Voice;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A peer that has the right keys says the messages of its flight in every order, leaving out and
/// repeating what it likes, with signatures and Finished that are right for what it said. Only what
/// the RFC draws gets it connected (RFC 9846 §2, §A).
class MessageOrderTest {

  private enum Said {
    ENCRYPTED_EXTENSIONS,
    CERTIFICATE_REQUEST,
    CERTIFICATE,
    CERTIFICATE_VERIFY,
    FINISHED
  }

  private static final CertificateRequest REQUEST =
      new CertificateRequest(
          Opaque.EMPTY,
          Extensions.of(new SignatureAlgorithms(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256))));

  /// All sequences of at most `length` of these messages.
  private static List<List<Said>> sequences(Set<Said> alphabet, int length) {
    List<List<Said>> all = new ArrayList<>();
    all.add(List.of());
    for (int from = 0; from < all.size(); from++) {
      List<Said> shorter = all.get(from);
      if (shorter.size() < length) {
        for (Said next : alphabet) {
          List<Said> longer = new ArrayList<>(shorter);
          longer.add(next);
          all.add(longer);
        }
      }
    }
    return all;
  }

  /// All orders of these messages.
  private static List<List<Said>> permutations(List<Said> messages) {
    return sequences(EnumSet.copyOf(messages), messages.size()).stream()
        .filter(s -> s.size() == messages.size() && EnumSet.copyOf(s).size() == s.size())
        .toList();
  }

  private static boolean connects(TlsConnection ours, HostilePeer<?> peer) throws Exception {
    Meeting meeting = Meeting.of(ours, peer);
    return ours.isHandshakeComplete() && meeting.refusal().isEmpty();
  }

  @Test
  void onlyOneOrderOfAServersFlightConnectsAClient() throws Exception {
    List<List<Said>> connecting = new ArrayList<>();
    List<Said> plain =
        List.of(
            Said.ENCRYPTED_EXTENSIONS, Said.CERTIFICATE, Said.CERTIFICATE_VERIFY, Said.FINISHED);
    List<Said> asking = new ArrayList<>(plain);
    asking.add(1, Said.CERTIFICATE_REQUEST);
    List<List<Said>> flights = sequences(EnumSet.allOf(Said.class), 4);
    flights.addAll(permutations(asking));
    for (List<Said> flight : flights) {
      HostileServer server = new HostileServer(Parties.serverCredential());
      server.replace(
          EncryptedExtensions.class,
          (natural, to) -> {
            for (Said said : flight) {
              say(server, natural, said, to);
            }
            to.fallSilent();
          });
      if (connects(ClientConnection.open(Parties.client().build(), Parties.NAME), server)) {
        connecting.add(flight);
      }
    }
    assertEquals(List.of(plain, asking), connecting);
  }

  private static void say(HostileServer server, EncryptedExtensions natural, Said said, Voice to)
      throws Exception {
    switch (said) {
      case ENCRYPTED_EXTENSIONS -> to.say(natural);
      case CERTIFICATE_REQUEST -> to.say(REQUEST);
      case CERTIFICATE -> to.say(server.certificate());
      case CERTIFICATE_VERIFY -> to.say(server.certificateVerify());
      case FINISHED -> to.say(server.finished());
    }
  }

  @Test
  void onlyOneOrderOfAClientsFlightConnectsAServer() throws Exception {
    List<Said> proven = List.of(Said.CERTIFICATE, Said.CERTIFICATE_VERIFY, Said.FINISHED);
    assertEquals(List.of(proven), connectingFlights(ClientCertificates.REQUIRED));
    assertEquals(List.of(proven), connectingFlights(ClientCertificates.OPTIONAL));
    assertEquals(List.of(List.of(Said.FINISHED)), connectingFlights(ClientCertificates.NOT_ASKED));
  }

  private static List<List<Said>> connectingFlights(ClientCertificates wanted) throws Exception {
    ServerConfig config = Parties.server().clientCertificates(wanted, TestCa.trust()).build();
    List<List<Said>> connecting = new ArrayList<>();
    Set<Said> alphabet = EnumSet.range(Said.CERTIFICATE, Said.FINISHED);
    for (List<Said> flight : sequences(alphabet, 4)) {
      HostileClient client = new HostileClient().present(Parties.clientCredential());
      Speech instead =
          to -> {
            for (Said said : flight) {
              say(client, said, to);
            }
            to.fallSilent();
          };
      client.replace(Certificate.class, (natural, to) -> instead.say(to));
      client.replace(Finished.class, (natural, to) -> instead.say(to));
      if (connects(ServerConnection.open(config), client)) {
        connecting.add(flight);
      }
    }
    return connecting;
  }

  private static void say(HostileClient client, Said said, Voice to) throws Exception {
    switch (said) {
      case CERTIFICATE -> to.say(client.certificate());
      case CERTIFICATE_VERIFY -> to.say(client.certificateVerify());
      case FINISHED -> to.say(client.finished());
      default -> throw new IllegalArgumentException(said.name());
    }
  }
}
