package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--disable-admission-plugins` of kube-apiserver, and the old `--admission-control`,
/// which replaces the defaults. The plugin is on by default, so its absence from the list of
/// enabled ones says nothing.
///
/// *Allowed:* ServiceAccount not disabled.
///
/// Source: [admission
/// plugins](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/).
public final class ServiceAccountPlugin implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-plugin-serviceaccount",
          "Pods get identities of their own",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Pods run without an identity, or with one that nobody checked.",
          "Remove ServiceAccount from --disable-admission-plugins.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "does not manage the identities of pods",
        line -> Plugins.ifDisabled(line, "ServiceAccount"));
  }
}
