package dev.padlock.explain;

import dev.padlock.tls.trace.TraceEvent;
import java.time.Duration;

/// Something that a connection did, and when.
///
/// @param at since the recording began
public record Moment(Duration at, TraceEvent event) {}
