package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.reports.workbook.readback.TableShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SheetsTest {
  @Test
  void noSheetIsForgottenInTheList() {
    Set<String> written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.inscope.reports.workbook")
                .stream()
                .filter(type -> type.isAssignableTo(Sheet.class) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.getSimpleName())
                .collect(Collectors.toSet());

    assertThat(Sheets.all().stream().map(sheet -> sheet.getClass().getSimpleName()).distinct())
        .containsExactlyInAnyOrderElementsOf(written);
  }

  /// What an assessor looks for, in the order in which it is looked for. Inventories are several.
  private static final List<String> ASKED_FOR =
      List.of(
          "Cover",
          "How to read",
          "Scope",
          "Inventory",
          "Diagram",
          "Connections",
          "Network policies",
          "Findings",
          "Requirement matrix",
          "Manual evidence",
          "Exceptions",
          "Vulnerabilities",
          "Changes",
          "Data discovery",
          "Chain of custody",
          "Coverage");

  @Test
  void sheetsThatAreAskedForStandInTheirOrderAndAreAlwaysThere() {
    List<Sheet> asked =
        Sheets.all().stream().filter(sheet -> ASKED_FOR.contains(place(sheet))).toList();

    assertThat(asked.stream().map(SheetsTest::place).distinct().toList())
        .isEqualTo(
            ASKED_FOR.stream()
                .filter(name -> asked.stream().anyMatch(sheet -> place(sheet).equals(name)))
                .toList())
        .hasSizeGreaterThanOrEqualTo(12);
    WorkbookInput empty = EmptyInput.of(SampleInput.bank());
    assertThat(asked).allMatch(sheet -> sheet.isWanted(empty));
  }

  private static String place(Sheet sheet) {
    return sheet.name().startsWith("Inventory") ? "Inventory" : sheet.name();
  }

  @Test
  void namesAreUniqueAndLeaveRoomForANumber() {
    assertThat(Sheets.all()).extracting(Sheet::name).doesNotHaveDuplicates();
    assertThat(Sheets.all()).allSatisfy(sheet -> assertThat(sheet.name()).hasSizeBetween(1, 25));
  }

  /// What is yellow and not read back would be lost without a word.
  @Test
  void everyTableWithAColumnToFillInIsReadBack() {
    WorkbookInput bank = SampleInput.bank();
    List<String> yellow =
        Sheets.all().stream()
            .filter(sheet -> sheet instanceof TableSheet)
            .map(sheet -> ((TableSheet) sheet).table(bank))
            .filter(table -> table.columns().stream().anyMatch(Column::editable))
            .map(Table::id)
            .toList();

    assertThat(Sheets.toFillIn().stream().map(sheet -> TableShape.of(sheet, bank).table().id()))
        .containsExactlyElementsOf(yellow)
        .hasSize(5);
  }
}
