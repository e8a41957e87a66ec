package dev.padlock.tls.crypto.jca;

import java.security.Provider;

/// Take this primitive from that provider, which need not be registered with
/// [java.security.Security].
public record ProviderChoice(Primitive primitive, Provider provider) {}
