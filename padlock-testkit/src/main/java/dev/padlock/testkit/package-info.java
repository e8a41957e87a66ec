/// **Lives here:** what every test needs: a test CA, in-memory pipes, fixed randomness, loaders of
/// shared vectors.
///
/// **Never here:** anything that knows the protocol core; the hostile peer lives among the tests of
/// core.
///
/// **May use:** dev.padlock.pki, the JDK.
///
/// **Start reading at:** the loader of vectors.
@NullMarked
package dev.padlock.testkit;

import org.jspecify.annotations.NullMarked;
