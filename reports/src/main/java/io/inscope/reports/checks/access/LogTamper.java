package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// What is collected, and where it is sent, stands in the objects of logging operators.
/// Subresources `pods/log` can only be read; a rule that lets them be changed was written without
/// knowing, and covers whatever is made of it later.
///
/// *Read:* the rules of the role that a binding gives: writing verbs on `pods/log`, on the objects
/// of logging operators and on audit sinks.
///
/// *Allowed:* none of them. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [logging
/// architecture](https://kubernetes.io/docs/concepts/cluster-administration/logging/).
public final class LogTamper implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-log-tamper",
          "No binding lets its subjects change what is logged",
          Severity.MEDIUM,
          RIGHTS,
          "Logs that can be switched off by those they speak of prove nothing.",
          "Give the right to those who run logging, and nobody else.",
          "Logging operators other than those of Fluent, Banzai Cloud, OpenShift and "
              + "Istio are not known; config maps of agents are another check.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CHANGE_LOGGING)
        .failIfAny("lets its subjects change what is logged");
  }
}
