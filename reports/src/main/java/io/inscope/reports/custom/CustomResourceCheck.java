package io.inscope.reports.custom;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// A rule about objects of one kind.
record CustomResourceCheck(Rule rule) implements ResourceCheck {
  @Override
  public CheckInfo info() {
    return rule.info();
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return rule.info().reads();
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    return RuleEvaluation.of(rule, resource, audit);
  }
}
