package dev.padlock.pki.name;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;

/// The name a peer was asked for (RFC 9525 §6.1): a DNS name or an IP address, never both.
public sealed interface ReferenceIdentity {

  /// A DNS name: A-labels in lower case, without a dot at the end.
  record DnsReference(String name) implements ReferenceIdentity {
    @Override
    public String toString() {
      return name;
    }
  }

  /// An IP address: 4 or 16 bytes.
  record IpReference(Octets address) implements ReferenceIdentity {
    @Override
    public String toString() {
      return new GeneralName.IpAddress(address).toString();
    }
  }

  /// What is meant by a host as people write it: `example.com`, `bücher.example`, `192.0.2.1`,
  /// `2001:db8::1`, `[2001:db8::1]`. Nothing is looked up.
  static ReferenceIdentity of(String host) throws PkiException {
    return HostText.parse(host);
  }

  /// Whether the certificate is for this name, by its subjectAltName alone.
  default NameMatch match(Certificate certificate) throws PkiException {
    return PresentedNames.of(certificate).match(this);
  }
}
