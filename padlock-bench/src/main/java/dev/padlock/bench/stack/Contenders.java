package dev.padlock.bench.stack;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.LogManager;

/// The stacks, all with x25519 and AES-128-GCM alone. Where they are not to resume, no engine knows
/// whom it talks to, so none looks for a session, and servers send no tickets where they can be
/// told so; where they are, SunJSSE and Padlock send one.
public final class Contenders {

  public static final String PADLOCK = "Padlock";
  public static final String SUN_JSSE = "SunJSSE";

  private final Scenario scenario;
  private final Consumer<String> complaints;
  private final List<Contender> all = new ArrayList<>();

  private Contenders(Scenario scenario, Consumer<String> complaints) {
    this.scenario = scenario;
    this.complaints = complaints;
  }

  /// Says how many tickets SunJSSE's server sends, and takes the log of every handshake from Bouncy
  /// Castle. Both read this once: call it before the first handshake, and measure resumption in a
  /// process of its own.
  public static void prepare(int tickets) {
    System.setProperty("jdk.tls.server.newSessionTicketCount", Integer.toString(tickets));
    LogManager.getLogManager().reset();
  }

  /// Padlock and SunJSSE, and every other one that this machine can run.
  ///
  /// @param complaints hears of those that it cannot
  public static List<Contender> all(Scenario scenario, Consumer<String> complaints)
      throws IOException, GeneralSecurityException {
    Contenders contenders = new Contenders(scenario, complaints);
    contenders.add(
        PADLOCK, () -> PadlockContender.of(PADLOCK, scenario, JcaCrypto.with(new SecureRandom())));
    contenders.add(SUN_JSSE, () -> Jsse.sun(SUN_JSSE, scenario));
    contenders.add("Bouncy Castle", () -> Jsse.bouncyCastle("Bouncy Castle", scenario));
    contenders.add("Conscrypt", () -> Jsse.conscrypt("Conscrypt", scenario));
    contenders.add("netty-tcnative", () -> Netty.of("netty-tcnative", scenario));
    return contenders.all;
  }

  /// The one stack of this name.
  public static Contender named(String name, Scenario scenario)
      throws IOException, GeneralSecurityException {
    return all(scenario, left -> {}).stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException(name + " does not run here"));
  }

  /// Padlock that resumes, with key exchanges that cost nothing.
  public static Contender preparedResumed(Stopwatch stopwatch) throws IOException {
    return PadlockContender.of(
        PADLOCK,
        Scenario.resumed(ProtocolVersion.TLS_1_3),
        PreparedCrypto.of(JcaCrypto.with(new SecureRandom()), KeyKind.EC_P256, stopwatch));
  }

  /// Padlock with asymmetric operations that cost nothing, and with its verdict remembered.
  public static Contender prepared(KeyKind kind, Stopwatch stopwatch) throws IOException {
    return PadlockContender.of(
        PADLOCK,
        new Scenario(ProtocolVersion.TLS_1_3, kind, true),
        PreparedCrypto.of(JcaCrypto.with(new SecureRandom()), kind, stopwatch));
  }

  @FunctionalInterface
  private interface Maker {
    Contender make() throws IOException, GeneralSecurityException;
  }

  private void add(String name, Maker maker) throws IOException, GeneralSecurityException {
    try {
      all.add(maker.make());
    } catch (LinkageError missing) {
      complaints.accept(
          "MISSING: %s, whose native library does not load here (%s): left out of %s"
              .formatted(name, missing, scenario));
    }
  }
}
