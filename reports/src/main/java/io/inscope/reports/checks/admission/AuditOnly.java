package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// *Read:* policies of Kyverno, Gatekeeper, Kubewarden, jsPolicy, NeuVector and Sigstore, and
/// bindings of ValidatingAdmissionPolicies.
///
/// *Allowed:* those that refuse. Policies that only change or make objects are left out. Not
/// applicable where there is no policy, not assessed where nobody looked for some.
public final class AuditOnly implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-audit-only",
          "Policies refuse what breaks them",
          Severity.MEDIUM,
          Set.of(),
          "Such a policy writes down what it should have stopped.",
          "Set it to enforce once its reports are clean.",
          "Exceptions inside of policies, and those for single namespaces, are not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Policies policies = audit.view(Policies.class, Policies::of);
    BuiltInPolicies builtIn = audit.view(BuiltInPolicies.class, BuiltInPolicies::of);
    List<Evidence> lenient = new ArrayList<>();
    policies.all().stream()
        .filter(policy -> !policy.enforces())
        .forEach(policy -> lenient.add(policy.evidence()));
    List<Resource> bindings = builtIn.effective(audit).toList();
    bindings.stream()
        .filter(binding -> !BuiltInPolicies.denies(binding))
        .forEach(binding -> lenient.add(Evidence.of(binding, BuiltInPolicies.actions(binding))));
    if (!lenient.isEmpty()) {
      return new Outcome.Fail("has policies that refuse nothing", lenient);
    }
    SortedSet<String> gaps = new TreeSet<>(policies.gaps().values());
    gaps.addAll(builtIn.gaps());
    if (!gaps.isEmpty()) {
      return new Outcome.NotAssessed(String.join("; ", gaps));
    }
    return policies.all().isEmpty() && bindings.isEmpty()
        ? new Outcome.NotApplicable("there is no policy")
        : Outcome.pass();
  }
}
