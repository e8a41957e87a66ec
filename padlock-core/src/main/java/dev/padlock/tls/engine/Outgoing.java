package dev.padlock.tls.engine;

import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.record.MessageSplitter;
import dev.padlock.tls.record.RecordProtection;
import dev.padlock.tls.trace.KeyStage;

/// What waits to be sent, in order. Keys change only when everything before them is on its way.
sealed interface Outgoing {

  /// Handshake messages under the same keys.
  record Flight(MessageSplitter messages) implements Outgoing {}

  /// @param recordLimit records that these keys may protect, the KeyUpdate that ends them included
  record NewKeys(RecordProtection protection, KeyStage stage, long recordLimit)
      implements Outgoing {}

  record ChangeCipherSpec() implements Outgoing {}

  record AlertOut(AlertDescription description) implements Outgoing {}
}
