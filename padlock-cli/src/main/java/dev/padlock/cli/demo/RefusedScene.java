package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.HandshakeType;
import java.io.IOException;
import java.util.List;

/// The server's certificate is not what it should be, and the client refuses before it has said a
/// word.
///
/// @param casting whom the server pretends to be
/// @param fault for which it must be refused
record RefusedScene(Script script, Casting casting, IdentityFault fault) implements Scene {

  /// Finds a credential that is wrong in one way.
  @FunctionalInterface
  interface Casting {
    Credential wrong(Props props) throws PkiException, TlsException;
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(casting.wrong(stage.props()));
    Act act = stage.perform(setting);
    String alert = fault.alert().rfcName();
    return new Performance(
        act,
        List.of(
            new Check(
                "the client refused: " + fault.code(),
                act.refusal().filter(fault::equals).isPresent()),
            new Check("the server was told: " + alert, act.alertAtServer().equals(alert)),
            new Check("not a word of the request left", act.said().request().isEmpty())),
        "refused",
        Telling.of(Shown.messages(HandshakeType.CERTIFICATE)));
  }
}
