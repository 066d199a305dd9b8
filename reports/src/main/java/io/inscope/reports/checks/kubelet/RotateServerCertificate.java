package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `serverTLSBootstrap` and `tlsCertFile`. The feature gate RotateKubeletServerCertificate
/// is on by default.
///
/// *Allowed:* true. Where the node brings a certificate of its own, who renews it cannot be seen.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class RotateServerCertificate implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-rotate-server",
          "Kubelets renew their serving certificates",
          Severity.MEDIUM,
          Kubelets.READS,
          "Serving certificates run out, or are made to last for ever.",
          "Set serverTLSBootstrap: true, and let somebody approve the requests.",
          "Whether the requests are approved is visible among CertificateSigningRequests "
              + "only.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit,
        "has kubelets that do not renew their serving certificates",
        RotateServerCertificate::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    if (kubelet.value(Option.ROTATE_SERVER).equals("true")) {
      return Stream.empty();
    }
    String own = kubelet.value(Option.CERTIFICATE);
    if (!own.isEmpty() && !ServingCertificate.isSelfMade(own)) {
      throw new Kubelet.Unseen(
          kubelet.where()
              + " has a serving certificate of its own, and who renews it is not visible");
    }
    return Stream.of(kubelet.evidence(Option.ROTATE_SERVER));
  }
}
