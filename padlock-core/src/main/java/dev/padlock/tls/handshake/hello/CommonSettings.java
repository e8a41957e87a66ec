package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.trace.KeyLog;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What both roles are configured with.
public record CommonSettings(
    CryptoProvider crypto,
    InstantSource clock,
    Preferences preferences,
    RecordSettings records,
    Limits limits,
    @Nullable KeyLog keyLog) {}
