package io.inscope.reports.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What stands in one place of a table.
public sealed interface Cell {
  /// Text from anywhere, also from the cluster: a writer must never let it become a formula.
  record Text(String text) implements Cell {}

  record Amount(long amount) implements Cell {}

  record Date(Instant instant) implements Cell {}

  /// A day of the calendar, without a time.
  record Day(LocalDate day) implements Cell {}

  /// One word of a fixed vocabulary that is shown with colour as well: `FAIL`, `critical`, `cde`.
  record Status(String word) implements Cell {}

  /// A reference to a row of another table.
  ///
  /// @param sheet the table's id
  /// @param row the value of its first column
  record Link(String text, String sheet, String row) implements Cell {}

  record Blank() implements Cell {}

  Blank BLANK = new Blank();

  static Cell of(String text) {
    return text.isEmpty() ? BLANK : new Text(text);
  }

  static Cell of(long amount) {
    return new Amount(amount);
  }

  /// A day, blank when there is none.
  static Cell of(Optional<LocalDate> day) {
    return day.<Cell>map(Day::new).orElse(BLANK);
  }

  /// The content as plain text, as CSV writes it: dates in ISO 8601 UTC.
  default String plain() {
    return switch (this) {
      case Text t -> t.text();
      case Amount a -> Long.toString(a.amount());
      case Date d -> d.instant().toString();
      case Day d -> d.day().toString();
      case Status s -> s.word();
      case Link l -> l.text();
      case Blank _ -> "";
    };
  }
}
