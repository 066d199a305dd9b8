package io.inscope.reports.table;

import io.inscope.snapshot.importing.Entry;
import java.util.List;

/// Every file of what was handed over, its hash, and what became of it.
public final class CustodyTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("source", "Source", 48),
          new Column("size", "Bytes", 13),
          new Column("sha256", "SHA-256", 68),
          new Column("format", "Format", 18),
          new Column("disposition", "Disposition", 14),
          new Column("objects", "Objects", 10),
          new Column("note", "Note", 50));

  private CustodyTable() {}

  public static Table of(List<Entry> entries) {
    return new Table(
        "custody", "Chain of custody", COLUMNS, entries.stream().map(CustodyTable::row).toList());
  }

  private static List<Cell> row(Entry entry) {
    return List.of(
        Cell.of(entry.source()),
        Cell.of(entry.size()),
        Cell.of(entry.sha256()),
        Cell.of(entry.format()),
        new Cell.Status(entry.disposition().name()),
        Cell.of(entry.objects()),
        Cell.of(entry.note()));
  }
}
