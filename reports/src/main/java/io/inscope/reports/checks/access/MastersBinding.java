package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// The API server lets members of system:masters do everything, whatever is bound. Whoever names
/// the group in a binding uses it for daily work. The one binding that every cluster has says
/// nothing about who is in the group, so somebody has to be asked.
///
/// *Read:* `subjects` of bindings.
///
/// *Allowed:* other groups.
///
/// Source: [superuser
/// groups](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege).
public final class MastersBinding implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-system-masters",
          "No binding names the group system:masters",
          Severity.CRITICAL,
          RIGHTS,
          "Members of the group pass every check of rights, and a certificate that says "
              + "so cannot be revoked.",
          "Bind a group of your own, and keep a certificate of system:masters sealed for "
              + "emergencies.",
          "Who holds certificates of the group is not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    List<Evidence> masters =
        Binding.of(binding).subjects().stream()
            .filter(named -> named.subject().equals(Subject.group("system:masters")))
            .map(named -> Evidence.of(binding, named.place().at("name")))
            .toList();
    return !masters.isEmpty() && Shipped.isBinding(binding, audit)
        ? new Outcome.Manual(
            "Who holds certificates of this group, where are they kept, and who notices their use?",
            masters)
        : Outcome.failIfAny("names the group system:masters", masters);
  }
}
