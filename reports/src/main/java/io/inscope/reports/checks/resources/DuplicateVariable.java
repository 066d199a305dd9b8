package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// *Read:* the names in `env` of every container. What `envFrom` brings is meant to be overridden.
///
/// *Allowed:* each name once.
public final class DuplicateVariable implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-duplicate-env",
          "No container sets a variable twice",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Only the last value counts, which is not always the one that people see.",
          "Remove all but one.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> twice = new ArrayList<>();
    for (Field container : workload.containers().toList()) {
      Set<String> seen = new HashSet<>();
      for (Field variable : container.at("env").each().toList()) {
        Field name = variable.at("name");
        if (!seen.add(name.text(""))) {
          twice.add(Evidence.of(workload.template(), name, container));
        }
      }
    }
    return Outcome.failIfAny("sets variables twice", twice);
  }
}
