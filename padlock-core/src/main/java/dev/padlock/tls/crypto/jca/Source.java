package dev.padlock.tls.crypto.jca;

import java.security.Provider;
import java.security.SecureRandom;

/// Where ephemeral keys come from.
record Source(Provider provider, SecureRandom random) {}
