package dev.padlock.explain.cause;

/// Lines to paste.
///
/// @param where the program, file or language that takes them, for example `nginx`
public record Snippet(String where, String text) {}
