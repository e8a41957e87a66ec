package dev.padlock.cli.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.cli.Run;
import dev.padlock.pki.store.Identity;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaCommandTest {

  @TempDir Path folder;

  @Test
  void itIsMadeOnceForItsOwnerAlone() throws Exception {
    Run first = run("ca");
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.out().startsWith("Made a local CA: CN=Padlock local CA of "), first.out());
    Path ca = folder.resolve("padlock");
    assertEquals("rwx------", permissions(ca));
    assertEquals("rw-------", permissions(ca.resolve("ca.key")));
    byte[] key = Files.readAllBytes(ca.resolve("ca.key"));
    Run second = run("ca");
    assertTrue(second.out().startsWith("The local CA: "), second.out());
    assertArrayEquals(key, Files.readAllBytes(ca.resolve("ca.key")));
    for (String way :
        new String[] {"padlock connect --ca", "curl --cacert", "keytool", "firefox"}) {
      assertTrue(second.out().contains(way), second.out());
    }
  }

  @Test
  void serversGetTheirNamesAndClientsTheirs() throws Exception {
    Run run = run("ca", "issue", "--out", folder.toString(), "*.dev.test", "127.0.0.1", "::1");
    assertEquals(0, run.exit(), run.err());
    Identity server = read("_wildcard.dev.test");
    assertEquals("[*.dev.test, 127.0.0.1, ::1]", server.leaf().subjectAltNames().toString());
    assertEquals("rw-------", permissions(folder.resolve("_wildcard.dev.test.key")));

    assertEquals(
        0, run("ca", "issue", "--out", folder.toString(), "--client", "Alice & Co/..").exit());
    Identity client = read("Alice___Co_..");
    assertEquals("CN=Alice & Co/..", client.leaf().subject().toString());
  }

  @Test
  void keyAndLifeCanBeChosen() throws Exception {
    for (String type : new String[] {"rsa-2048", "ED25519", "ml-dsa-44"}) {
      Run run =
          run(
              "ca",
              "issue",
              "--out",
              folder.toString(),
              "--key-type",
              type,
              "--days",
              "7",
              type + ".test");
      assertEquals(0, run.exit(), run.err());
      Identity identity = read(type + ".test");
      assertEquals(
          7,
          Duration.between(identity.leaf().notBefore(), identity.leaf().notAfter()).toDays(),
          "days");
    }
  }

  @Test
  void aKeyStoreForBrowsersTakesItsPasswordFromTheEnvironment() throws Exception {
    Run run =
        Run.with(
            InputStream.nullInputStream(),
            Map.of("XDG_DATA_HOME", folder.toString(), "PADLOCK_KEY_PASSWORD", "secret"),
            "ca",
            "issue",
            "--client",
            "--p12",
            "--out",
            folder.toString(),
            "bob");
    assertEquals(0, run.exit(), run.err());
    Path store = folder.resolve("bob.p12");
    assertEquals("rw-------", permissions(store));
    assertEquals(
        "CN=bob",
        Identity.keyStore(store, "secret".toCharArray(), null).leaf().subject().toString());
  }

  @Test
  void aFolderThatOthersWriteToIsWarnedOf() throws Exception {
    assertEquals("", run("ca").err());
    Path ca = folder.resolve("padlock");
    for (String access : List.of("rwxrwx---", "rwxr-xrwx")) {
      Files.setPosixFilePermissions(ca, PosixFilePermissions.fromString(access));
      Run run = run("ca");
      assertEquals(0, run.exit(), run.err());
      assertTrue(run.err().contains("others can put another CA in its place"), run.err());
    }
  }

  @Test
  void nothingIsEverOverwritten() throws Exception {
    String[] issue = {"ca", "issue", "--out", folder.toString(), "localhost"};
    Files.writeString(folder.resolve("localhost.pem"), "mine");
    sentence(4, "localhost.pem", issue);
    assertEquals("mine", Files.readString(folder.resolve("localhost.pem")));
    assertFalse(Files.exists(folder.resolve("localhost.key")), "and no half of it is written");
  }

  @Test
  void everyWrongInputIsOneSentence() throws Exception {
    String out = folder.toString();
    sentence(2, "Missing required parameter: 'NAME'", "ca", "issue");
    sentence(2, "There is no key type \"dsa\"", "ca", "issue", "--key-type", "dsa", "x");
    sentence(2, "--days 0 is out of range", "ca", "issue", "--days", "0", "x");
    sentence(2, "A client has one name", "ca", "issue", "--client", "a", "b");
    sentence(2, "set PADLOCK_KEY_PASSWORD", "ca", "issue", "--p12", "--out", out, "x");
    sentence(4, "There is no folder /nowhere", "ca", "issue", "--out", "/nowhere", "x");
    sentence(4, "neither a host name nor an IP address", "ca", "issue", "--out", out, "a b");
    run("ca");
    Files.delete(folder.resolve("padlock/ca.pem"));
    sentence(4, "is incomplete - ca.pem is missing", "ca");
    Files.writeString(folder.resolve("padlock/ca.pem"), "nonsense");
    sentence(4, "ca.pem", "ca");
  }

  private void sentence(int exit, String saying, String... arguments) {
    Run run = run(arguments);
    assertEquals(exit, run.exit(), run.err());
    assertTrue(run.sentence().contains(saying), run.err());
  }

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    return Run.with(
        InputStream.nullInputStream(),
        Map.of("XDG_DATA_HOME", folder.toString()),
        all.toArray(String[]::new));
  }

  private Identity read(String base) throws Exception {
    return Identity.pem(folder.resolve(base + ".pem"), folder.resolve(base + ".key"), null);
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
