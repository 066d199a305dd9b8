package io.inscope.reports.workbook;

import io.inscope.reports.inventory.Inventories;
import io.inscope.reports.inventory.Inventory;
import io.inscope.reports.table.Table;
import java.util.List;

/// One inventory.
final class InventorySheet implements TableSheet {
  static final List<Sheet> ALL = Inventories.ALL.stream().<Sheet>map(InventorySheet::new).toList();

  private final Inventory inventory;

  private InventorySheet(Inventory inventory) {
    this.inventory = inventory;
  }

  @Override
  public String name() {
    return inventory.name();
  }

  @Override
  public Table table(WorkbookInput input) {
    return inventory.table(input.estate());
  }

  @Override
  public String intro(WorkbookInput input) {
    String gap = inventory.gap(input.estate());
    return inventory.about()
        + (gap.isEmpty()
            ? " Every object of the kinds it rests on was read."
            : " It may not be whole: " + gap + ".");
  }
}
