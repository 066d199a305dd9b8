package io.inscope.reports.table;

import io.inscope.reports.engagement.Engagement;
import java.util.List;
import java.util.stream.Stream;

/// What is stated about the engagement: every item there is, with an empty value where nothing is
/// stated.
public final class EngagementTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("item", "Item", 16),
          new Column("title", "Printed as", 20),
          new Column("value", "Value", 60));

  private EngagementTable() {}

  public static Table of(Engagement engagement) {
    return new Table(
        "engagement",
        "Engagement",
        COLUMNS,
        Stream.of(Engagement.Item.values())
            .map(
                item ->
                    List.of(
                        Cell.of(item.key()), Cell.of(item.title()), Cell.of(engagement.get(item))))
            .toList());
  }
}
