package io.inscope.reports.workbook.readback;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.workbook.Sheets;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.snapshot.register.ConnectionRegister;
import java.util.List;

/// What was on record at some time, and what a workbook shows of it.
///
/// @param shapes the sheets that can be filled in, as they would be written
public record OnRecord(
    List<TableShape> shapes, Assessment assessment, ConnectionRegister register) {
  public OnRecord {
    shapes = List.copyOf(shapes);
  }

  /// @param tables the ids of those to show
  public static OnRecord of(WorkbookInput input, List<String> tables) {
    return new OnRecord(
        Sheets.toFillIn().stream()
            .map(sheet -> TableShape.of(sheet, input))
            .filter(shape -> tables.contains(shape.id()))
            .toList(),
        input.assessment(),
        input.register());
  }

  Judgements judgements() {
    return assessment.judgements();
  }

  TableShape shape(String table) {
    return shapes.stream().filter(shape -> shape.id().equals(table)).findFirst().orElseThrow();
  }
}
