package dev.padlock.explain.cause;

import dev.padlock.explain.Course;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The peer went away in the middle of the handshake: after which message, and how long it took.
final class ClosedEarly implements Clue {

  /// What fits one packet of nearly every path; a larger hello comes in two.
  private static final int ONE_PACKET = 1400;

  private static final Duration AT_ONCE = Duration.ofMillis(500);

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() != ReceivedAlert.CLOSED_DURING_HANDSHAKE) {
      return Insight.NONE;
    }
    Course course = incident.course();
    if (course.lastMessage().isEmpty()) {
      return nothingSent();
    }
    TraceEvent.MessageSeen last = course.lastMessage().get();
    String why =
        "The peer closed the connection %s after %s %s"
            .formatted(
                time(course.now()),
                course.sender(last.direction()) == course.role() ? "our" : "its",
                last.message().type());
    return course.role() == Role.CLIENT
        ? client(incident.phase(), why, last, course)
        : server(why, course);
  }

  /// Who resumes is shown no certificate, and so does not object to it.
  private static Insight server(String why, Course course) {
    if (course.earlyData().filter(early -> !early.taken()).isPresent()) {
      return new Insight(
          why + ", as its early data was refused",
          List.of(Cause.likely("The client comes back without early data, as browsers do")),
          List.of(Fix.of("Nothing, if it comes back; else look at the client's log")));
    }
    List<Cause> causes = new ArrayList<>();
    if (!course.isResumed()) {
      causes.add(
          Cause.likely(
              "The client does not believe this server's certificate, and closes without an alert"));
    }
    causes.add(Cause.possible("A health check or a scanner had seen enough"));
    return new Insight(why, causes, List.of(Fix.of("Look at the client's log")));
  }

  private static Insight nothingSent() {
    return new Insight(
        "The peer closed the connection without sending a message",
        List.of(
            Cause.likely("A health check that only looks whether the port is open"),
            Cause.possible("The client was stopped before it began")),
        List.of(
            Fix.of(
                "Nothing, if these are health checks; let them make a TLS handshake to keep the log quiet")));
  }

  private static Insight client(
      Phase phase, String why, TraceEvent.MessageSeen last, Course course) {
    List<Cause> causes = new ArrayList<>();
    List<Fix> fixes = new ArrayList<>();
    if (phase == Phase.HELLO) {
      if (last.raw().size() > ONE_PACKET) {
        causes.add(
            Cause.likely(
                "A firewall or an old server cannot take a ClientHello of %,d bytes, which needs two packets"
                    .formatted(last.raw().size())));
        fixes.add(
            Fix.of(
                "Try a smaller hello, without the post-quantum key share",
                new Snippet("padlock", "padlock connect --groups x25519 HOST:PORT")));
      }
      if (course.now().compareTo(AT_ONCE) < 0) {
        causes.add(
            Cause.possible("The server speaks another protocol on this port and saw garbage"));
      }
      causes.add(Cause.possible("A server or load balancer without a site for this name"));
    } else if (course.agreement().isClientAsked()) {
      causes.add(
          Cause.likely("The server wants a client certificate and got none that it accepts"));
    }
    causes.add(Cause.possible("The server's process stopped or was overloaded"));
    fixes.add(Fix.of("Look at the server's log"));
    return new Insight(why, causes, fixes);
  }

  private static String time(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f ms", elapsed.toNanos() / 1e6);
  }
}
