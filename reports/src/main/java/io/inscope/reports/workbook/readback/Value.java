package io.inscope.reports.workbook.readback;

import io.inscope.snapshot.register.WrittenDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// What stands in a cell, whatever program wrote it. An empty cell has none.
sealed interface Value {
  /// @param written before line ends and blanks are made equal
  record Text(String written) implements Value {}

  /// @param day the day it is shown as, or could be: spreadsheets keep days as numbers
  /// @param isShownAsDay whether the cell has the format of a date
  record Number(BigDecimal number, Optional<LocalDate> day, boolean isShownAsDay)
      implements Value {}

  /// A formula that could not be computed: `#REF!`.
  record Fault(String error) implements Value {}

  /// As people read it, line ends and blanks made equal.
  default String text() {
    return switch (this) {
      case Text t -> plain(t.written());
      case Number n ->
          n.isShownAsDay() && n.day().isPresent()
              ? n.day().get().toString()
              : n.number().stripTrailingZeros().toPlainString();
      case Fault f -> f.error();
    };
  }

  /// As a day; empty when it is none, or not clear which.
  default Optional<LocalDate> day() {
    return switch (this) {
      case Text t -> WrittenDate.parse(plain(t.written()));
      case Number n -> n.day();
      case Fault _ -> Optional.empty();
    };
  }

  /// Programs change line ends and spaces at the ends when they save; nobody means that.
  static String plain(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ').strip();
  }
}
