package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import java.security.SecureRandom;

/// A key under which tickets are sealed, and the name by which a ticket says so. Servers that are
/// to open each other's tickets have the same keys.
public final class TicketKey {

  /// Of a name, in bytes.
  public static final int ID_LENGTH = 16;

  /// Of a key, in bytes.
  public static final int KEY_LENGTH = 32;

  private final Opaque id;
  private final Secret secret;

  /// @param id 16 bytes that no other key has; not secret
  /// @param secret 32 random bytes; owned from here on
  /// @throws IllegalArgumentException for other lengths
  public TicketKey(Opaque id, Secret secret) {
    if (id.size() != ID_LENGTH || secret.length() != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a ticket key has a name of 16 bytes and a secret of 32 bytes");
    }
    this.id = id;
    this.secret = secret;
  }

  static TicketKey random(SecureRandom random) {
    byte[] id = new byte[ID_LENGTH];
    byte[] key = new byte[KEY_LENGTH];
    random.nextBytes(id);
    random.nextBytes(key);
    return new TicketKey(Opaque.wrap(id), Secret.of("ticket key", key));
  }

  public Opaque id() {
    return id;
  }

  /// The live secret.
  Secret secret() {
    return secret;
  }

  /// The same key with an owner and an end of its own.
  public TicketKey copy() {
    return new TicketKey(id, secret.copy(secret.name()));
  }

  public void destroy() {
    secret.destroy();
  }

  /// The name only.
  @Override
  public String toString() {
    return "ticket key " + id.hex();
  }
}
