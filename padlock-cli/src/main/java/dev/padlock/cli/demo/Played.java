package dev.padlock.cli.demo;

/// A scene that was played.
///
/// @param number its place in the programme, from 1
record Played(int number, Scene scene, Performance performance) {}
