package io.inscope.reports.table;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.SentRequest;
import io.inscope.snapshot.store.CustodyEvent;
import io.inscope.snapshot.store.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything the workbook rests on and what happened to it: how the cluster was read, the hashes,
/// the log of the project, what people put on record, the objects of each kind, every file that was
/// handed over, and of a live capture every list, what changed meanwhile, and the requests.
/// `record` says which of these a row is.
public final class ChainOfCustodyTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("record", "Record", 11),
          new Column("item", "Item", 44),
          new Column("at", "When", 23),
          new Column("by", "By", 14),
          new Column("objects", "Objects", 9),
          new Column("resource_version", "Newest resourceVersion", 15),
          new Column("size", "Bytes", 12),
          new Column("format", "Format", 18),
          new Column("disposition", "Disposition", 13),
          new Column("sha256", "SHA-256", 34),
          new Column("note", "Note", 50));

  /// One row.
  ///
  /// @param objects, size where there is such a number
  /// @param resourceVersion of the newest object of a kind; may be empty
  private record Line(
      String kind,
      String item,
      Optional<Instant> at,
      String by,
      OptionalLong objects,
      String resourceVersion,
      OptionalLong size,
      String format,
      String disposition,
      String sha256,
      String note) {
    static Line of(String kind, String item, String note) {
      return hash(kind, item, "", note);
    }

    static Line hash(String kind, String item, String sha256, String note) {
      return new Line(
          kind,
          item,
          Optional.empty(),
          "",
          OptionalLong.empty(),
          "",
          OptionalLong.empty(),
          "",
          "",
          sha256,
          note);
    }

    List<Cell> cells() {
      return List.of(
          Cell.of(kind),
          Cell.of(item),
          at.<Cell>map(Cell.Date::new).orElse(Cell.BLANK),
          Cell.of(by),
          amount(objects),
          Cell.of(resourceVersion),
          amount(size),
          Cell.of(format),
          disposition.isEmpty() ? Cell.BLANK : new Cell.Status(disposition),
          Cell.of(sha256),
          Cell.of(note));
    }

    private static Cell amount(OptionalLong amount) {
      return amount.isPresent() ? Cell.of(amount.getAsLong()) : Cell.BLANK;
    }
  }

  private final List<List<Cell>> rows = new ArrayList<>();

  /// Rows come in the order in which they are added.
  public ChainOfCustodyTable() {}

  /// What is known of how the cluster was read.
  public ChainOfCustodyTable capture(String item, String words) {
    return add(Line.of("capture", item, words));
  }

  public ChainOfCustodyTable hash(String item, String sha256, String of) {
    return add(Line.hash("hash", item, sha256, of));
  }

  public ChainOfCustodyTable event(CustodyEvent event) {
    return add(
        new Line(
            "project",
            event.event(),
            Optional.of(event.at()),
            "",
            OptionalLong.empty(),
            "",
            OptionalLong.empty(),
            "",
            "",
            "",
            event.detail()));
  }

  /// @param sha256 of what was put on record
  public ChainOfCustodyTable decision(Decision decision, String sha256) {
    return add(
        new Line(
            "decision",
            "No. %s: %s".formatted(decision.id(), decision.kind()),
            Optional.of(decision.at()),
            decision.author(),
            OptionalLong.empty(),
            "",
            OptionalLong.empty(),
            "",
            "",
            sha256,
            ""));
  }

  public ChainOfCustodyTable kind(String kind, long objects, String resourceVersion) {
    return add(
        new Line(
            "objects",
            kind,
            Optional.empty(),
            "",
            OptionalLong.of(objects),
            resourceVersion,
            OptionalLong.empty(),
            "",
            "",
            "",
            ""));
  }

  /// A list of a live capture: where it began, what came, and the state of the cluster it shows.
  public ChainOfCustodyTable list(ListedKind list) {
    GroupKind kind = list.resource().groupKind();
    CoverageRow coverage = new CoverageRow(kind, list.namespace(), list.coverage());
    String note = "until " + list.end();
    if (list.isWhole() && !list.consistent()) {
      note += "; shows more than one state of the cluster";
    }
    if (!list.coverage().gap().isEmpty()) {
      note += "; " + list.coverage().gap();
    }
    return add(
        new Line(
            "list",
            kind + (list.namespace().isEmpty() ? "" : " in " + list.namespace()),
            Optional.of(list.start()),
            "",
            OptionalLong.of(list.objects()),
            list.resourceVersion(),
            OptionalLong.empty(),
            "",
            coverage.state(),
            "",
            note));
  }

  /// What changed between the reading of a kind and the end of a live capture.
  public ChainOfCustodyTable meanwhile(Relisted relisted) {
    boolean known = relisted.coverage() instanceof Coverage.Read;
    meanwhile(
        relisted,
        relisted.resource().groupKind().toString(),
        relisted.resourceVersion(),
        known ? (relisted.changes().isEmpty() ? "none" : "") : "unknown",
        known
            ? "listed again: %d changed meanwhile".formatted(relisted.changes().size())
            : relisted.coverage().gap());
    for (Relisted.Change change : relisted.changes()) {
      meanwhile(
          relisted,
          change.ref().spoken(),
          change.after(),
          change.word(),
          change.before().isEmpty() ? "" : "in the snapshot at " + change.before());
    }
    return this;
  }

  private void meanwhile(
      Relisted relisted, String item, String version, String disposition, String note) {
    add(
        new Line(
            "meanwhile",
            item,
            Optional.of(relisted.at()),
            "",
            OptionalLong.empty(),
            version,
            OptionalLong.empty(),
            "",
            disposition,
            "",
            note));
  }

  /// A request of a live capture; `sha256` is that of the answer.
  public ChainOfCustodyTable request(SentRequest sent) {
    RequestRow request = sent.request();
    return add(
        new Line(
            "request",
            "No. %d: %s %s".formatted(request.number(), request.method(), request.target()),
            Optional.of(request.at()),
            "",
            OptionalLong.empty(),
            "",
            OptionalLong.of(request.bytes()),
            "",
            request.status() == 0 ? "no answer" : Integer.toString(request.status()),
            request.sha256(),
            "%d ms, for snapshot %d".formatted(request.millis(), sent.sentFor())
                + (request.note().isEmpty() ? "" : "; " + request.note())));
  }

  public ChainOfCustodyTable file(Entry entry) {
    return add(
        new Line(
            "file",
            entry.source(),
            Optional.empty(),
            "",
            OptionalLong.of(entry.objects()),
            "",
            OptionalLong.of(entry.size()),
            entry.format(),
            entry.disposition().name(),
            entry.sha256(),
            entry.note()));
  }

  private ChainOfCustodyTable add(Line line) {
    rows.add(line.cells());
    return this;
  }

  public Table table() {
    return new Table("chain-of-custody", "Chain of custody", COLUMNS, rows);
  }
}
