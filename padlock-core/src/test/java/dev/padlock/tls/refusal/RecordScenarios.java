package dev.padlock.tls.refusal;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.hostile.Altered;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.hostile.Speech;
import dev.padlock.tls.hostile.Voice;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What records must not be (RFC 9846 §5), and what alerts mean (§6).
final class RecordScenarios extends ScenarioTable {

  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final int MAX = 1 << 14;

  RecordScenarios() {
    authentication();
    lengths();
    types();
    emptyRecords();
    changeCipherSpecs();
    fragments();
    floods();
    earlyData();
    exhaustion();
    malformations();
    alerts();
  }

  private static Change<HostileServer> afterwards(Speech speech) {
    return server -> server.afterwards(speech);
  }

  private static Change<HostileServer> beforeExtensions(Speech speech) {
    return server -> server.before(EncryptedExtensions.class, speech);
  }

  private static Change<HostileServer> insteadOfHello(Speech speech) {
    return server -> server.replace(ServerHello.class, (hello, to) -> speech.say(to));
  }

  private void authentication() {
    refuses(RecordFault.BAD_RECORD_MAC, AlertDescription.BAD_RECORD_MAC, UNDER_HANDSHAKE_KEYS)
        .when(
            "a record that nobody sealed",
            beforeExtensions(to -> to.plainRecord(APPLICATION_DATA, new byte[40])))
        .when(
            "a record that is shorter than a tag",
            beforeExtensions(to -> to.plainRecord(APPLICATION_DATA, new byte[16])))
        .when("an empty protected record", beforeExtensions(to -> to.plainRecord(APPLICATION_DATA)))
        .when("a record that is missing", beforeExtensions(to -> to.skipRecord()));
    refuses(RecordFault.BAD_RECORD_MAC, AlertDescription.BAD_RECORD_MAC, UNDER_APPLICATION_KEYS)
        .when(
            "old keys after a KeyUpdate",
            afterwards(to -> to.sayAside(new KeyUpdate(false)).applicationData((byte) 1)))
        .when("new keys without a KeyUpdate", afterwards(to -> to.nextKeys().applicationData()))
        .whenClient(
            "a client's record that nobody sealed",
            client -> client.afterwards(to -> to.plainRecord(APPLICATION_DATA, new byte[40])));
  }

  private void lengths() {
    refuses(RecordFault.RECORD_TOO_LARGE, AlertDescription.RECORD_OVERFLOW, IN_THE_CLEAR)
        .when(
            "a plain record with 2^14 + 1 bytes",
            insteadOfHello(to -> to.plainRecord(HANDSHAKE, new byte[MAX + 1])))
        .when(
            "a record that announces more than any may have",
            insteadOfHello(
                to -> to.bytes((byte) HANDSHAKE, (byte) 3, (byte) 3, (byte) 65, (byte) 1)));
    refuses(RecordFault.RECORD_TOO_LARGE, AlertDescription.RECORD_OVERFLOW, UNDER_HANDSHAKE_KEYS)
        .when(
            "a protected record with 2^14 + 257 bytes",
            beforeExtensions(to -> to.plainRecord(APPLICATION_DATA, new byte[MAX + 257])));
    refuses(RecordFault.RECORD_TOO_LARGE, AlertDescription.RECORD_OVERFLOW, UNDER_APPLICATION_KEYS)
        .when(
            "2^14 + 1 bytes of application data",
            afterwards(to -> to.record(ContentType.APPLICATION_DATA, new byte[MAX + 1])))
        .when(
            "2^14 + 1 bytes of content and padding",
            afterwards(to -> to.padRecordsBy(MAX).applicationData((byte) 1)))
        .when(
            "more than our record_size_limit",
            client -> client.recordSizeLimit(100),
            server ->
                server
                    .edit(
                        EncryptedExtensions.class,
                        m -> new EncryptedExtensions(Extensions.of(new RecordSizeLimit(16385))))
                    .replace(Certificate.class, (m, to) -> to.sayInPieces(m, 99))
                    .afterwards(to -> to.applicationData(new byte[100])));
  }

  private void types() {
    refuses(RecordFault.UNEXPECTED_RECORD_TYPE, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .when(
            "application data before there are keys",
            insteadOfHello(to -> to.plainRecord(APPLICATION_DATA, new byte[40])))
        .when(
            "a type that TLS does not have",
            server ->
                server
                    .retry(NamedGroup.SECP256R1)
                    .replace(ServerHello.class, (m, to) -> to.plainRecord(24, (byte) 1)))
        .whenClient(
            "application data in place of a ClientHello",
            client ->
                client.replace(
                    ClientHello.class, (m, to) -> to.plainRecord(APPLICATION_DATA, new byte[40])));
    refuses(
            RecordFault.UNEXPECTED_RECORD_TYPE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "EncryptedExtensions in the clear",
            beforeExtensions(to ->
                to.plainRecord(
                    HANDSHAKE, new EncryptedExtensions(Extensions.of()).encode().toArray())))
        .when(
            "an inner type that TLS does not have",
            beforeExtensions(to -> to.innerPlaintext((byte) 1, (byte) 24)))
        .when("heartbeats", beforeExtensions(to -> to.plainRecord(24, (byte) 1)));
    refuses(
            RecordFault.UNEXPECTED_RECORD_TYPE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when("an alert in the clear", afterwards(to -> to.plainRecord(21, (byte) 1, (byte) 0)))
        .when(
            "a handshake message in the clear",
            afterwards(to ->
                to.plainRecord(HANDSHAKE, (byte) 24, (byte) 0, (byte) 0, (byte) 1, (byte) 0)));
    refuses(RecordFault.BAD_RECORD_VERSION, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .when(
            "a record of SSL 2",
            server ->
                server
                    .retry(NamedGroup.SECP256R1)
                    .replace(
                        ServerHello.class,
                        (m, to) -> to.plainRecord(HANDSHAKE, 0x0200, m.encode().toArray())));
  }

  private void emptyRecords() {
    refuses(RecordFault.EMPTY_FRAGMENT, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .when("an empty handshake record", insteadOfHello(to -> to.plainRecord(HANDSHAKE)))
        .when("an empty alert in the clear", insteadOfHello(to -> to.plainRecord(21)));
    refuses(RecordFault.EMPTY_FRAGMENT, AlertDescription.UNEXPECTED_MESSAGE, UNDER_HANDSHAKE_KEYS)
        .when(
            "an empty handshake record under keys",
            beforeExtensions(to -> to.record(ContentType.HANDSHAKE)))
        .when(
            "a padded empty handshake record",
            beforeExtensions(to -> to.padRecordsBy(100).record(ContentType.HANDSHAKE)));
    refuses(RecordFault.EMPTY_FRAGMENT, AlertDescription.UNEXPECTED_MESSAGE, UNDER_APPLICATION_KEYS)
        .when("an empty alert under keys", afterwards(to -> to.record(ContentType.ALERT)));
    refuses(RecordFault.NO_CONTENT_TYPE, AlertDescription.UNEXPECTED_MESSAGE, UNDER_HANDSHAKE_KEYS)
        .when(
            "a handshake record of padding",
            beforeExtensions(to -> to.innerPlaintext(new byte[9])));
    refuses(
            RecordFault.NO_CONTENT_TYPE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when("a record of padding", afterwards(to -> to.innerPlaintext(new byte[MAX + 1])))
        .when("a record of one zero", afterwards(to -> to.innerPlaintext((byte) 0)));
  }

  private void changeCipherSpecs() {
    refuses(
            RecordFault.BAD_CHANGE_CIPHER_SPEC,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when("a change_cipher_spec of 2", beforeExtensions(to -> to.plainRecord(20, (byte) 2)))
        .when(
            "a change_cipher_spec of two bytes",
            beforeExtensions(to -> to.plainRecord(20, (byte) 1, (byte) 1)))
        .when("an empty change_cipher_spec", beforeExtensions(to -> to.plainRecord(20)))
        .when(
            "a protected change_cipher_spec",
            beforeExtensions(to -> to.record(ContentType.CHANGE_CIPHER_SPEC, (byte) 1)));
    refuses(
            Misbehaviour.UNEXPECTED_MESSAGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when("a change_cipher_spec after Finished", afterwards(to -> to.changeCipherSpec()))
        .whenClient(
            "a client's change_cipher_spec after Finished",
            client -> client.afterwards(to -> to.changeCipherSpec()));
    refuses(Misbehaviour.UNEXPECTED_MESSAGE, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .whenClient(
            "a change_cipher_spec before the ClientHello",
            client -> client.before(ClientHello.class, to -> to.changeCipherSpec()));
    refuses(
            RecordFault.TOO_MANY_CHANGE_CIPHER_SPECS,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "33 change_cipher_specs",
            beforeExtensions(to -> to.times(33, again -> again.changeCipherSpec())));
  }

  private void fragments() {
    refuses(
            Misbehaviour.INTERLEAVED_HANDSHAKE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a change_cipher_spec inside a message",
            server ->
                server.replace(
                    Certificate.class,
                    (m, to) -> to.sayInPieces(m, 100, between -> between.changeCipherSpec())))
        .when(
            "application data inside a message",
            server ->
                server.replace(
                    Certificate.class,
                    (m, to) ->
                        to.sayInPieces(m, 100, between -> between.applicationData((byte) 1))));
    refuses(
            Misbehaviour.INTERLEAVED_HANDSHAKE,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when(
            "application data inside a KeyUpdate",
            afterwards(to ->
                to.sayInPieces(
                    new KeyUpdate(false), 3, between -> between.applicationData((byte) 1))));
    refuses(
            Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE,
            AlertDescription.UNEXPECTED_MESSAGE,
            IN_THE_CLEAR)
        .when(
            "the start of a message behind the ServerHello",
            server ->
                server.replace(
                    ServerHello.class,
                    (hello, to) -> {
                      byte[] raw = hello.encode().toArray();
                      byte[] longer = Arrays.copyOf(raw, raw.length + 1);
                      longer[raw.length] = (byte) HandshakeType.ENCRYPTED_EXTENSIONS.code();
                      to.plainRecord(HANDSHAKE, longer);
                    }));
    refuses(RecordFault.TOO_MANY_FRAGMENTS, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .when(
            "one byte a record",
            insteadOfHello(to -> {
              to.plainRecord(HANDSHAKE, (byte) 2, (byte) 1, (byte) 0, (byte) 0);
              to.times(1 << 14, again -> again.plainRecord(HANDSHAKE, (byte) 0));
            }));
  }

  private void floods() {
    refuses(
            RecordFault.TOO_MANY_EMPTY_RECORDS,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when("33 empty records", afterwards(to -> to.times(33, again -> again.applicationData())))
        .whenClient(
            "33 empty records of nothing but padding",
            client ->
                client.afterwards(
                    to -> to.padRecordsBy(100).times(33, again -> again.applicationData())));
    refuses(
            RecordFault.TOO_MANY_WARNING_ALERTS,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when(
            "5 times user_canceled",
            afterwards(to -> to.times(5, again -> again.alert(AlertDescription.USER_CANCELED))));
    refuses(
            RecordFault.TOO_MANY_KEY_UPDATES,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when("33 KeyUpdates", afterwards(to -> to.times(33, RecordScenarios::updateKeys)))
        .when(
            "33 KeyUpdates with empty records between them",
            afterwards(to ->
                to.times(
                    33,
                    again -> {
                      updateKeys(again);
                      again.applicationData();
                    })))
        .whenClient(
            "a client's 33 KeyUpdates",
            client -> client.afterwards(to -> to.times(33, RecordScenarios::updateKeys)));
    refuses(
            RecordFault.TOO_MANY_TICKETS,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .when(
            "33 tickets",
            afterwards(to ->
                to.times(
                    33,
                    again ->
                        again.sayAside(
                            new NewSessionTicket(
                                1, 1, Opaque.EMPTY, Opaque.of(new byte[8]), Extensions.of())))));
  }

  private static void updateKeys(Voice voice) throws Exception {
    voice.sayAside(new KeyUpdate(false)).nextKeys();
  }

  /// Early data is refused, and what is not early data must not hide in it (RFC 9846 §4.3.10).
  private void earlyData() {
    refuses(
            Misbehaviour.EARLY_DATA_REFUSED_NOT_SKIPPED,
            AlertDescription.UNEXPECTED_MESSAGE,
            UNDER_APPLICATION_KEYS)
        .whenClient(
            "more early data than a ticket would allow",
            client ->
                client
                    .edit(ClientHello.class, RecordScenarios::withEarlyData)
                    .before(Finished.class, to -> to.times(2, RecordScenarios::earlyRecord)));
    refuses(
            Misbehaviour.EARLY_DATA_REFUSED_NOT_SKIPPED,
            AlertDescription.UNEXPECTED_MESSAGE,
            IN_THE_CLEAR)
        .whenClient(
            "more early data than a ticket would allow, before a retry",
            server -> server.groups(List.of(NamedGroup.SECP256R1)),
            client ->
                client
                    .edit(ClientHello.class, RecordScenarios::withEarlyData)
                    .after(ClientHello.class, to -> to.times(2, RecordScenarios::earlyRecord)));
    refuses(RecordFault.UNEXPECTED_RECORD_TYPE, AlertDescription.UNEXPECTED_MESSAGE, IN_THE_CLEAR)
        .whenClient(
            "early data that was not announced, before a retry",
            server -> server.groups(List.of(NamedGroup.SECP256R1)),
            client -> client.after(ClientHello.class, RecordScenarios::earlyRecord));
    refuses(RecordFault.BAD_RECORD_MAC, AlertDescription.BAD_RECORD_MAC, UNDER_APPLICATION_KEYS)
        .whenClient(
            "early data that was not announced",
            client -> client.after(ClientHello.class, RecordScenarios::earlyRecord))
        .whenClient(
            "early data after the second flight has begun",
            server -> server.clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust()),
            client ->
                client
                    .edit(ClientHello.class, RecordScenarios::withEarlyData)
                    .before(Finished.class, RecordScenarios::earlyRecord))
        .whenClient(
            "early data after a retry",
            server -> server.groups(List.of(NamedGroup.SECP256R1)),
            client ->
                client
                    .edit(ClientHello.class, RecordScenarios::withEarlyData)
                    .before(Finished.class, RecordScenarios::earlyRecord));
  }

  private static ClientHello withEarlyData(ClientHello hello) {
    return hello.withExtensions(hello.extensions().with(new EarlyDataIndication()));
  }

  /// A record under keys that we do not have.
  private static void earlyRecord(Voice voice) {
    voice.plainRecord(APPLICATION_DATA, new byte[MAX / 2 + 18]);
  }

  /// No test can send 2^64 records, so the count starts near the end.
  private void exhaustion() {
    add(new Scenario.Local(RecordFault.SEQUENCE_EXHAUSTED, "2^64 records", Sequences::sealTooMany));
  }

  private void malformations() {
    refuses(Malformation.TRUNCATED, AlertDescription.DECODE_ERROR, IN_THE_CLEAR)
        .when(
            "half a ServerHello",
            insteadOfHello(to -> to.say(HandshakeType.SERVER_HELLO, Opaque.of(new byte[20]))))
        .whenClient(
            "half a ClientHello",
            client ->
                client.replace(
                    ClientHello.class,
                    (m, to) -> to.say(HandshakeType.CLIENT_HELLO, Opaque.of(new byte[20]))));
    refuses(Malformation.LENGTH_OUT_OF_RANGE, AlertDescription.DECODE_ERROR, UNDER_HANDSHAKE_KEYS)
        .when(
            "an ALPN list without a name",
            client -> client.applicationProtocols("h2"),
            server ->
                server.replace(
                    EncryptedExtensions.class,
                    (m, to) ->
                        to.say(
                            HandshakeType.ENCRYPTED_EXTENSIONS,
                            Opaque.of(new byte[] {0, 6, 0, 16, 0, 2, 0, 0}))));
    refuses(Malformation.TRAILING_BYTES, AlertDescription.DECODE_ERROR, UNDER_HANDSHAKE_KEYS)
        .when(
            "a byte behind EncryptedExtensions",
            server ->
                server.replace(
                    EncryptedExtensions.class,
                    (m, to) ->
                        to.say(
                            HandshakeType.ENCRYPTED_EXTENSIONS, Opaque.of(new byte[] {0, 0, 0}))));
    refuses(Malformation.TRAILING_BYTES, AlertDescription.DECODE_ERROR, UNDER_APPLICATION_KEYS)
        .whenClient(
            "a KeyUpdate that is too long",
            client ->
                client.afterwards(
                    to -> to.say(HandshakeType.KEY_UPDATE, Opaque.of(new byte[] {0, 0}))));
    refuses(Malformation.MESSAGE_TOO_LARGE, AlertDescription.ILLEGAL_PARAMETER, IN_THE_CLEAR)
        .when(
            "a message of 16 MB",
            insteadOfHello(
                to -> to.plainRecord(HANDSHAKE, (byte) 2, (byte) 255, (byte) 255, (byte) 255)))
        .whenClient(
            "a ClientHello of 16 MB",
            client ->
                client.replace(
                    ClientHello.class,
                    (m, to) ->
                        to.plainRecord(HANDSHAKE, (byte) 1, (byte) 255, (byte) 255, (byte) 255)));
    refuses(
            Malformation.MESSAGE_TOO_LARGE,
            AlertDescription.ILLEGAL_PARAMETER,
            UNDER_HANDSHAKE_KEYS)
        .when(
            "a chain that is longer than we take",
            client -> client.maxHandshakeMessage(1024),
            server -> server.edit(Certificate.class, Altered.chain(Opaque.of(new byte[2000]))));
    refuses(Malformation.NOT_TLS, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .when(
            "a web server without TLS", insteadOfHello(to -> to.bytes(ascii("HTTP/1.1 400 \r\n"))))
        .whenClient(
            "a browser without TLS",
            client ->
                client.replace(ClientHello.class, (m, to) -> to.bytes(ascii("GET / HTTP/1.1\r\n"))))
        .whenClient(
            "a length like that of SSL 2, and no hello",
            client ->
                client.replace(
                    ClientHello.class,
                    (m, to) -> to.bytes((byte) 0x80, (byte) 0x2e, (byte) 1, (byte) 2, (byte) 1)));
    refuses(Incompatibility.SSL2_HELLO, AlertDescription.PROTOCOL_VERSION, IN_THE_CLEAR)
        .whenClient(
            "a hello of SSL 2",
            client ->
                client.replace(
                    ClientHello.class,
                    (m, to) -> to.bytes((byte) 0x80, (byte) 0x2e, (byte) 1, (byte) 0, (byte) 2)))
        .whenClient(
            "a hello of SSL 2 that offers TLS 1.2, a byte at a time",
            client ->
                client.replace(
                    ClientHello.class,
                    (m, to) -> {
                      for (int each : new int[] {0x80, 0x2e, 1, 3, 3}) {
                        to.bytes((byte) each);
                      }
                    }));
    refuses(Malformation.BAD_ALERT, AlertDescription.DECODE_ERROR, UNDER_APPLICATION_KEYS)
        .when("half an alert", afterwards(to -> to.record(ContentType.ALERT, (byte) 1)))
        .when(
            "two alerts in one record",
            afterwards(
                to -> to.record(ContentType.ALERT, (byte) 1, (byte) 90, (byte) 1, (byte) 0)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void alerts() {
    silently(
        ReceivedAlert.FATAL_ALERT_RECEIVED,
        "handshake_failure in the clear",
        insteadOfHello(to -> to.alert(AlertDescription.HANDSHAKE_FAILURE)));
    silently(
        ReceivedAlert.FATAL_ALERT_RECEIVED,
        "an alert under handshake keys",
        server -> server.before(Finished.class, to -> to.alert(AlertDescription.INTERNAL_ERROR)));
    silently(
        ReceivedAlert.FATAL_ALERT_RECEIVED,
        "an error alert that calls itself a warning",
        afterwards(to -> to.alert(1, AlertDescription.BAD_RECORD_MAC.code())));
    silently(
        ReceivedAlert.FATAL_ALERT_RECEIVED,
        "an alert that nobody knows",
        afterwards(to -> to.alert(1, 99)));
    silently(
        ReceivedAlert.CLOSED_DURING_HANDSHAKE,
        "close_notify in the handshake",
        insteadOfHello(to -> to.alert(AlertDescription.CLOSE_NOTIFY)));
    add(
        new Scenario.Silent(
            ReceivedAlert.FATAL_ALERT_RECEIVED,
            "a client that fails before it has keys",
            () ->
                new Scenario.Cast(
                    ServerConnection.open(Parties.server().build()),
                    new HostileClient()
                        .before(Finished.class, to -> to.plainRecord(21, (byte) 2, (byte) 47)))));
    add(
        new Scenario.Silent(
            ReceivedAlert.CLOSED_DURING_HANDSHAKE,
            "the transport ends in the handshake",
            () ->
                new Scenario.Cast(
                    ClientConnection.open(Parties.client().build(), Parties.NAME),
                    new HostileServer(Parties.serverCredential())
                        .replace(ServerHello.class, (m, to) -> to.fallSilent()),
                    meeting -> meeting.hangUp())));
    add(
        new Scenario.Silent(
            ReceivedAlert.MISSING_CLOSE_NOTIFY,
            "the transport ends without close_notify",
            () ->
                new Scenario.Cast(
                    ClientConnection.open(Parties.client().build(), Parties.NAME),
                    new HostileServer(Parties.serverCredential()),
                    meeting -> meeting.hangUp())));
  }

  private void silently(ReceivedAlert refusal, String story, Change<HostileServer> server) {
    add(
        new Scenario.Silent(
            refusal,
            story,
            () ->
                new Scenario.Cast(
                    ClientConnection.open(Parties.client().build(), Parties.NAME),
                    server.of(new HostileServer(Parties.serverCredential())))));
  }
}
