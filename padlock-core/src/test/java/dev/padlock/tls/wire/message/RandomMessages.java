package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.RandomExtensions;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Well-formed handshake messages with random content: the same seed gives the same messages.
public final class RandomMessages {

  private final Random random;
  private final RandomExtensions extensions;

  public RandomMessages(long seed) {
    this.random = new Random(seed);
    this.extensions = new RandomExtensions(random);
  }

  /// One message of each kind.
  public List<HandshakeMessage> oneOfEach(Dialect dialect) {
    return switch (dialect) {
      case TLS12 -> oneOfEach12();
      case TLS13 -> oneOfEach13();
    };
  }

  private List<HandshakeMessage> oneOfEach12() {
    return List.of(
        new HelloRequest(),
        clientHello(extensions.in(ExtensionPlace.CLIENT_HELLO)),
        serverHello(extensions.in(ExtensionPlace.SERVER_HELLO_12)),
        new Certificate12(some(0, 3, () -> opaque(1, 100))),
        new CertificateStatusMessage(new CertificateStatus(opaque(1, 50))),
        new ServerKeyExchange(opaque(0, 100)),
        new CertificateRequest12(
            opaque(1, 4),
            some(1, 5, () -> new SignatureScheme(random.nextInt(0x10000))),
            some(0, 3, () -> opaque(1, 30))),
        new ServerHelloDone(),
        new ClientKeyExchange(opaque(0, 100)),
        new CertificateVerify(new SignatureScheme(random.nextInt(0x10000)), opaque(0, 100)),
        new NewSessionTicket12(uint32(), opaque(0, 100)),
        new Finished(opaque(12, 12)));
  }

  private List<HandshakeMessage> oneOfEach13() {
    return List.of(
        clientHello(extensions.in(ExtensionPlace.CLIENT_HELLO)),
        clientHello(Extensions.ABSENT),
        clientHello(Extensions.of()),
        serverHello(extensions.in(ExtensionPlace.SERVER_HELLO)),
        serverHello(extensions.in(ExtensionPlace.SERVER_HELLO_12)),
        serverHello(Extensions.ABSENT),
        new HelloRetryRequest(
            0x0303,
            opaque(0, 32),
            cipherSuite(),
            random.nextInt(0x100),
            extensions.in(ExtensionPlace.HELLO_RETRY_REQUEST)),
        new EncryptedExtensions(extensions.in(ExtensionPlace.ENCRYPTED_EXTENSIONS)),
        new CertificateRequest(opaque(0, 20), extensions.in(ExtensionPlace.CERTIFICATE_REQUEST)),
        new Certificate(opaque(0, 20), some(0, 3, this::certificateEntry)),
        new CompressedCertificate(
            new CertificateCompressionAlgorithm(random.nextInt(0x10000)),
            random.nextInt(0x1000000),
            opaque(1, 100)),
        new CertificateVerify(new SignatureScheme(random.nextInt(0x10000)), opaque(0, 100)),
        new Finished(opaque(32, 48)),
        new NewSessionTicket(
            uint32(),
            uint32(),
            opaque(0, 20),
            opaque(1, 100),
            extensions.in(ExtensionPlace.NEW_SESSION_TICKET)),
        new KeyUpdate(random.nextBoolean()),
        new EndOfEarlyData());
  }

  private ClientHello clientHello(Extensions offered) {
    return new ClientHello(
        random.nextInt(0x10000),
        opaque(32, 32),
        opaque(0, 32),
        some(1, 6, this::cipherSuite),
        opaque(1, 3),
        offered);
  }

  private ServerHello serverHello(Extensions chosen) {
    return new ServerHello(
        random.nextInt(0x10000),
        opaque(32, 32),
        opaque(0, 32),
        cipherSuite(),
        random.nextInt(0x100),
        chosen);
  }

  private CertificateEntry certificateEntry() {
    return new CertificateEntry(opaque(1, 100), extensions.in(ExtensionPlace.CERTIFICATE));
  }

  private CipherSuite cipherSuite() {
    return new CipherSuite(random.nextInt(0x10000));
  }

  private long uint32() {
    return random.nextLong() >>> 32;
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
