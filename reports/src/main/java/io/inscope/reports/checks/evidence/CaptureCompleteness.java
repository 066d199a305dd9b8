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
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* what is known of each kind that every cluster has and that our checks or engines need.
///
/// *Allowed:* that all of them were listed, in every namespace; and of a live capture, that it came
/// to its end, and that each list shows one state of the cluster.
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
    List<Evidence> missing = new ArrayList<>();
    for (GroupKind kind : needed) {
      Coverage coverage = audit.snapshot().coverage(kind, "");
      if (!(coverage instanceof Coverage.Read)) {
        missing.add(new Evidence.Absence("%s: %s".formatted(kind, coverage.gap())));
      }
    }
    String lacks = "lacks %d of %d kinds in the hand-over".formatted(missing.size(), needed.size());
    Optional<CaptureRecord> capture = CaptureEvidence.of(audit.snapshot()).capture();
    if (capture.isEmpty()) {
      return Outcome.failIfAny(lacks, missing);
    }
    List<Evidence> doubts = doubts(capture.get(), Set.copyOf(needed));
    if (missing.isEmpty() && doubts.isEmpty()) {
      return new Outcome.Pass(meanwhile(capture.get()), List.of());
    }
    missing.addAll(doubts);
    String partial = capture.get().ending().isPartial() ? "is a part of a cluster, and " : "";
    return new Outcome.Fail(partial + lacks + ", as captured", missing);
  }

  /// Why a capture is not all there was at one time.
  private static List<Evidence> doubts(CaptureRecord capture, Set<GroupKind> needed) {
    List<Evidence> doubts = new ArrayList<>();
    if (capture.ending().isPartial()) {
      doubts.add(new Evidence.Absence("the end of the capture: " + capture.ending().why()));
    }
    capture.lists().stream()
        .filter(list -> list.isWhole() && !list.consistent())
        .filter(list -> needed.contains(list.resource().groupKind()))
        .map(
            list ->
                "one state of %s%s: the list shows more than one, and may lack what moved between them"
                    .formatted(
                        list.resource().groupKind(),
                        list.namespace().isEmpty() ? "" : " in " + list.namespace()))
        .map(Evidence.Absence::new)
        .forEach(doubts::add);
    return doubts;
  }

  /// Clusters change all the time: that is worth saying and no gap.
  private static String meanwhile(CaptureRecord capture) {
    int changes = capture.relisted().stream().mapToInt(one -> one.changes().size()).sum();
    return changes == 0
        ? ""
        : "had %d %s that changed while it was read"
            .formatted(changes, changes == 1 ? "object" : "objects");
  }
}
