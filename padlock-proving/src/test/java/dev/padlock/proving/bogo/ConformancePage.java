package dev.padlock.proving.bogo;

import dev.padlock.proving.bogo.Results.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `docs/conformance.md`, made from the committed results and what is disabled.
record ConformancePage(Results results, ShimConfig config) {

  private static final String NEVER = "Padlock never";

  private static final String ABOUT =
      """
      # Conformance: what BoGo says

      BoGo is the test suite of BoringSSL (`ssl/test/runner`), a hostile peer that other stacks are tested
      with too. This page is made by `padlock-proving/bogo --update` from the verdicts in
      `padlock-proving/bogo-results.tsv` and the reasons in `padlock-proving/bogo.json`; a test fails where it
      differs from them.

      Counted are the 3,285 of its 7,894 tests (BoringSSL a0689af29) that are about plain TLS over TCP or about
      extensions that Padlock has or may have. The others, about DTLS, QUIC, versions before TLS 1.2, policies of
      compliance and what only BoringSSL and browsers know, run as well, and none of them fails.

      The runner is in strict mode: where a test expects a refusal, the alert must be the expected one, and
      the refusal's name must be one of those that `bogo.json` allows for the expected error. Connections go
      through `TlsSocket`, and through the engine a byte at a time where a test is asynchronous.

      - **pass**: as the suite wants it. **beyond the control**: those passes that say something. The control is a
        shim that never connects and fails without a reason; a test that it passes proves nothing.
      - **fail**: otherwise than the suite wants it, and without a reason in `bogo.json`.
      - **unimplemented**: the shim says that the test needs what Padlock does not have (yet).
      - **disabled**: a test that wants what the RFC does not, or what was decided against; the reasons are below.
      - **never**: of these two, the tests of what Padlock never does, whose reason says so with that word and
        names the RFC: renegotiation, SHA-1, hellos of SSL 2, False Start and the like. **of the others**: how many
        of all other tests pass.

      In some things the shim is an application that behaves as the reference does, by means that every application
      has: it accepts the signature schemes that BoringSSL accepts where nothing is said (Padlock's own default
      holds Ed25519 and P-521 too), a client with certificates of which none fits gives up, where Padlock
      would say that it has none, its policy is LEGACY, and an extended main secret is not required. GREASE,
      stapling and compression are on only where a test asks for them. What a resumed connection does not agree on
      again (signature, stapled response, in TLS 1.2 the group), Padlock does not tell, and the shim does not check.
      Early data is answered at once. It is admitted where it seems up to a minute older or younger than it is, and
      the clock moves only as the flags say. Servers are judged again, where a test wants that, by a session memory
      that gives no session of one that is not believed any more; then there is a full handshake.
      """;

  private static final String HOW =
      """
      ## How to run it

      ```sh
      padlock-proving/bogo RUNNER              # everything, against the committed list: fails on any regression
      padlock-proving/bogo RUNNER --test GLOB  # some tests, with what the runner says about each
      padlock-proving/bogo RUNNER --update     # writes the list and this page
      ```

      RUNNER is a runner that you built from BoringSSL's sources (it needs a recent Go); the environment variable
      `PADLOCK_BOGO_RUNNER` names it as well. CI does not run BoGo: what it runs is the shim's own tests.
      """;

  private static final String UNCHECKED =
      """
      ## Flags that change nothing

      Of these the shim takes no notice, so nothing is checked on our side that they ask for; the runner
      checks its own side all the same.
      """;

  String text() {
    return String.join(
        "\n",
        ABOUT,
        "## By category\n",
        byCategory(),
        comparison(),
        "## What the others wait for\n",
        waits(),
        "## What is disabled, and why\n",
        disabled(),
        UNCHECKED,
        unchecked(),
        HOW);
  }

  private String byCategory() {
    List<String> rows = new ArrayList<>();
    rows.add(
        "| category | tests | pass | beyond the control | fail | unimplemented | disabled | never | of the others |");
    rows.add("|---|---|---|---|---|---|---|---|---|");
    Map<String, List<Line>> categories = new TreeMap<>(grouped(Line::category, line -> true));
    categories.forEach((category, lines) -> rows.add(row(category, lines)));
    rows.add(row("**all**", results.lines()));
    for (Part part : Part.values()) {
      rows.add(row(part.title, results.lines().stream().filter(part::has).toList()));
    }
    return String.join("\n", rows) + "\n";
  }

  private String comparison() {
    return """
    The control passes %d of these tests; the 300 tests of TLS that it does pass are all about policies of
    compliance, and are not counted here. The JDK's own stack passed 741 beyond the control, but in loose mode, where
    any refusal counts as the expected one: there the control passes 829 of 3,212.
    """
        .formatted(results.lines().stream().filter(Line::control).count());
  }

  /// Categories that are about neither another extension nor an older version.
  private static final Set<String> CORE =
      Set.of("TLS1.2", "TLS1.2+1.3_mixed", "TLS1.3", "TLS1.3_or_default", "unversioned(default)");

  /// The tests of a version, by whether they resume, and those that are about the versions alone.
  private enum Part {
    TLS13("of TLS1.3, those that make one connection", test("TLS1.3", false)),
    TLS13_RESUMED("of TLS1.3, those that resume", test("TLS1.3", true)),
    TLS12("of TLS1.2, those that make one connection", test("TLS1.2", false)),
    TLS12_RESUMED("of TLS1.2, those that resume", test("TLS1.2", true)),
    BOTH("**of both, with or without a version**", line -> CORE.contains(line.category()));

    private final String title;
    private final Predicate<Line> tests;

    Part(String title, Predicate<Line> tests) {
      this.title = title;
      this.tests = tests;
    }

    private static Predicate<Line> test(String category, boolean resumption) {
      return line -> line.category().equals(category) && line.resumption() == resumption;
    }

    boolean has(Line line) {
      return tests.test(line);
    }
  }

  /// Whether a test is about what Padlock never does: its reason says so.
  private boolean isNever(Line line) {
    return switch (line.verdict()) {
      case UNIMPLEMENTED -> line.waitsFor().contains(NEVER);
      case DISABLED -> config.reason(line.test()).orElse("").contains(NEVER);
      default -> false;
    };
  }

  private String row(String name, List<Line> lines) {
    long never = lines.stream().filter(this::isNever).count();
    long others = lines.size() - never;
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %s |"
        .formatted(
            name,
            lines.size(),
            count(lines, Verdict.PASS),
            lines.stream().filter(Line::counts).count(),
            count(lines, Verdict.FAIL),
            count(lines, Verdict.UNIMPLEMENTED),
            count(lines, Verdict.DISABLED),
            never,
            others == 0 ? "-" : "%.1f %%".formatted(100.0 * count(lines, Verdict.PASS) / others));
  }

  private static long count(Collection<Line> lines, Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  private String waits() {
    Predicate<Line> waiting = line -> line.verdict() == Verdict.UNIMPLEMENTED;
    List<String> rows = new ArrayList<>();
    rows.add(
        "| feature | tests | TLS 1.3 with one connection | TLS 1.3 that resume | TLS 1.2 | TLS 1.2 that resume |");
    rows.add("|---|---|---|---|---|---|");
    grouped(Line::waitsFor, waiting).entrySet().stream()
        .sorted(
            Map.Entry.<String, List<Line>>comparingByValue(
                    (a, b) -> Integer.compare(b.size(), a.size()))
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry ->
            rows.add(
                "| %s | %d | %d | %d | %d | %d |"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream().filter(Part.TLS13::has).count(),
                        entry.getValue().stream().filter(Part.TLS13_RESUMED::has).count(),
                        entry.getValue().stream().filter(Part.TLS12::has).count(),
                        entry.getValue().stream().filter(Part.TLS12_RESUMED::has).count())));
    return String.join("\n", rows) + "\n";
  }

  private Map<String, List<Line>> grouped(Function<Line, String> key, Predicate<Line> which) {
    return results.lines().stream()
        .filter(which)
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private String disabled() {
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    config
        .reasons()
        .forEach((pattern, reason) ->
            patterns.computeIfAbsent(reason, r -> new ArrayList<>()).add("`" + pattern + "`"));
    return patterns.entrySet().stream()
            .map(entry -> "- " + String.join(", ", entry.getValue()) + ": " + entry.getKey())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String unchecked() {
    return FlagTable.unchecked().stream()
            .map(flag -> "- `" + flag.name() + "`: " + flag.unchecked())
            .collect(Collectors.joining("\n"))
        + "\n";
  }
}
