/// **Lives here:** the vocabulary of every score: steps, effects, questions, answers, inputs, proof
/// tokens.
///
/// **Never here:** performing an effect; importing `engine`.
///
/// **May use:** schedule, verify, record protection, wire, crypto, error.
///
/// **Start reading at:** `Step`.
@NullMarked
package dev.padlock.tls.handshake;

import org.jspecify.annotations.NullMarked;
