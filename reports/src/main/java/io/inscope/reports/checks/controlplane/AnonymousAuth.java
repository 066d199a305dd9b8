package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--anonymous-auth` of kube-apiserver; the default is true.
///
/// *Allowed:* false. A file named by `--authentication-config` may limit anonymous requests to
/// health checks: not assessed.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class AnonymousAuth implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-anonymous-auth",
          "The API server refuses requests without an identity",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Whoever reaches the API server may ask it questions without leaving a name "
              + "in the audit log.",
          "Set --anonymous-auth=false, or limit anonymous requests to the health "
              + "endpoints in the authentication configuration.",
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
        "accepts requests without an identity",
        AnonymousAuth::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    if (line.switched("anonymous-auth").isEmpty()) {
      line.requireNoFile("authentication-config");
    }
    return line.wrongUnless("anonymous-auth", false, true);
  }
}
