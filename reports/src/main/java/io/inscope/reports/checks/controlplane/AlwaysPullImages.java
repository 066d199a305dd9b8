package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver.
///
/// *Allowed:* AlwaysPullImages among them.
///
/// Source: [admission
/// plugins](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/).
public final class AlwaysPullImages implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-always-pull-images",
          "Nodes check the right to an image each time",
          Severity.LOW,
          ControlPlane.READS,
          "A pod may use a private image that is already on its node without any right to " + "it.",
          "Add AlwaysPullImages to --enable-admission-plugins.",
          "From 1.35 on kubelets can verify the right to images that are there already; "
              + "that setting is the kubelet's.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "lets pods use images of others that are on their node",
        line -> Plugins.unlessEnabled(line, "AlwaysPullImages"));
  }
}
