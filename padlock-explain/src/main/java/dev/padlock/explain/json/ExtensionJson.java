package dev.padlock.explain.json;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CompressCertificate;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.extension.PskKeyExchangeModes;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.extension.TicketRequest;
import dev.padlock.tls.wire.extension.TicketRequestHint;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An extension: its type, what Padlock reads in it, and its bytes. Members of an object that the
/// caller opens.
final class ExtensionJson {

  private ExtensionJson() {}

  static void write(JsonWriter json, Extension extension) {
    json.member("type", extension.type().toString())
        .member("type_code", extension.type().code())
        .member("grease", extension.type().isGrease());
    content(json, extension);
    ByteWriter body = new ByteWriter();
    extension.writeBody(body);
    json.member("data", body.toOpaque().hex());
  }

  /// What is worth more than its bytes.
  private static void content(JsonWriter json, Extension extension) {
    switch (extension) {
      case ServerName name -> json.member("host_name", name.hostName());
      case SupportedVersions versions -> json.member("versions", versions.versions());
      case SelectedVersion version ->
          json.member("selected_version", version.selectedVersion().toString());
      case SupportedGroups groups -> json.member("named_group_list", groups.namedGroupList());
      case KeyShareClientHello shares ->
          json.name("client_shares")
              .array(() -> shares.clientShares().forEach(share -> share(json, share)));
      case KeyShareServerHello share -> {
        json.name("server_share");
        share(json, share.serverShare());
      }
      case KeyShareHelloRetryRequest asked ->
          json.member("selected_group", asked.selectedGroup().toString());
      case SignatureAlgorithms schemes ->
          json.member("supported_signature_algorithms", schemes.supportedSignatureAlgorithms());
      case SignatureAlgorithmsCert schemes ->
          json.member("supported_signature_algorithms", schemes.supportedSignatureAlgorithms());
      case ApplicationLayerProtocolNegotiation protocols ->
          json.member("protocol_name_list", texts(protocols.protocolNameList()));
      case CompressCertificate compression -> json.member("algorithms", compression.algorithms());
      case TicketRequest wanted ->
          json.member("new_session_count", wanted.newSessionCount())
              .member("resumption_count", wanted.resumptionCount());
      case TicketRequestHint hint -> json.member("expected_count", hint.expectedCount());
      case RecordSizeLimit limit -> json.member("record_size_limit", limit.recordSizeLimit());
      case PskKeyExchangeModes modes -> json.member("ke_modes", modes.keModes());
      case PreSharedKeyServerHello selected ->
          json.member("selected_identity", selected.selectedIdentity());
      case EarlyDataLimit limit -> json.member("max_early_data_size", limit.maxEarlyDataSize());
      default -> {}
    }
  }

  private static void share(JsonWriter json, KeyShareEntry share) {
    json.object(() ->
        json.member("group", share.group().toString())
            .member("group_code", share.group().code())
            .member("bytes", share.keyExchange().size()));
  }

  private static List<String> texts(List<Opaque> names) {
    return names.stream().map(name -> new String(name.toArray(), StandardCharsets.UTF_8)).toList();
  }
}
