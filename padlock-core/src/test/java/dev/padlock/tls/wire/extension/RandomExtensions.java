package dev.padlock.tls.wire.extension;

import static java.util.stream.Collectors.toCollection;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.Grease;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.PskKeyExchangeMode;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Well-formed extensions with random content, as they may stand in a message.
public final class RandomExtensions {

  private static final String OF_HOST_NAMES =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

  private final Random random;

  public RandomExtensions(Random random) {
    this.random = random;
  }

  /// About half of the extensions that may stand in `place`, in any order that is allowed there.
  public Extensions in(ExtensionPlace place) {
    List<Extension> chosen = new ArrayList<>();
    for (Supplier<Extension> one : possible(place)) {
      if (random.nextBoolean()) {
        chosen.add(one.get());
      }
    }
    chosen.add(unknown());
    Collections.shuffle(chosen, random);
    if (place == ExtensionPlace.SERVER_HELLO || place == ExtensionPlace.HELLO_RETRY_REQUEST) {
      // Without supported_versions it would be another place.
      chosen.removeIf(extension -> extension instanceof SelectedVersion);
      chosen.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    }
    if (place == ExtensionPlace.CLIENT_HELLO && random.nextBoolean()) {
      chosen.add(preSharedKeys());
    }
    return Extensions.of(chosen);
  }

  /// Every kind of content that the table knows for `place`, but the pre_shared_key of a
  /// ClientHello.
  List<Supplier<Extension>> possible(ExtensionPlace place) {
    return switch (place) {
      case CLIENT_HELLO ->
          List.of(
              () -> new ServerName(hostName()),
              () -> new StatusRequest(opaques(0, 2, 1, 9), opaque(0, 9)),
              () -> new SupportedGroups(codes(NamedGroup::new)),
              () -> new SignatureAlgorithms(codes(SignatureScheme::new)),
              () -> new SignatureAlgorithmsCert(codes(SignatureScheme::new)),
              () -> new ApplicationLayerProtocolNegotiation(opaques(1, 3, 1, 9)),
              SignedCertificateTimestampsRequest::new,
              () -> new CompressCertificate(codes(CertificateCompressionAlgorithm::new)),
              () -> new RecordSizeLimit(random.nextInt(0x10000)),
              EarlyDataIndication::new,
              () -> new TicketRequest(random.nextInt(0x100), random.nextInt(0x100)),
              () -> new SupportedVersions(codes(ProtocolVersion::new)),
              () -> new Cookie(opaque(1, 20)),
              () -> new PskKeyExchangeModes(some(1, 3, () -> mode())),
              () -> new CertificateAuthorities(opaques(1, 3, 1, 20)),
              PostHandshakeAuth::new,
              () -> new KeyShareClientHello(shares()),
              this::maxFragmentLength,
              () -> new EcPointFormats(opaque(1, 3)),
              EncryptThenMac::new,
              ExtendedMainSecret::new,
              () -> new SessionTicket(opaque(0, 50)),
              () -> new RenegotiationInfo(opaque(0, 24)));
      case SERVER_HELLO ->
          List.of(
              () -> new PreSharedKeyServerHello(random.nextInt(0x10000)),
              () -> new SelectedVersion(version()),
              () -> new KeyShareServerHello(share()));
      case HELLO_RETRY_REQUEST ->
          List.of(
              () -> new Cookie(opaque(1, 20)),
              () -> new SelectedVersion(version()),
              () -> new KeyShareHelloRetryRequest(new NamedGroup(random.nextInt(0x10000))));
      case ENCRYPTED_EXTENSIONS ->
          List.of(
              ServerNameAcknowledged::new,
              () -> new SupportedGroups(codes(NamedGroup::new)),
              () -> new ApplicationLayerProtocolNegotiation(opaques(1, 1, 1, 9)),
              () -> new RecordSizeLimit(random.nextInt(0x10000)),
              this::maxFragmentLength,
              () -> new TicketRequestHint(random.nextInt(0x100)),
              EarlyDataIndication::new);
      case CERTIFICATE_REQUEST ->
          List.of(
              () -> new Unknown(ExtensionType.SERVER_NAME, opaque(0, 9)),
              EmptyStatusRequest::new,
              () -> new SignatureAlgorithms(codes(SignatureScheme::new)),
              () -> new SignatureAlgorithmsCert(codes(SignatureScheme::new)),
              SignedCertificateTimestampsRequest::new,
              () -> new CompressCertificate(codes(CertificateCompressionAlgorithm::new)),
              () -> new CertificateAuthorities(opaques(1, 3, 1, 20)),
              () -> new OidFilters(some(0, 2, () -> new OidFilter(opaque(1, 9), opaque(0, 9)))));
      case CERTIFICATE ->
          List.of(
              () -> new CertificateStatus(opaque(1, 30)),
              () -> new SignedCertificateTimestamps(opaques(1, 3, 1, 20)));
      case NEW_SESSION_TICKET -> List.of(() -> new EarlyDataLimit(random.nextLong() >>> 32));
      case SERVER_HELLO_12 ->
          List.of(
              ServerNameAcknowledged::new,
              EmptyStatusRequest::new,
              () -> new Unknown(ExtensionType.SUPPORTED_GROUPS, opaque(0, 9)),
              () -> new ApplicationLayerProtocolNegotiation(opaques(1, 1, 1, 9)),
              () -> new SignedCertificateTimestamps(opaques(1, 3, 1, 20)),
              () -> new RecordSizeLimit(random.nextInt(0x10000)),
              this::maxFragmentLength,
              () -> new EcPointFormats(opaque(1, 3)),
              EncryptThenMac::new,
              ExtendedMainSecret::new,
              () -> new SessionTicket(Opaque.EMPTY),
              () -> new RenegotiationInfo(opaque(0, 24)));
    };
  }

  private MaxFragmentLength maxFragmentLength() {
    return new MaxFragmentLength(random.nextInt(1, 5));
  }

  PreSharedKeyClientHello preSharedKeys() {
    int keys = random.nextInt(1, 3);
    return new PreSharedKeyClientHello(
        some(keys, keys, () -> new PskIdentity(opaque(1, 20), random.nextLong() >>> 32)),
        opaques(keys, keys, 32, 48));
  }

  private Unknown unknown() {
    int grease = Grease.value(random.nextInt(0x100));
    return new Unknown(new ExtensionType(grease), opaque(0, 9));
  }

  private List<KeyShareEntry> shares() {
    Set<Integer> groups =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> random.nextInt(0x10000))
            .collect(toCollection(LinkedHashSet::new));
    return groups.stream()
        .map(group -> new KeyShareEntry(new NamedGroup(group), opaque(1, 70)))
        .toList();
  }

  private KeyShareEntry share() {
    return new KeyShareEntry(new NamedGroup(random.nextInt(0x10000)), opaque(1, 70));
  }

  private ProtocolVersion version() {
    return new ProtocolVersion(random.nextInt(0x10000));
  }

  private PskKeyExchangeMode mode() {
    return new PskKeyExchangeMode(random.nextInt(0x100));
  }

  private String hostName() {
    StringBuilder name = new StringBuilder();
    int length = random.nextInt(1, 40);
    for (int i = 0; i < length; i++) {
      name.append(OF_HOST_NAMES.charAt(random.nextInt(OF_HOST_NAMES.length())));
    }
    return name.toString();
  }

  private <T> List<T> codes(IntFunction<T> codePoint) {
    return some(1, 5, () -> codePoint.apply(random.nextInt(0x10000)));
  }

  private List<Opaque> opaques(int least, int most, int leastBytes, int mostBytes) {
    return some(least, most, () -> opaque(leastBytes, mostBytes));
  }

  private Opaque opaque(int least, int most) {
    byte[] bytes = new byte[random.nextInt(least, most + 1)];
    random.nextBytes(bytes);
    return Opaque.wrap(bytes);
  }

  private <T> List<T> some(int least, int most, Supplier<T> one) {
    return IntStream.range(0, random.nextInt(least, most + 1)).mapToObj(i -> one.get()).toList();
  }
}
