package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// *Read:* `tlsCertFile`, `tlsPrivateKeyFile` and `serverTLSBootstrap`. A kubelet that is given
/// nothing signs a certificate itself, keeps it as `pki/kubelet.crt`, and `/configz` shows that
/// path.
///
/// *Allowed:* a certificate and key from elsewhere, or one that the cluster signs. A file by the
/// name of the self-signed one may still be a proper one: a person decides.
///
/// Source: [kubelet TLS
/// bootstrapping](https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/).
public final class ServingCertificate implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-tls-cert",
          "Kubelets have certificates that somebody signed",
          Severity.MEDIUM,
          Kubelets.READS,
          "Nobody can tell a kubelet from somebody in between: logs and shells pass through them.",
          "Set serverTLSBootstrap: true, or tlsCertFile and tlsPrivateKeyFile.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> doubtful = new ArrayList<>();
    Outcome outcome =
        Kubelets.judge(
            audit,
            "has kubelets with certificates that nobody signed",
            kubelet -> wrong(kubelet, doubtful));
    return outcome instanceof Outcome.Pass && !doubtful.isEmpty()
        ? new Outcome.Manual(
            "Are these certificates signed by an authority, or by the kubelets themselves?",
            doubtful)
        : outcome;
  }

  private static Stream<Evidence> wrong(Kubelet kubelet, List<Evidence> doubtful) {
    if (kubelet.value(Option.ROTATE_SERVER).equals("true")) {
      return Stream.empty();
    }
    if (kubelet.missing(Option.CERTIFICATE, Option.PRIVATE_KEY).findAny().isEmpty()
        && isSelfMade(kubelet.value(Option.CERTIFICATE))) {
      doubtful.add(kubelet.evidence(Option.CERTIFICATE));
    }
    return kubelet.missing(Option.CERTIFICATE, Option.PRIVATE_KEY);
  }

  /// Whether a path is that of the certificate that a kubelet makes for itself.
  static boolean isSelfMade(String path) {
    return path.endsWith("/pki/kubelet.crt");
  }
}
