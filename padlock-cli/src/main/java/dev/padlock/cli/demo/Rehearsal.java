package dev.padlock.cli.demo;

import dev.padlock.tls.wire.NamedGroup;
import java.io.IOException;
import java.util.List;

/// Handshakes that nobody is told about: they load classes and providers, so that the first scene
/// is not slower than the others for reasons that have nothing to do with TLS.
final class Rehearsal {

  private Rehearsal() {}

  static void play(Stage stage) throws IOException {
    for (NamedGroup group :
        List.of(NamedGroup.X25519, NamedGroup.X25519MLKEM768, NamedGroup.SECP384R1)) {
      Setting setting = Setting.usual(stage.props());
      setting.server().credentials(stage.props().server()).groups(List.of(group));
      setting.client().groups(List.of(group)).keyShares(List.of(group));
      stage.perform(setting);
    }
  }
}
