package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.NameMatch;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PathValidator;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Usage;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/// Leaves the judgement to an application's own [X509TrustManager]; only the name is checked here,
/// as such a one is not told it. It looks at its own clock, and says neither path nor steps.
/// Thread-safe where the trust manager is.
public final class TrustManagerJudge implements PathValidator {
  /// What the JDK calls the key exchange of TLS 1.3, which no longer says what the key must be.
  private static final String ANY_KEY = "UNKNOWN";

  private final X509TrustManager manager;

  public TrustManagerJudge(X509TrustManager manager) {
    this.manager = manager;
  }

  @Override
  public Verdict judge(PathRequest request) {
    if (request.chain().leaf().isEmpty()) {
      return refused(ChainJudge.withoutLeaf(request.chain()));
    }
    List<Certificate> sent = request.chain().certificates();
    try {
      X509Certificate[] chain = new X509Certificate[sent.size()];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = sent.get(i).toX509();
      }
      if (request.usage() == Usage.SERVER_AUTH) {
        manager.checkServerTrusted(chain, ANY_KEY);
      } else {
        manager.checkClientTrusted(chain, ANY_KEY);
      }
      return named(sent, request);
    } catch (PkiException | CertificateException e) {
      String why = String.valueOf(e.getMessage());
      return refused(
          Finding.about(
              sent.getFirst(),
              Rule.APPLICATION_AGREES,
              "The application's trust manager refuses the certificate \"%s\": %s."
                  .formatted(sent.getFirst().subject(), why),
              new Fact(FactName.DETAIL, why)));
    }
  }

  private Verdict named(List<Certificate> sent, PathRequest request) throws PkiException {
    Certificate leaf = sent.getFirst();
    if (request.askedName().isPresent()
        && request.askedName().get().match(leaf) instanceof NameMatch.Mismatched mismatch) {
      return refused(
          Finding.about(
              leaf,
              Rule.NAME_MATCHES,
              mismatch.sentence(),
              new Fact(FactName.ASKED, mismatch.asked()),
              new Fact(FactName.PRESENTED, String.join(", ", mismatch.presented()))));
    }
    return new Trusted(sent, anchor(sent.getLast()), List.of(), List.of());
  }

  /// The root above the last certificate, where the trust manager names it.
  private Certificate anchor(Certificate last) throws PkiException {
    for (X509Certificate accepted : manager.getAcceptedIssuers()) {
      Certificate root = Certificate.from(accepted);
      if (root.subject().isSameAs(last.issuer())) {
        return root;
      }
    }
    return last;
  }

  private static Verdict refused(Finding finding) {
    return new Untrusted(finding, List.of(), List.of());
  }
}
