package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.error.TlsException;
import java.security.PublicKey;
import java.security.spec.KeySpec;

/// How a public key travels: the raw bytes that TLS sends, and what a [java.security.KeyFactory]
/// takes.
sealed interface PublicValue permits SpkiValue, FieldValue {

  byte[] raw(PublicKey key) throws TlsException;

  /// Refuses what is no public value by its form. Whether a point is on its curve is the provider's
  /// to say.
  KeySpec decode(byte[] raw) throws TlsException;
}
