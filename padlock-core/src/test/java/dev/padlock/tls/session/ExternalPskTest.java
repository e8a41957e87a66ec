package dev.padlock.tls.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.ConfigurationRefused;
import dev.padlock.tls.error.TlsException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExternalPskTest {

  private static final Opaque IDENTITY = Opaque.of("device 7".getBytes(UTF_8));
  private static final String KEY = "not a key but 30 bytes of text";

  @Test
  void aKeyIsUsedAsItIsOrImported() throws TlsException {
    ExternalPsk direct = ExternalPsk.direct(IDENTITY, key(), HashAlgorithm.SHA384);
    ExternalPsk imported =
        ExternalPsk.imported(IDENTITY, Opaque.EMPTY, key(), HashAlgorithm.SHA512);

    assertEquals(Optional.empty(), direct.importContext());
    assertEquals(HashAlgorithm.SHA384, direct.hash());
    assertEquals(Optional.of(Opaque.EMPTY), imported.importContext());
    assertEquals(HashAlgorithm.SHA512, imported.hash());
    assertRefused(
        ConfigurationFault.BAD_VALUE,
        () -> ExternalPsk.direct(IDENTITY, key(), HashAlgorithm.SHA512));
  }

  @Test
  void whatCannotBeAKeyIsRefused() throws TlsException {
    assertRefused(ConfigurationFault.WEAK_PSK, () -> direct(IDENTITY, new byte[0]));
    assertRefused(
        ConfigurationFault.WEAK_PSK, () -> direct(IDENTITY, "hunter2 hunter2".getBytes(UTF_8)));
    assertRefused(ConfigurationFault.WEAK_PSK, () -> direct(IDENTITY, new byte[32]));
    assertRefused(
        ConfigurationFault.WEAK_PSK, () -> direct(IDENTITY, "x".repeat(32).getBytes(UTF_8)));

    byte[] almostUniform = new byte[16];
    almostUniform[15] = 1;
    direct(IDENTITY, almostUniform);
  }

  @Test
  void anIdentityIsNotEmptyAndFitsAHello() throws TlsException {
    Opaque longest = Opaque.wrap(new byte[ExternalPsk.LONGEST_IDENTITY]);
    Opaque one = Opaque.ofHex("01");

    direct(longest, KEY.getBytes(UTF_8));
    assertRefused(ConfigurationFault.BAD_VALUE, () -> direct(Opaque.EMPTY, KEY.getBytes(UTF_8)));
    assertRefused(
        ConfigurationFault.BAD_VALUE,
        () -> ExternalPsk.imported(Opaque.EMPTY, one, key(), HashAlgorithm.SHA256));
    assertRefused(
        ConfigurationFault.BAD_VALUE,
        () -> ExternalPsk.imported(longest, one, key(), HashAlgorithm.SHA256));
  }

  @Test
  void itNeverShowsItsKey() throws TlsException {
    ExternalPsk psk = direct(IDENTITY, KEY.getBytes(UTF_8));
    String hex = Opaque.of(KEY.getBytes(UTF_8)).hex();

    assertEquals("external PSK " + IDENTITY.hex(), psk.toString());
    assertFalse(psk.toString().contains(hex));
    ConfigurationRefused refused =
        assertThrows(
            ConfigurationRefused.class, () -> direct(IDENTITY, "passw0rd".getBytes(UTF_8)));
    assertFalse(refused.getMessage().contains("passw0rd"), refused.getMessage());
  }

  @Test
  void aCopyHasAnEndOfItsOwn() throws TlsException {
    ExternalPsk psk =
        ExternalPsk.imported(IDENTITY, Opaque.ofHex("00"), key(), HashAlgorithm.SHA256);
    ExternalPsk copy = psk.copy();
    psk.destroy();

    assertTrue(psk.secret().isDestroyed());
    assertArrayEquals(KEY.getBytes(UTF_8), copy.secret().bytes());
    assertEquals(psk.importContext(), copy.importContext());
    assertEquals(psk.identity(), copy.identity());
  }

  /// The example of RFC 9258 §A, the other way round for the other direction.
  @Test
  void rolesTellTheTwoSidesApart() {
    Opaque a = Opaque.ofHex("aa");
    Opaque b = Opaque.ofHex("bbbb");

    assertEquals("01aa02bbbb", ExternalPsk.roles(a, b).hex());
    assertNotEquals(ExternalPsk.roles(a, b), ExternalPsk.roles(b, a));
  }

  @Test
  void aFinderKnowsItsKeysAndHandsOutCopies() throws TlsException {
    ExternalPsk psk = direct(IDENTITY, KEY.getBytes(UTF_8));
    PskFinder finder = PskFinder.of(List.of(psk));
    psk.destroy();

    ExternalPsk first = finder.find(IDENTITY).orElseThrow();
    assertArrayEquals(KEY.getBytes(UTF_8), first.secret().bytes());
    first.destroy();
    assertArrayEquals(KEY.getBytes(UTF_8), finder.find(IDENTITY).orElseThrow().secret().bytes());
    assertTrue(finder.find(Opaque.ofHex("00")).isEmpty());
  }

  @Test
  void twoKeysOfOneIdentityAreRefused() throws TlsException {
    ExternalPsk one = direct(IDENTITY, KEY.getBytes(UTF_8));
    ExternalPsk other = ExternalPsk.imported(IDENTITY, Opaque.EMPTY, key(), HashAlgorithm.SHA256);
    assertRefused(ConfigurationFault.BAD_VALUE, () -> PskFinder.of(List.of(one, other)));
  }

  private static ExternalPsk direct(Opaque identity, byte[] key) throws TlsException {
    return ExternalPsk.direct(identity, Secret.of("PSK", key), HashAlgorithm.SHA256);
  }

  private static Secret key() {
    return Secret.of("PSK", KEY.getBytes(UTF_8));
  }

  private static void assertRefused(ConfigurationFault fault, Executable attempt) {
    assertEquals(fault, assertThrows(ConfigurationRefused.class, attempt).refusal());
  }
}
