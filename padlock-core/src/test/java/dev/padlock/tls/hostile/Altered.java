package dev.padlock.tls.hostile;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Messages with one thing changed.
public final class Altered {

  private Altered() {}

  public static UnaryOperator<ClientHello> clientExtensions(UnaryOperator<Extensions> change) {
    return hello -> hello.withExtensions(change.apply(hello.extensions()));
  }

  public static UnaryOperator<ClientHello> clientSuites(CipherSuite... suites) {
    return hello ->
        new ClientHello(
            hello.legacyVersion(),
            hello.random(),
            hello.legacySessionId(),
            List.of(suites),
            hello.legacyCompressionMethods(),
            hello.extensions());
  }

  public static UnaryOperator<ClientHello> clientVersion(int legacyVersion) {
    return hello ->
        new ClientHello(
            legacyVersion,
            hello.random(),
            hello.legacySessionId(),
            hello.cipherSuites(),
            hello.legacyCompressionMethods(),
            hello.extensions());
  }

  public static UnaryOperator<ClientHello> clientCompression(int... methods) {
    ByteWriter bytes = new ByteWriter();
    for (int method : methods) {
      bytes.uint8(method);
    }
    return hello ->
        new ClientHello(
            hello.legacyVersion(),
            hello.random(),
            hello.legacySessionId(),
            hello.cipherSuites(),
            bytes.toOpaque(),
            hello.extensions());
  }

  public static UnaryOperator<ClientHello> clientSessionId(Opaque sessionId) {
    return hello ->
        new ClientHello(
            hello.legacyVersion(),
            hello.random(),
            sessionId,
            hello.cipherSuites(),
            hello.legacyCompressionMethods(),
            hello.extensions());
  }

  public static UnaryOperator<ServerHello> serverExtensions(UnaryOperator<Extensions> change) {
    return hello ->
        new ServerHello(
            hello.legacyVersion(),
            hello.random(),
            hello.legacySessionIdEcho(),
            hello.cipherSuite(),
            hello.legacyCompressionMethod(),
            change.apply(hello.extensions()));
  }

  public static UnaryOperator<ServerHello> serverVersion(int legacyVersion) {
    return hello ->
        new ServerHello(
            legacyVersion,
            hello.random(),
            hello.legacySessionIdEcho(),
            hello.cipherSuite(),
            hello.legacyCompressionMethod(),
            hello.extensions());
  }

  public static UnaryOperator<ServerHello> serverSuite(CipherSuite suite) {
    return hello ->
        new ServerHello(
            hello.legacyVersion(),
            hello.random(),
            hello.legacySessionIdEcho(),
            suite,
            hello.legacyCompressionMethod(),
            hello.extensions());
  }

  public static UnaryOperator<ServerHello> serverCompression(int method) {
    return hello ->
        new ServerHello(
            hello.legacyVersion(),
            hello.random(),
            hello.legacySessionIdEcho(),
            hello.cipherSuite(),
            method,
            hello.extensions());
  }

  public static UnaryOperator<ServerHello> serverSessionId(Opaque echo) {
    return hello ->
        new ServerHello(
            hello.legacyVersion(),
            hello.random(),
            echo,
            hello.cipherSuite(),
            hello.legacyCompressionMethod(),
            hello.extensions());
  }

  /// The ServerHello of an older version: no extensions, and a random with this end.
  public static UnaryOperator<ServerHello> olderVersion(ProtocolVersion version, Opaque randomEnd) {
    return hello ->
        new ServerHello(
            version.code(),
            new ByteWriter()
                .opaque(hello.random().slice(0, 32 - randomEnd.size()))
                .opaque(randomEnd)
                .toOpaque(),
            hello.legacySessionIdEcho(),
            new CipherSuite(0xc02f),
            0,
            Extensions.ABSENT);
  }

  public static UnaryOperator<HelloRetryRequest> retryExtensions(UnaryOperator<Extensions> change) {
    return retry ->
        new HelloRetryRequest(
            retry.legacyVersion(),
            retry.legacySessionIdEcho(),
            retry.cipherSuite(),
            retry.legacyCompressionMethod(),
            change.apply(retry.extensions()));
  }

  public static UnaryOperator<HelloRetryRequest> retrySuite(CipherSuite suite) {
    return retry ->
        new HelloRetryRequest(
            retry.legacyVersion(),
            retry.legacySessionIdEcho(),
            suite,
            retry.legacyCompressionMethod(),
            retry.extensions());
  }

  public static UnaryOperator<EncryptedExtensions> encrypted(Extension... extensions) {
    return message -> new EncryptedExtensions(Extensions.of(extensions));
  }

  /// A Certificate whose first entry carries these extensions.
  public static UnaryOperator<Certificate> firstEntry(Extension... extensions) {
    return message -> {
      List<CertificateEntry> entries = message.certificateList();
      CertificateEntry first =
          new CertificateEntry(entries.getFirst().certData(), Extensions.of(extensions));
      List<CertificateEntry> changed = new ArrayList<>(entries);
      changed.set(0, first);
      return new Certificate(message.certificateRequestContext(), changed);
    };
  }

  /// A Certificate of these encodings.
  public static UnaryOperator<Certificate> chain(Opaque... certificates) {
    return message ->
        new Certificate(
            message.certificateRequestContext(),
            Stream.of(certificates)
                .map(der -> new CertificateEntry(der, Extensions.of()))
                .toList());
  }

  public static UnaryOperator<Certificate> context(Opaque context) {
    return message -> new Certificate(context, message.certificateList());
  }

  /// A CertificateVerify with one bit of its signature changed.
  public static UnaryOperator<CertificateVerify> signature() {
    return message -> new CertificateVerify(message.algorithm(), flipped(message.signature()));
  }

  /// A Finished with one bit changed.
  public static UnaryOperator<Finished> verifyData() {
    return message -> new Finished(flipped(message.verifyData()));
  }

  private static Opaque flipped(Opaque bytes) {
    byte[] changed = bytes.toArray();
    changed[changed.length - 1] ^= 1;
    return Opaque.wrap(changed);
  }

  /// An extensions field in which a type may stand twice.
  public static Opaque extensionsField(List<? extends Extension> extensions) {
    ByteWriter out = new ByteWriter();
    out.vector16(
        extensions,
        (extension, to) -> {
          extension.type().write(to);
          try (var _ = to.length16()) {
            extension.writeBody(to);
          }
        });
    return out.toOpaque();
  }

  /// The body of a ClientHello with such an extensions field.
  public static Opaque clientHelloBody(ClientHello hello, List<? extends Extension> extensions) {
    ByteWriter out = new ByteWriter();
    hello.withExtensions(Extensions.ABSENT).writeBody(out);
    return out.opaque(extensionsField(extensions)).toOpaque();
  }
}
