package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `failurePolicy` of webhooks that belong to products that decide at admission, and of
/// unknown ones that are asked about workloads.
///
/// *Allowed:* Fail, which is the default. Of unknown ones that ignore failures people have to tell
/// whether they guard anything. Not applicable to others.
public final class WebhookIgnore implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-webhook-ignore",
          "Webhooks that guard the cluster refuse when they do not answer",
          Severity.MEDIUM,
          Set.of(Hook.VALIDATING),
          "Whoever stops or overloads the webhook is no longer checked.",
          "Set failurePolicy: Fail, and run the webhook in several replicas.",
          "Products are told by the names of their webhooks. What a product does with a failure"
              + " inside is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Hook.VALIDATING);
  }

  @Override
  public Outcome check(Resource configuration, Audit audit) {
    List<Evidence> ignored = new ArrayList<>();
    List<Evidence> unknown = new ArrayList<>();
    boolean guards = false;
    for (Hook hook : Hook.of(configuration).toList()) {
      boolean guard = hook.guard().isPresent();
      guards |= guard;
      if (hook.isIgnored() && (guard || hook.seesWorkloads())) {
        (guard ? ignored : unknown).add(hook.evidence(hook.failurePolicy()));
      }
    }
    if (!ignored.isEmpty()) {
      return new Outcome.Fail("lets objects pass when the webhook does not answer", ignored);
    }
    if (!unknown.isEmpty()) {
      return new Outcome.Manual(
          "It lets workloads pass when it does not answer: does it guard anything?", unknown);
    }
    return guards
        ? Outcome.pass()
        : new Outcome.NotApplicable("nothing shows that it guards workloads");
  }
}
