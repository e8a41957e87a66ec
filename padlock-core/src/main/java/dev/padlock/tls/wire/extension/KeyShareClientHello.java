package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The shares that a client offers, best first; none asks for a retry (RFC 9846 §4.3.8).
///
///     struct {
///         KeyShareEntry client_shares<0..2^16-1>;
///     } KeyShareClientHello;
public record KeyShareClientHello(List<KeyShareEntry> clientShares) implements Extension {

  public KeyShareClientHello {
    clientShares = List.copyOf(clientShares);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  static KeyShareClientHello read(ByteReader in) throws TlsException {
    List<KeyShareEntry> shares = in.vector16(0, 0xffff, KeyShareEntry::read);
    refuseTwoOfOneGroup(shares);
    return new KeyShareClientHello(shares);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(clientShares, KeyShareEntry::write);
  }

  /// The share for a group.
  public Optional<KeyShareEntry> of(NamedGroup group) {
    return clientShares.stream().filter(share -> share.group().equals(group)).findFirst();
  }

  private static void refuseTwoOfOneGroup(List<KeyShareEntry> shares) throws TlsException {
    Set<NamedGroup> seen = new HashSet<>();
    for (KeyShareEntry share : shares) {
      if (!seen.add(share.group())) {
        throw Misbehaviour.DUPLICATE_KEY_SHARE.refuse("group", share.group());
      }
    }
  }
}
