package dev.padlock.bench.stack;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorResult;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Chains below one intermediate, more leaves than anybody remembers, and two who judge them.
public final class Chains {
  private static final String NAME = "localhost";

  private final byte[] intermediate;
  private final List<byte[]> leaves;
  private final ChainJudge judge;
  private final TrustAnchor anchor;
  private final ReferenceIdentity name;
  private int turn;

  private Chains(CertificateAuthority root, byte[] intermediate, List<byte[]> leaves)
      throws IOException {
    this.intermediate = intermediate;
    this.leaves = leaves;
    this.judge = ChainJudge.of(root.trust());
    this.anchor = new TrustAnchor(root.certificate().toX509(), null);
    this.name = ReferenceIdentity.of(NAME);
  }

  /// From now on every signature in this process is accepted, and none can be made.
  public static void acceptEverySignature() {
    Security.insertProviderAt(new AcceptingProvider(), 1);
  }

  /// Makes the chains.
  public static Chains create(KeyKind kind) throws IOException {
    Ambience ambience = new Ambience(new SecureRandom(), InstantSource.system());
    CertificateAuthority root =
        CertificateAuthority.create(CertificateProfile.root("Bench root").withKey(kind), ambience);
    CertificateAuthority below =
        root.intermediate(CertificateProfile.intermediate("Bench intermediate").withKey(kind));
    KeyPair keys = kind.generate(ambience.random());
    CertificateProfile server = CertificateProfile.server(NAME).withKey(kind);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < Scenario.MORE_THAN_ANYBODY_KEEPS; i++) {
      leaves.add(below.sign(server, keys.getPublic()).der().toArray());
    }
    Certificate intermediate = below.certificate();
    return new Chains(root, intermediate.der().toArray(), leaves);
  }

  private byte[] next() {
    turn = (turn + 1) % leaves.size();
    return leaves.get(turn);
  }

  /// Whether Padlock trusts the next chain.
  public boolean judgeNext() {
    return judge(next());
  }

  /// Whether Padlock trusts the first chain.
  public boolean judgeFirst() {
    return judge(leaves.getFirst());
  }

  private boolean judge(byte[] leaf) {
    PresentedChain chain =
        PresentedChain.read(List.of(Octets.wrap(leaf), Octets.wrap(intermediate)));
    return judge.judge(PathRequest.server(chain, name, Instant.now())).isTrusted();
  }

  /// What the JDK says about the next chain; it is not asked for the name.
  public CertPathValidatorResult validateNext() throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (byte[] der : List.of(next(), intermediate)) {
      chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    return CertPathValidator.getInstance("PKIX")
        .validate(factory.generateCertPath(chain), parameters);
  }
}
