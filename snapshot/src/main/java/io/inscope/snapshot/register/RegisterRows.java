package io.inscope.snapshot.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows that people filled in. Their order, and columns of other names, do not matter; a row
/// in which nothing is filled in says nothing.
public final class RegisterRows {
  private final List<Amendment> amendments = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Amendment> byId = new HashMap<>();

  private RegisterRows() {}

  public static RegisterInput read(FilledSheet sheet) {
    RegisterRows reading = new RegisterRows();
    reading.problems.addAll(sheet.problems());
    sheet.rows().stream().filter(FilledRow::isFilled).forEach(reading::row);
    return new RegisterInput(reading.amendments, reading.problems);
  }

  private void row(FilledRow row) {
    String id = row.text(RegisterColumn.ID).strip();
    if (id.isEmpty()) {
      problems.add(
          row.place()
              + ": filled in, but the id of the connection is missing; copy it from the sheet as it"
              + " was written");
      return;
    }
    int before = problems.size();
    Amendment amendment =
        new Amendment(
            new Target.Id(id),
            new Justification(
                row.text(RegisterColumn.JUSTIFICATION),
                row.text(RegisterColumn.OWNER),
                row.text(RegisterColumn.APPROVER),
                date(row, RegisterColumn.APPROVED_ON),
                date(row, RegisterColumn.REVIEW_DATE),
                row.text(RegisterColumn.NOTE)),
            false,
            row.place());
    if (problems.size() > before) {
      return;
    }
    Amendment other = byId.putIfAbsent(id, amendment);
    if (other == null) {
      amendments.add(amendment);
    } else if (!other.said().equals(amendment.said())) {
      problems.add(
          "%s: says something else of %s than %s; keep one of the two rows"
              .formatted(row.place(), id, other.place()));
    }
  }

  private Optional<LocalDate> date(FilledRow row, RegisterColumn column) {
    FilledRow.Cell cell = row.cells().get(column);
    if (cell == null) {
      return Optional.empty();
    }
    Optional<LocalDate> date = WrittenDate.parse(cell.text());
    if (date.isEmpty()) {
      problems.add(
          "%s, %s: '%s' is not a date, or not clear; write it as 2026-11-30"
              .formatted(row.place(), cell.place(), cell.text()));
    }
    return date;
  }
}
