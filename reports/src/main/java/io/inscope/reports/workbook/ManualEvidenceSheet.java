package io.inscope.reports.workbook;

import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.table.ManualEvidenceTable;
import io.inscope.reports.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What people have to answer, and what they answered.
final class ManualEvidenceSheet implements TableSheet {
  @Override
  public String name() {
    return "Manual evidence";
  }

  @Override
  public Table table(WorkbookInput input) {
    return ManualEvidenceTable.of(input.assessment());
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("met", Stream.of(Judgement.Met.values()).map(Judgement.Met::word).toList());
  }

  @Override
  public String intro(WorkbookInput input) {
    if (table(input).rows().isEmpty()) {
      return "Neither a check nor a framework of this workbook asks people anything.";
    }
    return "What a snapshot cannot show: first what checks ask about objects of this cluster, then"
        + " the questions of each framework, with the answers and documents on record. A"
        + " document is told again by its SHA-256; it is not part of this workbook. The yellow"
        + " columns can be filled in and read back: lay documents beside the workbook then.";
  }
}
