/// **Lives here:** what X.509 means to TLS: DER, PEM, key and trust stores, issuing, names,
/// verdicts that explain.
///
/// **Never here:** anything that knows TLS; fetching from a network.
///
/// **May use:** the JDK.
///
/// **Start reading at:** the store that loads what a user has in hand.
@NullMarked
package dev.padlock.pki;

import org.jspecify.annotations.NullMarked;
