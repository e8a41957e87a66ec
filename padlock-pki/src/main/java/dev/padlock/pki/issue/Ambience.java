package dev.padlock.pki.issue;

import java.security.SecureRandom;
import java.time.InstantSource;

/// What issuing takes from the world: randomness for keys and serial numbers, and the time.
public record Ambience(SecureRandom random, InstantSource clock) {}
