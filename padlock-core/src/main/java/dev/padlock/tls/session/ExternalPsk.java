package dev.padlock.tls.session;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.ConfigurationRefused;
import java.util.Optional;

/// A key that both sides were given before they ever spoke (RFC 9846 §2.2, RFC 9257), in place of
/// certificates. It is used either as it is, or imported (RFC 9258), never both ways.
///
/// Whoever holds it can be either side, so one key is for one client and one server. Where a group
/// has to share one, it is imported with a context of [#roles], or members answer to themselves
/// (the Selfie attack, RFC 9257 §4.1). A key that a person can remember can be guessed from one
/// recorded hello: it needs 128 bits of randomness (RFC 9257 §6), which nobody but its maker can
/// check.
public final class ExternalPsk {

  /// The least length of a key, in bytes.
  public static final int LEAST = 16;

  /// What identity and context may have together, in bytes: they travel in a hello.
  public static final int LONGEST_IDENTITY = 1 << 14;

  private final Opaque identity;
  private final Secret secret;
  private final HashAlgorithm hash;
  private final Optional<Opaque> context;

  private ExternalPsk(
      Opaque identity, Secret secret, HashAlgorithm hash, Optional<Opaque> context) {
    this.identity = identity;
    this.secret = secret;
    this.hash = hash;
    this.context = context;
  }

  /// A key that is used as it is, with the cipher suites of its hash alone.
  ///
  /// @param identity by which both sides name it; everybody can read it
  /// @param secret owned from here on
  /// @param hash SHA-256 where nothing else was agreed (RFC 9846 §4.3.11)
  /// @throws ConfigurationRefused for what cannot be used, or not safely
  public static ExternalPsk direct(Opaque identity, Secret secret, HashAlgorithm hash)
      throws ConfigurationRefused {
    if (hash == HashAlgorithm.SHA512) {
      throw ConfigurationFault.BAD_VALUE.refuse("no cipher suite has", hash.jcaName());
    }
    return checked(new ExternalPsk(identity, secret, hash, Optional.empty()));
  }

  /// A key that is imported: used with every cipher suite, each time as another key that is made
  /// from it.
  ///
  /// @param identity by which both sides name it; everybody can read it
  /// @param context what both sides know of its use, for example [#roles], or empty; everybody can
  ///   read it
  /// @param secret owned from here on; never used for anything else
  /// @param hash to import with: SHA-256 where nothing else was agreed (RFC 9258 §5.1)
  /// @throws ConfigurationRefused for what cannot be used, or not safely
  public static ExternalPsk imported(
      Opaque identity, Opaque context, Secret secret, HashAlgorithm hash)
      throws ConfigurationRefused {
    return checked(new ExternalPsk(identity, secret, hash, Optional.of(context)));
  }

  /// A context that says who is the client and who the server (RFC 9258 §A), so that neither can be
  /// made to speak to itself:
  ///
  ///     struct {
  ///         opaque client<0..2^8-1>;
  ///         opaque server<0..2^8-1>;
  ///     } Context;
  public static Opaque roles(Opaque client, Opaque server) {
    return new ByteWriter().opaque8(client).opaque8(server).toOpaque();
  }

  private static ExternalPsk checked(ExternalPsk psk) throws ConfigurationRefused {
    int said = psk.identity.size() + psk.context.map(Opaque::size).orElse(0);
    if (psk.identity.isEmpty() || said > LONGEST_IDENTITY) {
      throw ConfigurationFault.BAD_VALUE.refuse(
          "bytes of the identity of a pre-shared key", said, "most", LONGEST_IDENTITY);
    }
    if (psk.secret.length() < LEAST || isUniform(psk.secret.bytes())) {
      throw ConfigurationFault.WEAK_PSK.refuse("bytes", psk.secret.length());
    }
    return psk;
  }

  /// All bytes alike: a buffer that nobody filled. Looks at all of them whatever they are.
  private static boolean isUniform(byte[] key) {
    int differences = 0;
    for (byte each : key) {
      differences |= each ^ key[0];
    }
    return differences == 0;
  }

  public Opaque identity() {
    return identity;
  }

  /// The live secret.
  public Secret secret() {
    return secret;
  }

  /// Of the cipher suites, or where it is imported, of the import.
  public HashAlgorithm hash() {
    return hash;
  }

  /// The context that it is imported with; empty for a key that is used as it is.
  public Optional<Opaque> importContext() {
    return context;
  }

  /// What tells this key from others, without a word about the secret.
  public Opaque fingerprint() {
    ByteWriter said = new ByteWriter().opaque16(identity);
    said.uint8(hash.ordinal());
    said.uint8(context.isPresent() ? 1 : 0);
    return said.opaque16(context.orElse(Opaque.EMPTY)).toOpaque();
  }

  /// The same key with an owner and an end of its own.
  public ExternalPsk copy() {
    return new ExternalPsk(identity, secret.copy(secret.name()), hash, context);
  }

  public void destroy() {
    secret.destroy();
  }

  /// The identity only.
  @Override
  public String toString() {
    return "external PSK " + identity.hex();
  }
}
