package dev.padlock.proving.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A peer that is two programs, a server and a client, each with options.
interface ProgramPeer extends Peer {

  /// The options of a server on these terms.
  List<String> serving(Terms terms);

  /// The options of a client on these terms.
  List<String> calling(Terms terms);

  End serve(KeyFiles server, List<String> options) throws Exception;

  End call(int port, List<String> options) throws Exception;

  /// The options of a server that staples this response.
  List<String> stapling(Path response);

  /// The options of a client that wants a stapled response, and checks it.
  List<String> wantingStaple();

  /// What it prints where the response says that the certificate is good.
  Pattern goodStaple();

  /// The options of either side to print what this label exports.
  List<String> exporting(String label, int length);

  /// What they print; the first group is in hexadecimal.
  Pattern exported();

  /// A server for two connections that takes early data, where it is told to, and says so in its
  /// tickets.
  ///
  /// @param most bytes of it
  Reunion takingEarlyData(Terms terms, KeyFiles server, int most) throws Exception;

  /// A client, with a certificate where the terms say so, that comes back with early data, the
  /// content of `file`.
  Reunion sendingEarlyData(Terms terms, Path file, int port) throws Exception;

  /// What either side prints where so many bytes of early data were taken, and nowhere else.
  Pattern earlyDataTaken(int length);

  /// Where both sides write their secrets.
  Path keyLog();

  /// Either side of a connection.
  interface End extends PeerEnd {
    Program program();
  }
}
