package io.inscope.reports.workbook;

import io.inscope.reports.table.ConnectionRegisterTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.register.RegisterColumn;
import io.inscope.snapshot.register.RegisterLine;
import io.inscope.snapshot.register.Review;
import java.util.List;
import java.util.Set;

/// The connection table: the rows are numbered as the arrows of the diagram.
final class ConnectionsSheet implements TableSheet {
  @Override
  public String name() {
    return "Connections";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ConnectionRegisterTable.of(input.registerLines(), input.scope());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (input.connections().isEmpty()) {
      return input.scope().cde().isEmpty()
          ? "No connection touches the CDE, since no workload is in it: nobody declared one."
          : "No permitted connection touches the CDE.";
    }
    return "Every permitted connection that touches the CDE, numbered as on the diagram. "
        + counts(input.registerLines())
        + " The yellow columns are for the entity: why it is needed, who owns it, who approved it"
        + " and when, by when it is to be reviewed. Fill them in, and"
        + " 'inscope report PROJECT --read-back' this workbook puts them on record: rows may be"
        + " sorted and filtered, the column Id must stay."
        + gone(input);
  }

  /// `37 connections: 9 justified, 3 reviews expired, 25 without justification or approval.`
  private static String counts(List<RegisterLine> lines) {
    long expired = count(lines, Review.State.EXPIRED);
    return lines.size()
        + (lines.size() == 1 ? " connection: " : " connections: ")
        + count(lines, Review.State.CURRENT)
        + " justified, "
        + expired
        + (expired == 1 ? " review expired, " : " reviews expired, ")
        + count(lines, Review.State.MISSING)
        + " without justification or approval.";
  }

  private static long count(List<RegisterLine> lines, Review.State state) {
    return lines.stream().filter(line -> line.review().state() == state).count();
  }

  private static String gone(WorkbookInput input) {
    int gone = input.register().gone(input.connections()).size();
    return gone == 0
        ? ""
        : " On record "
            + (gone == 1 ? "is also one that is" : "are also " + gone + " that are")
            + " not in this snapshot: see the sheet Register history.";
  }

  @Override
  public Set<String> days() {
    return Set.of(RegisterColumn.APPROVED_ON.key(), RegisterColumn.REVIEW_DATE.key());
  }
}
