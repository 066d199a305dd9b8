package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--disable-admission-plugins` of kube-apiserver, and the old `--admission-control`,
/// which replaces the defaults. The plugin is on by default, so its absence from the list of
/// enabled ones says nothing.
///
/// *Allowed:* NamespaceLifecycle not disabled.
///
/// Source: [admission
/// plugins](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/).
public final class NamespaceLifecyclePlugin implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-plugin-namespacelifecycle",
          "Nothing is created in namespaces that do not exist",
          Severity.LOW,
          ControlPlane.READS,
          "Objects can be left in namespaces that nobody sees or that are being deleted.",
          "Remove NamespaceLifecycle from --disable-admission-plugins.",
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
        "lets objects into namespaces that do not exist",
        line -> Plugins.ifDisabled(line, "NamespaceLifecycle"));
  }
}
