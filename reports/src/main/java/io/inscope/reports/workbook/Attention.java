package io.inscope.reports.workbook;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.List;

/// What a reader has to know before any number of the cover: that something is missing, so that the
/// numbers say less than they seem to.
final class Attention {
  private Attention() {}

  /// One sentence each; empty when nothing is missing.
  static List<String> of(WorkbookInput input) {
    List<String> sentences = new ArrayList<>();
    if (input.cluster().kinds().isEmpty()) {
      sentences.add(
          "The snapshot holds no object: nothing was assessed, and nothing here is a pass.");
    } else if (input.scope().workloads().isEmpty()) {
      sentences.add("The snapshot holds no workload: what is said of workloads says nothing here.");
    }
    CaptureEvidence.of(input.cluster()).capture().ifPresent(record -> capture(record, sentences));
    if (input.scope().cde().isEmpty()) {
      sentences.add(
          "No workload is in the CDE, since nobody declared one: there are no connections to list"
              + " or to draw. 'inscope scope PROJECT --apply FILE' puts on record what"
              + " handles account data.");
    }
    long undecided = count(input, ScopeClass.UNDECIDED);
    if (undecided > 0) {
      sentences.add(
          (undecided == 1
                  ? "1 workload or node is undecided and counts"
                  : undecided + " workloads and nodes are undecided and count")
              + " as in scope.");
    }
    if (!input.scope().problems().isEmpty()) {
      int problems = input.scope().problems().size();
      sentences.add(
          (problems == 1
                  ? "1 scope decision does not count as it was meant"
                  : problems + " scope decisions do not count as they were meant")
              + ": see the sheet Scope.");
    }
    long refused =
        input.coverage().stream().filter(row -> row.coverage() instanceof Coverage.Refused).count();
    if (refused > 0) {
      sentences.add(
          "Reading was refused "
              + (refused == 1 ? "once" : refused + " times")
              + ": see the sheet Coverage.");
    }
    if (input.snapshot().sha256().isEmpty()) {
      sentences.add("The snapshot is not sealed: nothing shows whether it was changed.");
    }
    return List.copyOf(sentences);
  }

  private static void capture(CaptureRecord record, List<String> sentences) {
    if (record.ending().isPartial()) {
      sentences.add(
          "The capture is PARTIAL (%s): what was not read is not assessed, and absence proves nothing."
              .formatted(record.ending().why()));
    }
    if (!record.connection().verified()) {
      sentences.add(
          "The certificate of the server was NOT CHECKED: nothing proves that what was read came"
              + " from this cluster.");
    }
    long mixed = record.lists().stream().filter(l -> l.isWhole() && !l.consistent()).count();
    if (mixed > 0) {
      sentences.add(
          (mixed == 1 ? "1 list shows" : mixed + " lists show")
              + " more than one state of the cluster: see the sheet Chain of custody.");
    }
    int changed = record.relisted().stream().mapToInt(one -> one.changes().size()).sum();
    if (changed > 0) {
      sentences.add(
          (changed == 1 ? "1 object" : changed + " objects")
              + " changed while the cluster was read: see the sheet Chain of custody.");
    }
  }

  private static long count(WorkbookInput input, ScopeClass scopeClass) {
    return input.scope().entries().stream()
        .map(ScopeEntry::effective)
        .filter(effective -> effective == scopeClass)
        .count();
  }
}
