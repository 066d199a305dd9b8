package io.inscope.reports.workbook;

import java.util.List;

/// Every sheet there is, in the order of the tabs.
public final class Sheets {
  private Sheets() {}

  public static List<Sheet> all() {
    return List.of(
        new CoverSheet(),
        new HowToReadSheet(),
        new DiagramSheet(),
        new ConnectionsSheet(),
        new FindingsSheet(),
        new RequirementsSheet(),
        new ScopeSheet(),
        new PathsSheet(),
        new PoliciesSheet(),
        new ChecksSheet(),
        new CoverageSheet(),
        new ProblemsSheet(),
        new CustodySheet());
  }
}
