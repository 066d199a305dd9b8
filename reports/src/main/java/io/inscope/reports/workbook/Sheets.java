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
        new RegisterHistorySheet(),
        new FindingsSheet(),
        new RequirementsSheet(),
        new ManualEvidenceSheet(),
        new ExceptionsSheet(),
        new ScopeSheet(),
        new PathsSheet(),
        new ExposureSheet(),
        new PoliciesSheet(),
        new ChecksSheet(),
        new CoverageSheet(),
        new ProblemsSheet(),
        new CustodySheet());
  }

  /// Those that people fill in.
  public static List<TableSheet> toFillIn() {
    return List.of(
        new ConnectionsSheet(),
        new FindingsSheet(),
        new RequirementsSheet(),
        new ManualEvidenceSheet(),
        new ExceptionsSheet());
  }

  /// What belongs to the connection register alone: for people who fill it in.
  public static List<Sheet> register() {
    return List.of(new ConnectionsSheet(), new RegisterHistorySheet());
  }
}
