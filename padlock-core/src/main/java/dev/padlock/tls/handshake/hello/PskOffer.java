package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.message.ClientHello;
import java.time.Instant;
import java.util.List;

/// The pre-shared keys of a hello, in the order in which they are offered (RFC 9846 §4.3.11).
///
/// @param psks their secrets are borrowed
public record PskOffer(List<OfferedPsk> psks) {

  public static final PskOffer NONE = new PskOffer(List.of());

  public PskOffer {
    psks = List.copyOf(psks);
  }

  /// Those that go with a suite of this hash: all that a server can still choose after a retry (RFC
  /// 9846 §4.2.4).
  PskOffer usableWith(HashAlgorithm hash) {
    return new PskOffer(psks.stream().filter(psk -> psk.key().hash() == hash).toList());
  }

  /// A hello that is ready to be sent.
  ///
  /// @param raw its encoding
  record Bound(ClientHello hello, Opaque raw) {

    static Bound of(ClientHello hello) {
      return new Bound(hello, hello.encode());
    }
  }

  /// The hello with these keys as its last extension, each bound to it and to what was said before.
  Bound bind(ClientHello hello, CommonSettings common, Transcript before) {
    if (psks.isEmpty()) {
      return Bound.of(
          hello.withExtensions(hello.extensions().without(ExtensionType.PRE_SHARED_KEY)));
    }
    Instant now = common.clock().instant();
    List<PskIdentity> identities = psks.stream().map(psk -> psk.named(now)).toList();
    PreSharedKeyClientHello unbound =
        new PreSharedKeyClientHello(identities, psks.stream().map(PskOffer::noBinder).toList());
    Opaque raw = hello.withExtensions(hello.extensions().with(unbound)).encode();
    Opaque truncated = raw.slice(0, raw.size() - unbound.bindersLength());
    CryptoProvider crypto = common.crypto();
    List<Opaque> binders =
        psks.stream()
            .map(psk ->
                psk.key()
                    .binder(crypto, before.withHash(crypto, psk.key().hash()).hashOf(truncated)))
            .toList();
    return new Bound(
        hello.withExtensions(
            hello.extensions().with(new PreSharedKeyClientHello(identities, binders))),
        filled(raw, unbound.bindersLength(), binders));
  }

  /// The encoding with binders in place of those that were none: they are its end.
  private static Opaque filled(Opaque raw, int length, List<Opaque> binders) {
    byte[] bytes = raw.toArray();
    int at = bytes.length - length + 2; // behind the length of the list
    for (Opaque binder : binders) {
      binder.copyTo(bytes, at + 1);
      at += 1 + binder.size();
    }
    return Opaque.wrap(bytes);
  }

  /// As long as the binder that takes its place.
  private static Opaque noBinder(OfferedPsk psk) {
    return Opaque.wrap(new byte[psk.key().hash().length()]);
  }
}
