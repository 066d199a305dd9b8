package io.inscope.reports.workbook;

import io.inscope.reports.check.Audit;
import io.inscope.reports.checks.images.VulnerableUses;
import io.inscope.reports.table.Table;
import io.inscope.reports.table.VulnerabilitiesTable;

/// What scanners found in the images that run, ranked by what is at stake, with the formula.
final class VulnerabilitiesSheet implements TableSheet {
  @Override
  public String name() {
    return "Vulnerabilities";
  }

  @Override
  public Table table(WorkbookInput input) {
    return VulnerabilitiesTable.of(VulnerableUses.of(audit(input)));
  }

  @Override
  public String intro(WorkbookInput input) {
    Audit audit = audit(input);
    String gap = VulnerableUses.gap(audit);
    if (VulnerableUses.hasNoScan(audit)) {
      return "No scan of any image was handed over, so nothing is said about vulnerabilities: "
          + gap
          + ".";
    }
    return "What scanners list of the images that run, of every severity, the highest score in"
        + " front. "
        + VulnerableUses.FORMULA
        + " The numbers are ours: they rank, they measure nothing. A scan shows what was known on"
        + " its day."
        + (gap.isEmpty() ? "" : " Not everything is here: " + gap + ".");
  }

  private static Audit audit(WorkbookInput input) {
    return new Audit(
        input.cluster(),
        input.connectivity(),
        input.access(),
        input.scope(),
        input.register(),
        input.today());
  }
}
