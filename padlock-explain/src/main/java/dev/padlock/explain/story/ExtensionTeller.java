package dev.padlock.explain.story;

import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.der.Octets;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.CompressCertificate;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.EarlyDataIndication;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.extension.EmptyStatusRequest;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.KeyShareServerHello;
import dev.padlock.tls.wire.extension.OidFilters;
import dev.padlock.tls.wire.extension.PostHandshakeAuth;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.extension.PskKeyExchangeModes;
import dev.padlock.tls.wire.extension.RecordSizeLimit;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.extension.ServerNameAcknowledged;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.extension.SignedCertificateTimestamps;
import dev.padlock.tls.wire.extension.SignedCertificateTimestampsRequest;
import dev.padlock.tls.wire.extension.StatusRequest;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.extension.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what each extension says.
final class ExtensionTeller {

  private ExtensionTeller() {}

  /// One detail for an extension.
  static void note(Extension extension, Notes notes) {
    switch (extension) {
      case ServerName name -> notes.note("server", Wording.printable(name.hostName()));
      case ServerNameAcknowledged seen -> notes.note("server", "knows the name that was asked for");
      case SupportedVersions versions -> notes.note("versions", Wording.list(versions.versions()));
      case SelectedVersion version -> notes.note("version", version.selectedVersion().toString());
      case SupportedGroups groups -> notes.note("groups", Wording.list(groups.namedGroupList()));
      case KeyShareClientHello shares -> notes.note("key shares", shares(shares));
      case KeyShareServerHello share -> notes.note("key share", share(share.serverShare()));
      case KeyShareHelloRetryRequest asked ->
          notes.note("asks for", "a key share of " + asked.selectedGroup());
      case SignatureAlgorithms schemes ->
          notes.note("signatures", Wording.list(schemes.supportedSignatureAlgorithms()));
      case SignatureAlgorithmsCert schemes ->
          notes.note("in chains", Wording.list(schemes.supportedSignatureAlgorithms()));
      case ApplicationLayerProtocolNegotiation protocols ->
          notes.note("ALPN", texts(protocols.protocolNameList()));
      case CertificateStatus status ->
          notes.note("OCSP", "stapled, " + Wording.bytes(status.ocspResponse().size()));
      case SignedCertificateTimestamps timestamps ->
          notes.note(
              "SCTs", Wording.count(timestamps.sctList().size(), "signed certificate timestamp"));
      case CertificateAuthorities names -> notes.note("authorities", names(names.authorities()));
      case RecordSizeLimit limit ->
          notes.note("records", "of at most " + Wording.bytes(limit.recordSizeLimit()));
      case Cookie cookie ->
          notes.note("cookie", Wording.bytes(cookie.cookie().size()) + " to be returned");
      default -> {
        Optional<String> wish = wish(extension);
        if (wish.isPresent()) {
          notes.note("wants", wish.get());
        } else {
          noteSession(extension, notes);
        }
      }
    }
  }

  /// What it asks for, where that is all it does.
  static Optional<String> wish(Extension extension) {
    return switch (extension) {
      case StatusRequest request -> Optional.of("a stapled OCSP response");
      case EmptyStatusRequest request -> Optional.of("a stapled OCSP response");
      case SignedCertificateTimestampsRequest request ->
          Optional.of("signed certificate timestamps");
      case CompressCertificate compression ->
          Optional.of("certificates compressed with " + Wording.list(compression.algorithms()));
      default -> Optional.empty();
    };
  }

  /// Resumption, early data and what Padlock does not read.
  private static void noteSession(Extension extension, Notes notes) {
    switch (extension) {
      case PskKeyExchangeModes modes -> notes.note("PSK modes", Wording.list(modes.keModes()));
      case PreSharedKeyClientHello offered ->
          notes.note(
              "resumes", Wording.count(offered.identities().size(), "pre-shared key") + " offered");
      case PreSharedKeyServerHello selected ->
          notes.note("resumes", "pre-shared key " + selected.selectedIdentity() + " of the offer");
      case EarlyDataIndication early -> notes.note("early data", "yes");
      case EarlyDataLimit limit ->
          notes.note("early data", "up to " + Wording.bytes(limit.maxEarlyDataSize()));
      case PostHandshakeAuth later -> notes.note("client", "can be asked for a certificate later");
      case OidFilters filters ->
          notes.note(
              "filters",
              Wording.count(filters.filters().size(), "filter") + " on certificate extensions");
      case Unknown unknown ->
          notes.note("not used", unknown.type() + ", " + Wording.bytes(unknown.data().size()));
      default -> Extension12Teller.note(extension, notes);
    }
  }

  /// The extensions in a few words.
  static String gist(Extensions extensions) {
    return extensions.list().stream().map(ExtensionTeller::gist).collect(Collectors.joining("; "));
  }

  private static String gist(Extension extension) {
    return switch (extension) {
      case ServerNameAcknowledged seen -> "the name is known";
      case ApplicationLayerProtocolNegotiation chosen -> texts(chosen.protocolNameList());
      case RecordSizeLimit limit -> "records of at most " + Wording.bytes(limit.recordSizeLimit());
      case SupportedGroups groups -> "groups for next time";
      case EarlyDataIndication early -> "early data accepted";
      default -> extension.type().toString();
    };
  }

  /// Reserved values (RFC 8701) in and as this extension.
  static long grease(Extension extension) {
    long own = extension.type().isGrease() ? 1 : 0;
    return own
        + switch (extension) {
          case SupportedVersions versions ->
              versions.versions().stream().filter(v -> v.isGrease()).count();
          case SupportedGroups groups ->
              groups.namedGroupList().stream().filter(g -> g.isGrease()).count();
          case KeyShareClientHello shares ->
              shares.clientShares().stream().filter(s -> s.group().isGrease()).count();
          case SignatureAlgorithms schemes ->
              schemes.supportedSignatureAlgorithms().stream().filter(s -> s.isGrease()).count();
          default -> 0;
        };
  }

  private static String shares(KeyShareClientHello offered) {
    String shares =
        offered.clientShares().stream()
            .filter(share -> !share.group().isGrease())
            .map(ExtensionTeller::share)
            .collect(Collectors.joining(", "));
    return shares.isEmpty() ? "none: the server has to ask for one" : shares;
  }

  private static String share(KeyShareEntry share) {
    return share.group() + " (" + Wording.bytes(share.keyExchange().size()) + ")";
  }

  private static String texts(List<Opaque> names) {
    return names.stream().map(Wording::text).collect(Collectors.joining(", "));
  }

  private static String names(List<Opaque> authorities) {
    return authorities.stream()
        .map(
            name -> Wording.printable(DistinguishedName.of(Octets.wrap(name.toArray())).toString()))
        .collect(Collectors.joining("; "));
  }
}
