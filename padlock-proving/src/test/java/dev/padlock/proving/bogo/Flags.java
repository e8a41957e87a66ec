package dev.padlock.proving.bogo;

import java.util.Iterator;
import java.util.List;

/// The flags of one invocation, read for the three kinds of connections that it may make.
///
/// @param initial for the first connection
/// @param resumed for those that resume
/// @param retried for what follows refused early data
record Flags(Settings initial, Settings resumed, Settings retried) {

  /// @throws Unimplemented for a flag that nobody heeds, or a value that cannot be had
  static Flags read(List<String> arguments) throws Unimplemented {
    Flags flags = new Flags(new Settings(), new Settings(), new Settings());
    Iterator<String> left = arguments.iterator();
    while (left.hasNext()) {
      flags.take(left.next(), left);
    }
    return flags;
  }

  private void take(String word, Iterator<String> left) throws Unimplemented {
    Scope scope = Scope.of(word);
    Flag flag = FlagTable.find(scope.bare(word));
    if (flag.hasParameter() && !left.hasNext()) {
      throw new IllegalArgumentException("no parameter follows " + word);
    }
    String parameter = flag.hasParameter() ? left.next() : "";
    for (Settings settings : scope.of(this)) {
      flag.action().apply(settings, parameter);
    }
  }

  /// Which connections a flag speaks of, by its prefix.
  private enum Scope {
    INITIAL("-on-initial"),
    RESUMED("-on-resume"),
    RETRIED("-on-retry"),
    /// The reference has a second process, which does handshakes for it; we are the first.
    SHIM("-on-shim"),
    HANDSHAKER("-on-handshaker"),
    ALL("");

    private final String prefix;

    Scope(String prefix) {
      this.prefix = prefix;
    }

    static Scope of(String word) {
      for (Scope scope : values()) {
        if (word.startsWith(scope.prefix + "-")) {
          return scope;
        }
      }
      throw new IllegalArgumentException("not a flag: " + word);
    }

    String bare(String word) {
      return word.substring(prefix.length());
    }

    List<Settings> of(Flags flags) {
      return switch (this) {
        case INITIAL -> List.of(flags.initial);
        case RESUMED -> List.of(flags.resumed);
        case RETRIED -> List.of(flags.retried);
        case SHIM, ALL -> List.of(flags.initial, flags.resumed, flags.retried);
        case HANDSHAKER -> List.of();
      };
    }
  }
}
