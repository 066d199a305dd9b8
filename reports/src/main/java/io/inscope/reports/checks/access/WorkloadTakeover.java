package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.access.Identities;
import io.inscope.snapshot.access.Step;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From the workload to its service account, to the groups of the account, to their rights:
/// everything, being anybody, writing any right, running commands or pods everywhere, reading all
/// secrets, the API of the kubelets, admission webhooks. Where the account has none of them, the
/// shortest way by which it becomes one that has.
///
/// *Read:* the service account of the pods and whether its token is mounted; all bindings and
/// roles.
///
/// *Allowed:* rights in single namespaces that lead no further.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class WorkloadTakeover implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-workload-takeover",
          "No workload carries a token that opens the whole cluster",
          Severity.HIGH,
          Set.of(
              Kinds.CLUSTER_ROLE_BINDING,
              Kinds.ROLE_BINDING,
              Kinds.CLUSTER_ROLE,
              Kinds.ROLE,
              Kinds.SERVICE_ACCOUNT,
              Kinds.POD),
          "Whoever takes over one container of the workload takes over the cluster.",
          "Give the account the rights it needs in single namespaces, or do not mount its"
              + " token.",
          "Tokens in secrets that were not handed over, and rights outside RBAC, are not "
              + "seen.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Optional<Subject> account = Identities.tokenOf(audit.snapshot(), workload);
    if (account.isEmpty()) {
      return Outcome.pass();
    }
    List<Step> chain = audit.view(TakeoverWays.class, TakeoverWays::of).ways().from(account.get());
    if (chain.isEmpty()) {
      return TakeoverWays.doubt(audit)
          .<Outcome>map(Outcome.NotAssessed::new)
          .orElseGet(Outcome::pass);
    }
    return new Outcome.Fail(
        chain.size() == 1
            ? "carries a token that opens the whole cluster"
            : "carries a token that opens the whole cluster in %d steps".formatted(chain.size()),
        chain.stream().map(Evidence::of).toList());
  }
}
