package dev.padlock.pki.path;

/// One thing that is so: a name and its value as text.
public record Fact(FactName name, String value) {}
