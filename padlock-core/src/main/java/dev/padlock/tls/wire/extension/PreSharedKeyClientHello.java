package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// The pre-shared keys that a client offers, and for each of them the proof that it knows it
/// (RFC 9846 §4.3.11). Always the last extension of its ClientHello.
///
///     opaque PskBinderEntry<32..255>;
///
///     struct {
///         PskIdentity identities<7..2^16-1>;
///         PskBinderEntry binders<33..2^16-1>;
///     } OfferedPsks;
public record PreSharedKeyClientHello(List<PskIdentity> identities, List<Opaque> binders)
    implements Extension {

  public PreSharedKeyClientHello {
    identities = List.copyOf(identities);
    binders = List.copyOf(binders);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PRE_SHARED_KEY;
  }

  static PreSharedKeyClientHello read(ByteReader in) throws TlsException {
    List<PskIdentity> identities = in.vector16(7, 0xffff, PskIdentity::read);
    List<Opaque> binders = in.vector16(33, 0xffff, binder -> binder.opaque8(32, 0xff));
    if (identities.size() != binders.size()) {
      throw Misbehaviour.BINDERS_DO_NOT_MATCH_IDENTITIES.refuse(
          "identities", identities.size(), "binders", binders.size());
    }
    return new PreSharedKeyClientHello(identities, binders);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(identities, PskIdentity::write);
    out.vector16(binders, (binder, to) -> to.opaque8(binder));
  }

  /// How many bytes at the end of the ClientHello the binders take, with their length: those that a
  /// binder does not cover (RFC 9846 §4.3.11.2).
  public int bindersLength() {
    int length = 2;
    for (Opaque binder : binders) {
      length += 1 + binder.size();
    }
    return length;
  }
}
