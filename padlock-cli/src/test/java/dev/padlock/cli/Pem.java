package dev.padlock.cli;

import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Path;

/// The test CA and identities of it, as files.
public final class Pem {

  private Pem() {}

  /// The root of [TestCa].
  public static String root(Path folder) throws IOException {
    Path file = folder.resolve("root.pem");
    if (!file.toFile().exists()) {
      java.nio.file.Files.writeString(
          file, dev.padlock.pki.pem.Pem.write("CERTIFICATE", TestCa.root().certificate().der()));
    }
    return file.toString();
  }

  /// Writes NAME.pem and NAME.key, and gives the options that name them.
  public static String[] identity(Path folder, String name, Identity identity) throws IOException {
    Path chain = folder.resolve(name + ".pem");
    Path key = folder.resolve(name + ".key");
    identity.writePem(chain, key);
    return new String[] {"--cert", chain.toString(), "--key", key.toString()};
  }
}
