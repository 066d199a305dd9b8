package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--disable-admission-plugins` of kube-apiserver. The plugin is on by default from 1.23
/// on; before, it has to be enabled, and PodSecurityPolicy did its work.
///
/// *Allowed:* PodSecurity not disabled.
///
/// Source: [Pod Security
/// admission](https://kubernetes.io/docs/concepts/security/pod-security-admission/).
public final class PodSecurityPlugin implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-plugin-podsecurity",
          "Pod Security admission is not switched off",
          Severity.MEDIUM,
          ControlPlane.READS,
          "The labels by which namespaces ask for restricted pods have no effect.",
          "Remove PodSecurity from --disable-admission-plugins.",
          "What it enforces is set by the labels of namespaces and by its configuration "
              + "file.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Lifetime.notBefore(audit, ControlPlane.API_SERVER, "PodSecurity as a default plugin", 23)
        .orElseGet(
            () ->
                ControlPlane.judge(
                    audit,
                    ControlPlane.API_SERVER,
                    "has Pod Security admission switched off",
                    PodSecurityPlugin::wrong));
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return Plugins.ifDisabled(line, "PodSecurity");
  }
}
