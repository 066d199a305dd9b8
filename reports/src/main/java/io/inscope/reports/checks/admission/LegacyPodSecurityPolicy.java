package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* PodSecurityPolicies, and the version of the cluster.
///
/// *Allowed:* none. A cluster of 1.25 or later cannot have any, even if nobody looked.
public final class LegacyPodSecurityPolicy implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "psp-legacy",
          "Nothing relies on PodSecurityPolicies",
          Severity.INFO,
          Set.of(),
          "Kubernetes 1.25 dropped them: whoever relies on them after an upgrade relies on"
              + " nothing.",
          "Use Pod Security levels or a policy engine, and delete the PodSecurityPolicies.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind KIND = new GroupKind("policy", "PodSecurityPolicy");
  private static final int GONE = 25;

  @Override
  public Outcome check(Audit audit) {
    boolean gone = BuiltInPolicies.version(audit).isAtLeast(GONE);
    try (Stream<Resource> all = audit.snapshot().all(KIND)) {
      List<Evidence> found =
          all.map(one -> Evidence.of(one, one.root().at("metadata", "name"))).toList();
      if (!found.isEmpty()) {
        return new Outcome.Fail(
            gone
                ? "has PodSecurityPolicies, which its version does not know"
                : "has PodSecurityPolicies, which Kubernetes 1.25 drops",
            found);
      }
    }
    Coverage coverage = audit.snapshot().coverage(KIND, "");
    if (gone) {
      return new Outcome.NotApplicable("Kubernetes 1.25 and later have no PodSecurityPolicies");
    }
    return coverage instanceof Coverage.Read
        ? Outcome.pass()
        : new Outcome.NotAssessed("PodSecurityPolicy: " + coverage.gap());
  }
}
