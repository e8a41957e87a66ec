package dev.padlock.pki.name;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Below which names strangers register theirs: `com`, `co.uk`, `s3.amazonaws.com`. The list is the
/// one of publicsuffix.org that every JDK carries; where it is missing, a top level is one and no
/// other name is.
///
/// The file is a ZIP with an entry for each top level. A line is an octet (0: a registry's suffix,
/// 1: a company's), then the rule in Unicode: a name, `*.` before a name (each name one label
/// deeper), or `!` before an exception from that.
public final class PublicSuffixes {

  /// Whose suffix a name is.
  public enum Kind {
    /// A registry's: `com`, `co.uk`.
    REGISTRY,
    /// A company's that gives out the names below: `s3.amazonaws.com`.
    PRIVATE,
    /// Nobody's: somebody owns the name and all below it.
    NONE
  }

  private static final int MAX_ENTRY = 1 << 20;

  private static final Path FILE =
      Path.of(System.getProperty("java.home", ""), "lib", "security", "public_suffix_list.dat");

  /// By top level, the lines with their first octet; filled as names are asked for.
  private static final ConcurrentHashMap<String, Set<String>> RULES = new ConcurrentHashMap<>();

  private PublicSuffixes() {}

  /// What kind of suffix this name itself is.
  ///
  /// @param name a host name of A-labels
  public static Kind kindOf(String name) {
    String host = IDN.toUnicode(name.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
    int dot = host.indexOf('.');
    if (dot < 0) {
      return Kind.REGISTRY;
    }
    String top = host.substring(host.lastIndexOf('.') + 1);
    Set<String> rules = rules(top);
    String parent = host.substring(dot + 1);
    for (Kind kind : Set.of(Kind.REGISTRY, Kind.PRIVATE)) {
      char mark = (char) kind.ordinal();
      boolean isExcepted = rules.contains(mark + "!" + host);
      if (!isExcepted && (rules.contains(mark + host) || rules.contains(mark + "*." + parent))) {
        return kind;
      }
    }
    return Kind.NONE;
  }

  /// At most as many different top levels are kept as the list has.
  private static Set<String> rules(String top) {
    Set<String> known = RULES.get(top);
    if (known != null) {
      return known;
    }
    Optional<Set<String>> read = read(top);
    read.ifPresent(found -> RULES.put(top, found));
    return read.orElse(Set.of());
  }

  private static Optional<Set<String>> read(String top) {
    try (ZipFile list = new ZipFile(FILE.toFile())) {
      ZipEntry entry = list.getEntry(top);
      if (entry == null || entry.getSize() > MAX_ENTRY) {
        return Optional.empty();
      }
      try (InputStream in = list.getInputStream(entry)) {
        String lines = new String(in.readNBytes(MAX_ENTRY), StandardCharsets.UTF_8);
        return Optional.of(lines.lines().collect(Collectors.toUnmodifiableSet()));
      }
    } catch (IOException e) {
      return Optional.empty(); // a runtime without the list: the top levels are known all the same
    }
  }
}
