package io.inscope.reports.workbook;

import io.inscope.reports.inventory.DataDiscovery;
import io.inscope.reports.table.Table;

/// Account data and data of people in the objects themselves.
final class DataDiscoverySheet implements TableSheet {
  @Override
  public String name() {
    return "Data discovery";
  }

  @Override
  public Table table(WorkbookInput input) {
    return DataDiscovery.of(input.estate(), input.assessment());
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Where card numbers and other data of people stood in the objects that were handed over."
        + " They were masked on import; none is in this file. Only objects were searched: not logs,"
        + " volumes, databases or images. An empty list says that nothing was found in what was"
        + " handed over; the sheet Coverage says what was not.";
  }
}
