package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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

  @Test
  void namesAreUniqueAndLeaveRoomForANumber() {
    assertThat(Sheets.all()).extracting(Sheet::name).doesNotHaveDuplicates();
    assertThat(Sheets.all()).allSatisfy(sheet -> assertThat(sheet.name()).hasSizeBetween(1, 25));
  }
}
