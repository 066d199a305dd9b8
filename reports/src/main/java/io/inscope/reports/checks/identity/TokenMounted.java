package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* the volumes of live pods, in which a mounted token shows; of what is only declared
/// `automountServiceAccountToken` of the pod, which counts first, and of its service account, and
/// volumes that ask for a token.
///
/// *Allowed:* no token. One of an account that somebody gave rights of its own may be needed: a
/// question. Tokens for other audiences than the API server do not count.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class TokenMounted implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-token-mounted",
          "No pod mounts a token for the API server without need",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.SERVICE_ACCOUNT),
          "Whoever takes over the pod speaks to the API server in its name.",
          "Set automountServiceAccountToken: false in the pod, and mount a token only "
              + "where the program uses it.",
          "Whether a program uses its token is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Optional<Evidence> token = ApiToken.of(workload, audit);
    if (token.isEmpty()) {
      return Outcome.pass();
    }
    boolean hasRights =
        audit.view(Bound.class, Bound::of).accounts().contains(Account.of(workload));
    return hasRights
        ? new Outcome.Manual(
            "Does it use the API server, where its service account has rights?",
            List.of(token.get()))
        : new Outcome.Fail("mounts a token for the API server", List.of(token.get()));
  }

  /// The accounts to which a binding gives rights by their name.
  private record Bound(Set<ResourceRef> accounts) {
    static Bound of(Audit audit) {
      return new Bound(
          audit
              .access()
              .grants()
              .map(Grant::subject)
              .filter(subject -> subject.kind().equals("ServiceAccount"))
              .map(
                  subject ->
                      ResourceRef.of(Kinds.SERVICE_ACCOUNT, subject.namespace(), subject.name()))
              .collect(Collectors.toSet()));
    }
  }
}
