package dev.padlock.cli.demo;

/// What a scene is called.
///
/// @param name for `--scene`, in lower case with hyphens
/// @param introduction what to look at, in one sentence
record Script(String name, String title, String introduction) {}
