package io.inscope.reports.table;

import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The network plugin, one row for what it is and one for each switch on which answers depend.
public final class PluginTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("switch", "Switch", 26),
          new Column("value", "Value", 14),
          new Column("source", "Source", 9),
          new Column("evidence", "Evidence", 60),
          new Column("meaning", "What yes means", 44));

  private PluginTable() {}

  public static Table of(PluginFacts plugin) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Cell.of("plugin"),
            Cell.of((plugin.name() + " " + plugin.version()).trim()),
            new Cell.Status("detected"),
            Cell.of(plugin.evidence()),
            Cell.BLANK));
    for (Map.Entry<PluginSwitch, Setting> one : plugin.switches().all().entrySet()) {
      rows.add(
          List.of(
              Cell.of(one.getKey().key()),
              new Cell.Status(one.getValue().value().word()),
              new Cell.Status(one.getValue().source().word()),
              Cell.of(one.getValue().evidence()),
              Cell.of(one.getKey().meaning())));
    }
    return new Table("plugin", "Network plugin", COLUMNS, rows);
  }
}
