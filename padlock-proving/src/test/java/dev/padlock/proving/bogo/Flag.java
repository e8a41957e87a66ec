package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import java.util.Base64;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// One flag: its name, whether a parameter follows it, and what it sets.
///
/// @param unchecked why we may go on without heeding it; empty where it is heeded
record Flag(String name, boolean hasParameter, Action action, String unchecked) {

  /// What a flag does to settings.
  @FunctionalInterface
  interface Action {
    void apply(Settings settings, String parameter) throws Unimplemented;
  }

  static Flag yes(String name, Consumer<Settings> set) {
    return new Flag(name, false, (settings, none) -> set.accept(settings), "");
  }

  static Flag number(String name, BiConsumer<Settings, Integer> set) {
    return new Flag(name, true, (settings, n) -> set.accept(settings, Integer.valueOf(n)), "");
  }

  static Flag text(String name, BiConsumer<Settings, String> set) {
    return new Flag(name, true, set::accept, "");
  }

  static Flag bytes(String name, BiConsumer<Settings, Opaque> set) {
    return text(name, (settings, base64) -> set.accept(settings, decoded(base64)));
  }

  /// A flag of which nothing is to be set.
  ///
  /// @param why the reason for which that is right, or what is not checked because of it
  static Flag ignored(String name, String why) {
    return new Flag(name, false, (settings, none) -> {}, why);
  }

  /// The same for a flag with a parameter.
  static Flag ignoredWithParameter(String name, String why) {
    return new Flag(name, true, (settings, none) -> {}, why);
  }

  private static Opaque decoded(String base64) {
    return Opaque.wrap(Base64.getDecoder().decode(base64));
  }
}
