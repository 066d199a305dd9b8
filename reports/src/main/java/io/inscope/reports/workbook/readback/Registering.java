package io.inscope.reports.workbook.readback;

import io.inscope.reports.workbook.readback.RowOutcome.Kind;
import io.inscope.snapshot.register.Amending;
import io.inscope.snapshot.register.Amendment;
import io.inscope.snapshot.register.Justification;
import io.inscope.snapshot.register.RegisterColumn;
import io.inscope.snapshot.register.RegisterInput;
import io.inscope.snapshot.register.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of the connection register: they are recorded together.
public final class Registering {
  private final Amending amending;
  private final List<Amendment> amendments = new ArrayList<>();
  private final Map<String, RowOutcome> byPlace = new LinkedHashMap<>();
  private Optional<String> payload = Optional.empty();

  public Registering(Amending amending) {
    this.amending = amending;
  }

  void row(FilledTable.Row row, List<String> key, RowComparison cells) {
    Change change = cells.change();
    String place = "sheet '%s', row %d".formatted(row.sheet(), row.number());
    amendments.add(
        new Amendment(
            new Target.Id(key.getFirst()),
            new Justification(
                change.after(RegisterColumn.JUSTIFICATION.key()),
                change.after(RegisterColumn.OWNER.key()),
                change.after(RegisterColumn.APPROVER.key()),
                day(change, RegisterColumn.APPROVED_ON),
                day(change, RegisterColumn.REVIEW_DATE),
                change.after(RegisterColumn.NOTE.key())),
            // A row is recorded as it stands: an emptied cell takes back what was in it.
            true,
            place));
    byPlace.put(
        place,
        new RowOutcome(
            row.sheet(),
            row.number(),
            TableShape.name(key),
            Kind.RECORDED,
            cells.columns(),
            cells.difference()
                + (cells.isMasked() ? ". Something secret, or a card number, was masked" : "")));
  }

  private static Optional<LocalDate> day(Change change, RegisterColumn column) {
    String text = change.after(column.key());
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  /// What became of the rows.
  ///
  /// @param source the file, as the log is to name it
  List<RowOutcome> end(String source) {
    Amending.Result result = amending.apply(new RegisterInput(amendments, List.of()), source);
    payload = result.payload();
    Map<String, String> refused = new HashMap<>();
    for (String problem : result.problems()) {
      byPlace.keySet().stream()
          .filter(place -> problem.startsWith(place + ": "))
          .findFirst()
          .ifPresent(place -> refused.put(place, problem.substring(place.length() + 2)));
    }
    List<RowOutcome> outcomes = new ArrayList<>();
    byPlace.forEach(
        (place, row) -> {
          String why = refused.get(place);
          outcomes.add(
              why == null
                  ? row
                  : new RowOutcome(
                      row.sheet(), row.row(), row.id(), Kind.REFUSED, row.columns(), why));
        });
    return outcomes;
  }

  Optional<String> payload() {
    return payload;
  }
}
