package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `authorization.mode`; the default is Webhook.
///
/// *Allowed:* anything but AlwaysAllow.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class KubeletAuthorization implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-authz",
          "Kubelets ask who may do what",
          Severity.CRITICAL,
          Kubelets.READS,
          "Everybody who can sign in at all may run commands in every pod of the node.",
          "Set authorization.mode: Webhook.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit, "lets everybody do everything with kubelets", KubeletAuthorization::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    return kubelet.value(Option.AUTHORIZATION).equals("AlwaysAllow")
        ? Stream.of(kubelet.evidence(Option.AUTHORIZATION))
        : Stream.empty();
  }
}
