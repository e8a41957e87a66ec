package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.wire.CipherSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the flags of one invocation say about one kind of its connections.
final class Settings {

  final Endpoint endpoint = new Endpoint();
  final Offer offer = new Offer();
  final Peer peer = new Peer();
  final Choices choices = new Choices();
  final Play play = new Play();
  final Exports exports = new Exports();
  final Expected expected = new Expected();

  /// The credential that is described without being announced comes first here, and is tried last.
  final List<CredentialSettings> credentials = new ArrayList<>(List.of(new CredentialSettings()));

  /// The credential that the flags speak of at the moment.
  CredentialSettings credential() {
    return credentials.getLast();
  }

  /// Where the runner waits, and which part we play there.
  static final class Endpoint {
    int port;
    boolean ipv6;
    long shimId;
    boolean server;
    boolean async;

    /// How many connections follow the first.
    int resumptions;

    /// Seconds that pass between them.
    int delay;
  }

  /// What we are willing to negotiate.
  static final class Offer {
    int minVersion = 0x0301;
    int maxVersion = 0x0304;
    final Set<Integer> without = new HashSet<>();
    boolean tickets = true;

    /// Whether tickets are given in TLS 1.3.
    boolean tickets13 = true;

    /// Whether tickets that were promised are made.
    boolean sealsTickets = true;

    /// Bytes of content in a record, at most.
    int mostSent = 1 << 14;

    /// What TLS 1.2 would need and is not built; empty for nothing.
    String waitsIn12 = "";

    @Nullable List<CipherSuite> suites;
    final List<Integer> groups = new ArrayList<>();
    @Nullable List<Integer> keyShares;

    /// What the client was told before that the server has.
    final List<Integer> groupsOfServer = new ArrayList<>();

    final List<Integer> verifySchemes = new ArrayList<>();
    List<CertificateCompressor> compressors = List.of();
    @Nullable String hostName;
    List<String> protocols = List.of();
    boolean grease;
    boolean ocsp;
    boolean timestamps;
    int maxCertificateList;
    boolean earlyData;
  }

  /// How the peer is judged.
  static final class Peer {
    boolean requested;
    boolean required;
    boolean rejected;

    /// Whether a server is judged when its session is resumed, too.
    boolean judgedAgain;

    List<Opaque> authorities = List.of();
  }

  /// What the callbacks of a server choose.
  static final class Choices {
    @Nullable String protocol;
    boolean refuseProtocols;
    boolean configuration;
    boolean refuseHello;
    boolean failConfiguration;
    boolean failCredential;
    boolean withoutOcsp;
    boolean failOcsp;
  }

  /// What is said once the handshake is done.
  static final class Play {
    boolean implicitHandshake;
    boolean handshakeAgain;
    boolean handshakeNeverDone;
    boolean writesFirst;
    String initialWrite = "hello";
    int initialWrites = 1;
    boolean unfinishedWrite;

    /// The message of the server after which early data is sent; 0 for at once.
    int earlyAfter;

    boolean differentSizes;
    boolean shutsDown;
    boolean checkCloseNotify;
    int readSize = 512;
    boolean keyUpdate;
    boolean keyUpdateBeforeRead;
  }

  /// Keying material that is sent to the runner.
  static final class Exports {
    int length;
    String label = "";
    String context = "";
    boolean hasContext;
    boolean trafficSecrets;
    boolean betweenReads;
  }

  /// What the connection must have become.
  static final class Expected {
    int version;
    int suite;
    int suiteWithFastAes;
    int suiteWithoutFastAes;
    int group;
    int peerScheme;
    final List<Integer> peerSchemes = new ArrayList<>();
    @Nullable Boolean retried;
    @Nullable String serverName;
    boolean noServerName;
    String protocol = "";
    @Nullable List<String> advertisedProtocols;
    @Nullable List<Opaque> authorities;
    @Nullable String peerCertificates;
    boolean noPeerCertificate;
    Opaque ocspResponse = Opaque.EMPTY;
    Opaque timestamps = Opaque.EMPTY;
    @Nullable Integer credential;
    Opaque certificateTypes = Opaque.EMPTY;
    boolean extendedMainSecret;
    @Nullable Boolean secureRenegotiation;
    boolean noSession;
    boolean sessionMiss;
    boolean ticketRenewal;
    @Nullable Boolean sessionId;
    boolean ticketTakesEarlyData;
    @Nullable Boolean earlyDataTaken;
    boolean noEarlyData;
    @Nullable String earlyDataReason;

    /// How many seconds older than it is a ticket must seem to be.
    @Nullable Integer ticketAgeSkew;
  }
}
