package dev.padlock.explain.story;

import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The three hellos.
final class HelloTeller {

  private HelloTeller() {}

  static Telling client(ClientHello hello) {
    Notes notes = new Notes();
    Optional<ServerName> name = hello.extensions().find(ServerName.class);
    notes.note("server", name.map(n -> Wording.printable(n.hostName())).orElse("no name sent"));
    hello.extensions().find(SupportedVersions.class).ifPresent(v -> ExtensionTeller.note(v, notes));
    notes.note("suites", Wording.list(hello.cipherSuites()));
    rest(hello.extensions()).forEach(extension -> ExtensionTeller.note(extension, notes));
    wishes(hello.extensions()).ifPresent(wishes -> notes.note("wants", wishes));
    long grease = grease(hello);
    if (grease > 0) {
      notes.note(
          "GREASE",
          Wording.count(grease, "reserved value")
              + " that mean nothing, so that servers stay tolerant");
    }
    if (!hello.legacySessionId().isEmpty()) {
      notes.note(
          "session id",
          Wording.bytes(hello.legacySessionId().size())
              + ", only to look like TLS 1.2 to old middleboxes");
    }
    return notes.telling("ClientHello", gist(hello));
  }

  /// What has no line of its own elsewhere.
  private static List<Extension> rest(Extensions extensions) {
    return extensions.list().stream()
        .filter(e -> !(e instanceof ServerName) && !(e instanceof SupportedVersions))
        .filter(e -> !e.type().isGrease() && ExtensionTeller.wish(e).isEmpty())
        .toList();
  }

  private static Optional<String> wishes(Extensions extensions) {
    List<String> wishes =
        extensions.list().stream().flatMap(e -> ExtensionTeller.wish(e).stream()).toList();
    return wishes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", wishes));
  }

  private static long grease(ClientHello hello) {
    long suites = hello.cipherSuites().stream().filter(s -> s.isGrease()).count();
    long inside = hello.extensions().list().stream().mapToLong(ExtensionTeller::grease).sum();
    return suites + inside;
  }

  private static String gist(ClientHello hello) {
    String shares =
        hello
            .extensions()
            .find(KeyShareClientHello.class)
            .map(offered -> Wording.list(realGroups(offered)))
            .map(groups -> groups.equals("none") ? "no key share yet" : groups)
            .orElse("no key share");
    String protocols =
        hello
            .extensions()
            .find(ApplicationLayerProtocolNegotiation.class)
            .map(offered ->
                "; "
                    + offered.protocolNameList().stream()
                        .map(Wording::text)
                        .collect(Collectors.joining(", ")))
            .orElse("");
    return shares + protocols;
  }

  private static List<NamedGroup> realGroups(KeyShareClientHello offered) {
    return offered.clientShares().stream()
        .map(KeyShareEntry::group)
        .filter(group -> !group.isGrease())
        .toList();
  }

  static Telling server(ServerHello hello) {
    Notes notes = new Notes();
    Optional<SelectedVersion> version = hello.extensions().find(SelectedVersion.class);
    notes.note(
        "version",
        version
            .map(v -> v.selectedVersion().toString())
            .orElse(new ProtocolVersion(hello.legacyVersion()).toString()));
    notes.note("suite", hello.cipherSuite().toString());
    hello.extensions().list().stream()
        .filter(e -> !(e instanceof SelectedVersion))
        .forEach(e -> ExtensionTeller.note(e, notes));
    hello
        .downgradeSentinel()
        .ifPresent(mark ->
            notes.note(
                "downgrade",
                "the random is marked: this server knows a newer version (" + mark + ")"));
    String group =
        hello
            .extensions()
            .find(KeyShareServerHello.class)
            .map(share -> share.serverShare().group() + ", ")
            .orElse("");
    return notes.telling("ServerHello", group + Wording.cipher(hello.cipherSuite()));
  }

  static Telling retry(HelloRetryRequest retry) {
    Notes notes = new Notes();
    notes.note("suite", retry.cipherSuite().toString());
    retry.extensions().list().stream()
        .filter(e -> !(e instanceof SelectedVersion))
        .forEach(e -> ExtensionTeller.note(e, notes));
    String group =
        retry
            .extensions()
            .find(KeyShareHelloRetryRequest.class)
            .map(asked -> "again, with " + asked.selectedGroup())
            .orElse("again");
    boolean cookie = retry.extensions().find(Cookie.class).isPresent();
    return notes.telling("HelloRetryRequest", group + (cookie ? " and a cookie" : ""));
  }
}
