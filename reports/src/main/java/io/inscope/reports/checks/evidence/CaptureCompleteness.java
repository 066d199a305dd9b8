package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Set;

/// *Read:* what is known of each kind that every cluster has and that our checks or engines need.
///
/// *Allowed:* that all of them were listed, in every namespace.
///
/// Source: PCI DSS 4.0.1, section 6, on the sufficiency of evidence; the sheet Coverage shows all
/// kinds.
public final class CaptureCompleteness implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "evi-capture-completeness",
          "Every kind that is needed was handed over",
          Severity.INFO,
          Set.of(),
          "What was not listed cannot be judged: its checks are not assessed.",
          "Hand over the kinds that are missing; 'inscope request' writes the commands for them.",
          "Whether a list is complete is what its source says.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<GroupKind> needed =
        RequestedKind.ALL.stream()
            .filter(one -> one.presence() == RequestedKind.Presence.ALWAYS)
            .map(RequestedKind::kind)
            .sorted()
            .toList();
    List<Evidence> missing =
        needed.stream()
            .filter(kind -> !(coverage(audit, kind) instanceof Coverage.Read))
            .<Evidence>map(
                kind -> new Evidence.Absence("%s: %s".formatted(kind, coverage(audit, kind).gap())))
            .toList();
    return Outcome.failIfAny(
        "lacks %d of %d kinds in the hand-over".formatted(missing.size(), needed.size()), missing);
  }

  private static Coverage coverage(Audit audit, GroupKind kind) {
    return audit.snapshot().coverage(kind, "");
  }
}
