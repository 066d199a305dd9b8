package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.insecureSkipTLSVerify` of APIServices.
///
/// *Allowed:* not `true`. Not applicable to those that the API server answers itself.
///
/// Source: [aggregation
/// layer](https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/).
public final class UnverifiedApiService implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "apiservice-insecure",
          "The API server verifies the servers it passes requests to",
          Severity.MEDIUM,
          Set.of(Installed.API_SERVICE),
          "Whoever gets in between reads and answers requests of the API, with the names of those"
              + " who sent them.",
          "Set caBundle, and remove insecureSkipTLSVerify.",
          "");

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
    return Set.of(Installed.API_SERVICE);
  }

  @Override
  public Outcome check(Resource service, Audit audit) {
    Field spec = service.root().at("spec");
    if (spec.at("service").isMissing()) {
      return new Outcome.NotApplicable("the API server answers it itself");
    }
    Field skip = spec.at("insecureSkipTLSVerify");
    return Outcome.failIfAny(
        "is not verified by the API server",
        skip.isTrue() ? List.of(Evidence.of(service, skip)) : List.of());
  }
}
