package dev.padlock.tls.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.client13.ClientState13;
import dev.padlock.tls.handshake.server13.ServerState13;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostilePeer;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.hostile.KnownKey;
import dev.padlock.tls.hostile.Meeting;
import dev.padlock.tls.hostile.Speech;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.EndOfEarlyData;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.ServerHello;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every state does with every input, in real handshakes, held against a file: the score as it
/// is played.
///
/// A change of these files is a change of the protocol: read it line by line.
class GoldenScoreTest {

  private static final KnownKey KEY = KnownKey.of(CipherSuite.TLS_AES_128_GCM_SHA256);
  private static final List<NamedGroup> OTHER = List.of(NamedGroup.SECP256R1);

  /// A way to drive a client into a state, and the turn at which the input comes.
  private record ClientStand(String state, int answers, Turn<HostileServer> turn) {}

  /// A way to drive a server into a state, and the turn at which the input comes.
  private record ServerStand(
      String state, int answers, Setting setting, Turn<HostileClient> turn) {}

  @FunctionalInterface
  private interface Turn<P> {
    P play(P peer, Input input) throws Exception;
  }

  @FunctionalInterface
  private interface Setting {
    ServerConfig.Builder of(ServerConfig.Builder server) throws Exception;
  }

  private static final List<ClientStand> CLIENT =
      List.of(
          new ClientStand("WaitServerHello", 0, insteadOf(ServerHello.class)),
          new ClientStand(
              "WaitServerHello, after a retry",
              0,
              (s, in) -> at(ServerHello.class, s.retry(OTHER.getFirst()), in)),
          new ClientStand("WaitEncryptedExtensions", 0, insteadOf(EncryptedExtensions.class)),
          new ClientStand(
              "WaitEncryptedExtensions, resuming",
              0,
              (s, in) -> at(EncryptedExtensions.class, s.resume(KEY.key()), in)),
          new ClientStand("WaitCertificateOrRequest", 0, insteadOf(Certificate.class)),
          new ClientStand(
              "WaitCertificate", 0, (s, in) -> at(Certificate.class, s.requestCertificate(), in)),
          new ClientStand("WaitCertificateVerify", 0, insteadOf(CertificateVerify.class)),
          new ClientStand("AwaitingJudgement", 0, insteadOf(Finished.class)),
          new ClientStand("WaitFinished", 1, insteadOf(Finished.class)),
          new ClientStand(
              "WaitFinished, resuming", 0, (s, in) -> at(Finished.class, s.resume(KEY.key()), in)),
          new ClientStand(
              "AwaitingCredential", 1, (s, in) -> s.requestCertificate().afterFlight(now(s, in))),
          new ClientStand(
              "AwaitingSignature", 2, (s, in) -> s.requestCertificate().afterFlight(now(s, in))),
          new ClientStand("Connected", 1, (s, in) -> s.afterwards(now(s, in))));

  private static final List<ServerStand> SERVER =
      List.of(
          new ServerStand("WaitClientHello", 0, plain(), clientInsteadOf(ClientHello.class)),
          new ServerStand(
              "AwaitingConfiguration",
              0,
              server -> server.configurationChooser(hello -> Parties.server().build()),
              (c, in) -> c.after(ClientHello.class, now(c, in))),
          new ServerStand(
              "WaitSecondClientHello",
              0,
              server -> server.groups(OTHER),
              (c, in) ->
                  c.insteadOfSecondHello((natural, to) -> {
                    in.offer(new Input.Situation(natural, c.hello(), c.certificate()), to);
                    to.fallSilent();
                  })),
          new ServerStand(
              "AwaitingSession",
              0,
              plain(),
              (c, in) ->
                  c.offerKeys(KEY.offered(Opaque.of(new byte[100])))
                      .after(ClientHello.class, now(c, in))),
          new ServerStand(
              "AwaitingPsk",
              1,
              server -> server.externalPsks(),
              (c, in) ->
                  c.offerKeys(KEY.offered(Opaque.of(new byte[100])))
                      .after(ClientHello.class, now(c, in))),
          new ServerStand(
              "AwaitingAdmission",
              1,
              early(),
              (c, in) -> c.announceEarlyData().after(ClientHello.class, now(c, in))),
          new ServerStand(
              "WaitEndOfEarlyData",
              2,
              early(),
              (c, in) -> clientInsteadOf(EndOfEarlyData.class).play(c.announceEarlyData(), in)),
          new ServerStand(
              "AwaitingCredential", 0, plain(), (c, in) -> c.after(ClientHello.class, now(c, in))),
          new ServerStand(
              "AwaitingSignature", 1, plain(), (c, in) -> c.upon(ServerHello.class, now(c, in))),
          new ServerStand("WaitClientCertificate", 2, asking(), clientInsteadOf(Certificate.class)),
          new ServerStand(
              "WaitClientCertificateVerify", 2, asking(), clientInsteadOf(CertificateVerify.class)),
          new ServerStand("AwaitingJudgement", 2, asking(), clientInsteadOf(Finished.class)),
          new ServerStand("WaitClientFinished", 3, asking(), clientInsteadOf(Finished.class)),
          new ServerStand("AwaitingTickets", 2, plain(), (c, in) -> c.afterwards(now(c, in))),
          new ServerStand("Connected", 3, plain(), (c, in) -> c.afterwards(now(c, in))));

  private static Turn<HostileServer> insteadOf(Class<? extends HandshakeMessage> kind) {
    return (server, input) -> at(kind, server, input);
  }

  private static HostileServer at(
      Class<? extends HandshakeMessage> kind, HostileServer server, Input input) {
    return server.replace(
        kind,
        (natural, to) -> {
          input.offer(new Input.Situation(natural, server.clientHello(), server.certificate()), to);
          to.fallSilent();
        });
  }

  private static Speech now(HostileServer server, Input input) {
    return to -> {
      input.offer(new Input.Situation(null, server.clientHello(), server.certificate()), to);
      to.fallSilent();
    };
  }

  private static Turn<HostileClient> clientInsteadOf(Class<? extends HandshakeMessage> kind) {
    return (client, input) ->
        client.replace(
            kind,
            (natural, to) -> {
              input.offer(new Input.Situation(natural, client.hello(), client.certificate()), to);
              to.fallSilent();
            });
  }

  private static Speech now(HostileClient client, Input input) {
    return to -> {
      input.offer(new Input.Situation(null, client.hello(), client.certificate()), to);
      to.fallSilent();
    };
  }

  private static Setting plain() {
    return server -> server;
  }

  /// A server that takes the early data of anybody who has a ticket.
  private static Setting early() {
    return server -> server.earlyData(1000, claim -> Admission.admitted());
  }

  private static Setting asking() {
    return server -> server.clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust());
  }

  @Test
  void aClientDoesWhatItsFileSays() throws Exception {
    StringBuilder played = new StringBuilder();
    for (ClientStand stand : CLIENT) {
      played.append(stand.state()).append('\n');
      for (Input input : Input.values()) {
        ClientConfig config = Parties.client().credentials(Parties.clientCredential()).build();
        if (stand.state().endsWith("resuming")) {
          KEY.rememberedBy(config);
        }
        HostileServer peer =
            stand.turn().play(new HostileServer(Parties.serverCredential()), input);
        played.append(line(input, outcome(stand.answers(), peer, s -> Doors.client(config, s))));
      }
    }
    assertEquals(golden("client-score.txt"), played.toString());
  }

  @Test
  void aServerDoesWhatItsFileSays() throws Exception {
    StringBuilder played = new StringBuilder();
    for (ServerStand stand : SERVER) {
      ServerConfig config = stand.setting().of(Parties.server()).build();
      played.append(stand.state()).append('\n');
      for (Input input : Input.values()) {
        HostileClient client = new HostileClient().present(Parties.clientCredential());
        if (stand.state().equals("AwaitingAdmission")
            || stand.state().equals("WaitEndOfEarlyData")) {
          client.offerKeys(KEY.allowingEarlyData("").issuedBy(config));
        }
        HostileClient peer = stand.turn().play(client, input);
        played.append(line(input, outcome(stand.answers(), peer, s -> Doors.server(config, s))));
      }
    }
    assertEquals(golden("server-score.txt"), played.toString());
  }

  @Test
  void everyStateIsVisited() {
    assertEquals(
        states(ClientState13.class),
        CLIENT.stream()
            .map(stand -> stand.state().split(",")[0])
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(
        states(ServerState13.class),
        SERVER.stream().map(ServerStand::state).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> states(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String line(Input input, String outcome) {
    return "  %-24s%s%n".formatted(input.name().toLowerCase(Locale.ROOT), outcome);
  }

  @FunctionalInterface
  private interface Opened {
    TlsConnection with(UnaryOperator<Score> watch) throws Exception;
  }

  private static String outcome(int answers, HostilePeer<?> peer, Opened opened) throws Exception {
    WatchedScore[] watched = {null};
    TlsConnection ours = opened.with(score -> watched[0] = new WatchedScore(score));
    Meeting meeting = Meeting.answering(answers, ours, peer);
    if (meeting.refusal().isPresent()) {
      return meeting.refusal().get().refusal().code();
    }
    if (meeting.waiting() > 0) {
      return "held in " + watched[0].state();
    }
    String closed = ours.isReceiveClosed() ? ", receives no more" : "";
    String delivered = meeting.received().length > 0 ? ", delivered" : "";
    return "-> " + watched[0].state() + closed + delivered;
  }

  private static String golden(String name) throws Exception {
    try (InputStream in = GoldenScoreTest.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
