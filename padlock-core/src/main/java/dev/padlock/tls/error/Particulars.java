package dev.padlock.tls.error;

/// What a catalogue says of a [Refusal]; the accessors there tell what each one means.
public record Particulars(
    AlertDescription alert, String section, Fault fault, String sentence, String remedy) {}
