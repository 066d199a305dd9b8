package io.inscope.reports.workbook;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.FindingHistory;
import io.inscope.reports.change.Changes;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.inventory.Estate;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.diff.Change;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.register.RegisterLine;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.store.CustodyEvent;
import io.inscope.snapshot.store.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything the workbook is made of. Immutable; the same input gives the same bytes.
///
/// @param project name of the project file, as people know it
/// @param cluster the snapshot itself, for the inventories
/// @param changes what is not as it was in the snapshot before; empty when there is none
/// @param engagement who assesses whom, as far as it was stated
/// @param custody what happened to the project file, oldest first
/// @param decisions everything people put on record in the project, oldest first
/// @param connections in the order in which the diagram numbers them
/// @param exposures of the CDE, to pods that need not exist
/// @param register what people put on record about connections
/// @param limits what the connections rest on or leave out, one sentence each
/// @param checks every check that there is, also those without results
/// @param coverage sorted
/// @param entries every file of what was handed over
/// @param diagrams the drawn pages, the overview first; empty when nothing was drawn
/// @param now when the workbook is written
/// @param tool name and version of the program: `Inscope 0.1.0`
/// @param decisionMark how far the log of decisions reaches, as the project names it; written into
///   the file, so that it can be told what was filled in since. Empty when it belongs to no project
public record WorkbookInput(
    String project,
    SnapshotInfo snapshot,
    ClusterSnapshot cluster,
    Optional<Changes> changes,
    Connectivity connectivity,
    Access access,
    Engagement engagement,
    List<CustodyEvent> custody,
    List<Decision> decisions,
    Scope scope,
    List<Connection> connections,
    List<Exposure> exposures,
    ConnectionRegister register,
    List<String> limits,
    Assessment assessment,
    List<CheckInfo> checks,
    List<CoverageRow> coverage,
    List<Entry> entries,
    List<Problem> problems,
    List<Picture> diagrams,
    Instant now,
    String tool,
    String decisionMark) {
  public WorkbookInput {
    custody = List.copyOf(custody);
    decisions = List.copyOf(decisions);
    connections = List.copyOf(connections);
    exposures = List.copyOf(exposures);
    limits = List.copyOf(limits);
    checks = List.copyOf(checks);
    coverage = List.copyOf(coverage);
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
    diagrams = List.copyOf(diagrams);
  }

  /// What inventories are made of.
  Estate estate() {
    return new Estate(cluster, scope, access, assessment.results(), today());
  }

  /// Since when findings are known: one that is not new was there in the snapshot before.
  FindingHistory history() {
    return changes
        .map(
            one -> {
              Set<String> known =
                  assessment.findings().stream().map(Finding::id).collect(Collectors.toSet());
              one.findings().stream()
                  .filter(change -> change.change() == Change.ADDED)
                  .forEach(change -> known.remove(change.finding().id()));
              return new FindingHistory(snapshot, Optional.of(one.before()), known);
            })
        .orElseGet(() -> FindingHistory.none(snapshot));
  }

  /// The day by which reviews and exceptions are judged: all of [WorkbookInput#now] that the
  /// workbook shows, so that one project gives the same bytes all day.
  LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /// The connections with what is on record about each, on the day of writing.
  List<RegisterLine> registerLines() {
    return register.lines(connections, today());
  }
}
