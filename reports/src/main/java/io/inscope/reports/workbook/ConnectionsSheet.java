package io.inscope.reports.workbook;

import io.inscope.reports.table.ConnectionRegisterTable;
import io.inscope.reports.table.Table;

/// The connection table: the rows are numbered as the arrows of the diagram.
final class ConnectionsSheet implements TableSheet {
  @Override
  public String name() {
    return "Connections";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ConnectionRegisterTable.of(input.connections(), input.scope());
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Every permitted connection that touches the CDE, numbered as on the diagram. The yellow"
        + " columns are for the entity: why it is needed, who owns it, who approved it, when"
        + " it was last reviewed.";
  }
}
