package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.error.PkiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passwords of key files: from the command line, else the environment, else typed in.
final class Passwords {

  private Passwords() {}

  /// Reads something that may need a password; asks for one only where it does.
  interface Reading<T> {
    T read(char @Nullable [] password) throws PkiException;
  }

  /// @param given on the command line, or null
  /// @param variable of the environment
  static <T> T open(Terminal terminal, @Nullable String given, String variable, Reading<T> reading)
      throws PkiException {
    Optional<char[]> known =
        Optional.ofNullable(given)
            .or(() -> terminal.environment(variable))
            .map(String::toCharArray);
    try {
      return reading.read(known.orElse(null));
    } catch (PkiException refused) {
      if (known.isPresent() || !isMissing(refused)) {
        throw refused;
      }
      char[] typed = terminal.password("Password of " + refused.detail() + ": ").orElse(null);
      if (typed == null) {
        throw refused;
      }
      return reading.read(typed);
    }
  }

  private static boolean isMissing(PkiException refused) {
    return switch (refused.fault()) {
      case KEY_PASSWORD_MISSING, STORE_PASSWORD_MISSING -> true;
      default -> false;
    };
  }
}
