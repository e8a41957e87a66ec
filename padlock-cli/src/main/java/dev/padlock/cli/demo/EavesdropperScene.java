package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Evidence;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.explain.story.Wording;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A man in the middle who passes on every byte and keeps a copy: what he can tell from it, and
/// what he can not.
final class EavesdropperScene implements Scene {

  @Override
  public Script script() {
    return new Script(
        "eavesdropper",
        "A man in the middle listens",
        "He passes on every byte and keeps a copy. This is all he has:");
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server());
    AtomicReference<@Nullable Wiretap> placed = new AtomicReference<>();
    Act act =
        stage.perform(
            setting,
            port -> {
              Wiretap tap = Wiretap.listeningTo(port);
              placed.set(tap);
              return tap;
            });
    Wiretap tap = Optional.ofNullable(placed.get()).orElseThrow();
    byte[] certificate = certificate(act).toArray();
    boolean request = tap.finds(Conversation.ASKED);
    boolean answer = tap.finds(Conversation.TOLD);
    boolean identity = certificate.length == 0 || tap.finds(certificate);
    boolean name = tap.finds(Props.SERVER);
    List<Evidence> evidence =
        List.of(
            new Evidence("client", records(tap, true)),
            new Evidence("server", records(tap, false)),
            new Evidence("", Wording.bytes(tap.captured()) + ", searched for"),
            found("\"" + Conversation.ASKED + "\", the request", request),
            found("\"" + Conversation.TOLD + "\", the answer", answer),
            found("the server's certificate, " + Wording.bytes(certificate.length), identity),
            found("\"" + Props.SERVER + "\", the name that was asked for", name));
    List<Check> checks =
        List.of(
            new Check("request and answer came through", act.isAnswered() && act.isComplete()),
            new Check("he has neither of them", !request && !answer),
            new Check("nor the certificate", !identity),
            new Check("his search finds what is there", name));
    return new Performance(act, checks, "answered, unread", new Telling(event -> false, evidence));
  }

  private static Evidence found(String what, boolean found) {
    return new Evidence(found ? "found" : "not found", what);
  }

  private static Opaque certificate(Act act) {
    return act.client().moments().stream()
        .flatMap(moment ->
            moment.event()
                    instanceof TraceEvent.MessageSeen(var d, Certificate message, var r, var s)
                ? message.certificateList().stream()
                : Stream.<CertificateEntry>of())
        .map(CertificateEntry::certData)
        .findFirst()
        .orElse(Opaque.EMPTY);
  }

  /// Types and lengths: the plain ones by name, all others look alike.
  private static String records(Wiretap tap, boolean fromClient) {
    return tap.records().stream()
        .filter(record -> record.fromClient() == fromClient)
        .map(EavesdropperScene::describe)
        .collect(Collectors.joining(", "));
  }

  private static String describe(SeenRecord record) {
    String type =
        record.is(ContentType.APPLICATION_DATA)
            ? "encrypted"
            : ContentType.of(record.type())
                .map(t -> t.name().toLowerCase(Locale.ROOT))
                .orElse("type " + record.type());
    return type + " " + Wording.number(record.length());
  }
}
