package io.inscope.reports.table;

import io.inscope.snapshot.scope.Declaration;
import io.inscope.snapshot.scope.Grounds;
import io.inscope.snapshot.scope.Proof;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The scope of each workload and node for people: the rows of [ScopeTable], with who decided on
/// what grounds, and every proof of what the facts show.
public final class ScopeRegisterTable {
  private static final int PROOFS_SHOWN = 3;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("namespace", "Namespace", 18),
          new Column("kind", "Kind", 13),
          new Column("name", "Name", 24),
          new Column("declared", "Declared", 17),
          new Column("derived", "Facts show", 17),
          new Column("effective", "Effective", 17),
          new Column("contradiction", "Contradiction", 13),
          new Column("data_role", "Data role", 10),
          new Column("tier", "Tier", 8),
          new Column("environment", "Environment", 12),
          new Column("function", "Function", 14),
          new Column("because", "Because", 44),
          new Column("source", "Source", 10),
          new Column("declared_at", "Declared at", 26),
          new Column("who", "Decided by", 14),
          new Column("when", "Decided on", 11),
          new Column("valid_until", "Valid until", 11),
          new Column("evidence", "Filed as", 14),
          new Column("proofs", "Every proof, the strongest first", 56));

  private ScopeRegisterTable() {}

  public static Table of(Scope scope) {
    return new Table(
        "scope", "Scope", COLUMNS, scope.entries().stream().map(ScopeRegisterTable::row).toList());
  }

  private static List<Cell> row(ScopeEntry entry) {
    Grounds grounds = entry.declaration().map(Declaration::grounds).orElse(Grounds.NONE);
    return List.of(
        Cell.of(entry.workload().namespace()),
        Cell.of(entry.workload().kind()),
        Cell.of(entry.workload().name()),
        entry.declared().map(ScopeRegisterTable::word).orElse(Cell.BLANK),
        word(entry.derived()),
        word(entry.effective()),
        contradiction(entry),
        new Cell.Status(entry.dataRole().word()),
        Cell.of(entry.traits().tier()),
        Cell.of(entry.traits().environment()),
        Cell.of(entry.traits().function()),
        Cell.of(entry.because()),
        entry.declaration().<Cell>map(d -> new Cell.Status(d.source().word())).orElse(Cell.BLANK),
        Cell.of(entry.declaration().map(Declaration::place).orElse("")),
        Cell.of(grounds.who()),
        date(grounds.when()),
        date(grounds.validUntil()),
        Cell.of(grounds.evidence()),
        Cell.of(proofs(entry.proofs())));
  }

  private static Cell word(ScopeClass scopeClass) {
    return new Cell.Status(scopeClass.word());
  }

  private static Cell contradiction(ScopeEntry entry) {
    return entry.isContradicted()
        ? new Cell.Status(entry.isRefused() ? "refused" : "contradicted")
        : Cell.BLANK;
  }

  /// A day has no hour: as text it is the same day everywhere.
  private static Cell date(Optional<LocalDate> date) {
    return Cell.of(date.map(LocalDate::toString).orElse(""));
  }

  private static String proofs(List<Proof> proofs) {
    String shown =
        proofs.stream()
            .limit(PROOFS_SHOWN)
            .map(proof -> proof.word() + ": " + proof.sentence())
            .collect(Collectors.joining("\n"));
    int more = proofs.size() - PROOFS_SHOWN;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
