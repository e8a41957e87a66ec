/// **Lives here:** options that several commands share, and how their values are read: names of
/// groups and suites, keys and certificates, trust, the key log.
///
/// **Never here:** a command; sockets.
///
/// **May use:** dev.padlock.cli.terminal, the configuration of dev.padlock.tls, dev.padlock.pki.
///
/// **Start reading at:** `ProtocolOptions`.
@NullMarked
package dev.padlock.cli.option;

import org.jspecify.annotations.NullMarked;
