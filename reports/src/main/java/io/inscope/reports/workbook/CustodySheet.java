package io.inscope.reports.workbook;

import io.inscope.reports.table.CaptureTable;
import io.inscope.reports.table.ChainOfCustodyTable;
import io.inscope.reports.table.RequestsTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.SentRequest;
import io.inscope.snapshot.store.CustodyEvent;
import java.util.List;
import java.util.stream.Stream;

/// From the cluster to this workbook: how it was read, every file with its hash, the log of the
/// project, and who put what on record.
///
/// Of the exports only those before this snapshot was sealed are shown. A workbook cannot hold its
/// own hash, and a second export must not differ from the first merely because the first is on
/// record by then: the same project gives the same bytes. The project itself keeps them all.
final class CustodySheet implements TableSheet {
  private static final String EXPORTED = "exported";

  /// A log of more requests is there as its hash; the project holds it.
  private static final int MOST_REQUESTS = 3000;

  @Override
  public String name() {
    return "Chain of custody";
  }

  @Override
  public Table table(WorkbookInput input) {
    Fingerprints hashes = Fingerprints.of(input);
    CaptureEvidence evidence = CaptureEvidence.of(input.cluster());
    List<SentRequest> requests = evidence.sentRequests().limit(MOST_REQUESTS + 1L).toList();
    ChainOfCustodyTable chain = new ChainOfCustodyTable();
    capture(input, evidence, chain);
    chain
        .hash("Seal of the snapshot", input.snapshot().sha256(), "all objects and files")
        .hash("Rule pack", hashes.rules(), "all checks and frameworks of this workbook")
        .hash("Scope", hashes.scope(), "the class of each workload and node")
        .hash("Project record", hashes.record(), "everything people put on record");
    shown(input).forEach(chain::event);
    input
        .decisions()
        .forEach(decision -> chain.decision(decision, Fingerprints.sha256(decision.payload())));
    for (GroupKind kind : input.cluster().kinds()) {
      kind(kind, input.cluster(), chain);
    }
    input.entries().forEach(chain::file);
    evidence.capture().ifPresent(record -> record.lists().forEach(chain::list));
    evidence.capture().ifPresent(record -> record.relisted().forEach(chain::meanwhile));
    if (requests.size() <= MOST_REQUESTS) {
      requests.forEach(chain::request);
    }
    return chain.table();
  }

  /// A live capture has it on record; of an import as much is said as the files tell.
  private static void capture(
      WorkbookInput input, CaptureEvidence evidence, ChainOfCustodyTable chain) {
    if (evidence.capture().isEmpty()) {
      chain
          .capture("Read from the cluster", CaptureTime.of(input.cluster()).sentence())
          .capture("Read by", Capture.identity(input.coverage()))
          .capture("Read with", Capture.command(input.entries()))
          .capture("Rights of that account", Capture.rights(input.coverage()));
      return;
    }
    CaptureTable.lines(evidence).forEach(line -> chain.capture(line.item(), line.words()));
    chain.capture("What that account could read", Capture.rights(input.coverage()));
    RequestsTable.Sum log = RequestsTable.Sum.of(evidence.sentRequests());
    chain.hash(
        "Request log",
        log.sha256(),
        "%d %s, read-only all; the hash is that of what 'inscope capture-log PROJECT --snapshot %d --format csv' writes%s"
            .formatted(
                log.requests(),
                log.requests() == 1 ? "request" : "requests",
                input.snapshot().id(),
                log.requests() > MOST_REQUESTS ? "; they are too many for this sheet" : ""));
  }

  private static Stream<CustodyEvent> shown(WorkbookInput input) {
    List<CustodyEvent> custody = input.custody();
    String sealed = "snapshot " + input.snapshot().id() + " ";
    int seal =
        custody.stream()
            .filter(e -> e.event().equals("sealed") && e.detail().startsWith(sealed))
            .mapToInt(CustodyEvent::id)
            .findFirst()
            .orElse(0);
    return custody.stream().filter(e -> !e.event().equals(EXPORTED) || e.id() < seal);
  }

  /// Resource versions are numbers in every cluster that keeps its objects in etcd, and grow with
  /// each change: the newest one of a kind says up to where it was read. Those that are no number
  /// say nothing.
  private static void kind(GroupKind kind, ClusterSnapshot snapshot, ChainOfCustodyTable chain) {
    long objects = 0;
    long newest = 0;
    for (Resource resource : (Iterable<Resource>) snapshot.all(kind)::iterator) {
      objects++;
      String version = resource.root().at("metadata").at("resourceVersion").text("");
      if (version.matches("[0-9]{1,18}")) {
        newest = Math.max(newest, Long.parseLong(version));
      }
    }
    chain.kind(kind.toString(), objects, newest == 0 ? "" : Long.toString(newest));
  }

  @Override
  public String intro(WorkbookInput input) {
    return Equation.of(input.entries())
        + " Sizes and hashes are those of the files as they were handed over, and of pages as a"
        + " server sent them; the hash of a decision is that of its text. The project records each"
        + " workbook that is written from it with its hash; shown here are those written before"
        + " this snapshot was sealed, so that writing a workbook does not change the next.";
  }
}
