package io.inscope.reports.workbook;

import java.util.List;
import java.util.stream.Stream;

/// Every sheet there is, in the order of the tabs: scope and inventories first, then the network,
/// what was judged, what changed, and last what it all rests on. An assessor looks for each of
/// them, so those with nothing to show say why instead of being left out; only side tables may be.
public final class Sheets {
  private Sheets() {}

  public static List<Sheet> all() {
    return Stream.of(
            List.of(
                new CoverSheet(), new HowToReadSheet(), new ScopeSheet(), new ScopeRulesSheet()),
            InventorySheet.ALL,
            List.of(
                new DiagramSheet(),
                new ConnectionsSheet(),
                new RegisterHistorySheet(),
                new PathsSheet(),
                new ExposureSheet(),
                new PoliciesSheet(),
                new FindingsSheet(),
                new RequirementsSheet(),
                new ManualEvidenceSheet(),
                new ExceptionsSheet(),
                new VulnerabilitiesSheet(),
                new ChangesSheet(),
                new DataDiscoverySheet(),
                new CustodySheet(),
                new CoverageSheet(),
                new ChecksSheet(),
                new ProblemsSheet()))
        .flatMap(List::stream)
        .toList();
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
