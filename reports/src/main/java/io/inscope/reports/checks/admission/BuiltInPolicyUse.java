package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `failurePolicy`, and the bindings that name the policy.
///
/// *Allowed:* Fail, which is the default, and at least one binding. Whether a binding refuses or
/// only warns is told by adm-audit-only.
public final class BuiltInPolicyUse implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-vap",
          "Every ValidatingAdmissionPolicy is bound and refuses when it fails",
          Severity.MEDIUM,
          Set.of(BuiltInPolicies.POLICY, BuiltInPolicies.BINDING),
          "Without a binding it checks nothing; with failurePolicy Ignore whatever breaks it gets"
              + " through.",
          "Bind it with validationActions: [Deny], and set failurePolicy: Fail.",
          "Which objects it matches and what it demands is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(BuiltInPolicies.POLICY);
  }

  @Override
  public Outcome check(Resource policy, Audit audit) {
    BuiltInPolicies all = audit.view(BuiltInPolicies.class, BuiltInPolicies::of);
    if (!all.bindings().containsKey(policy.ref().name())) {
      return new Outcome.Fail(
          "is not bound, so nothing is checked",
          List.of(Evidence.of(policy, policy.root().at("metadata", "name"))));
    }
    Field failure = policy.root().at("spec", "failurePolicy");
    return failure.text("Fail").equals("Ignore")
        ? new Outcome.Fail(
            "lets objects pass that it cannot judge", List.of(Evidence.of(policy, failure)))
        : Outcome.pass();
  }
}
