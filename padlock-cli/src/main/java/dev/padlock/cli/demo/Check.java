package dev.padlock.cli.demo;

/// Something that must be so at the end of a scene, and whether it is.
///
/// @param what as a clause, for example `the answer came through`
record Check(String what, boolean holds) {}
