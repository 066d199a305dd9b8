package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `automountServiceAccountToken` of the service accounts named `default`.
///
/// *Allowed:* false. Not applicable to other accounts.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class DefaultAccountAutomount implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-default-automount",
          "Default service accounts mount no token by themselves",
          Severity.LOW,
          Set.of(Kinds.SERVICE_ACCOUNT),
          "Every pod that names no account gets credentials for the API server that "
              + "nobody asked for.",
          "Set automountServiceAccountToken: false in the account.",
          "A pod may say otherwise: see sa-token-mounted. A namespace without pods is "
              + "told of as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE_ACCOUNT);
  }

  @Override
  public Outcome check(Resource account, Audit audit) {
    if (!account.ref().name().equals("default")) {
      return new Outcome.NotApplicable("it is no default account");
    }
    Field automount = account.root().at("automountServiceAccountToken");
    return automount.isFalse()
        ? Outcome.pass()
        : new Outcome.Fail(
            "mounts its token into every pod that names no account",
            List.of(Evidence.of(account, automount)));
  }
}
