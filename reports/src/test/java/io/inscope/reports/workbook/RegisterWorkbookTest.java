package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.register.Amending;
import io.inscope.snapshot.register.Amendment;
import io.inscope.snapshot.register.Justification;
import io.inscope.snapshot.register.RegisterException;
import io.inscope.snapshot.register.RegisterInput;
import io.inscope.snapshot.register.RegisterRows;
import io.inscope.snapshot.register.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workbook as we wrote it, edited as people do.
class RegisterWorkbookTest {
  @TempDir Path folder;

  private Path edited(Consumer<XSSFWorkbook> edit) throws IOException {
    Path written = folder.resolve("written.xlsx");
    new XlsxWriter().write(SampleInput.bank(), written);
    Path edited = folder.resolve("edited.xlsx");
    try (InputStream in = Files.newInputStream(written);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      edit.accept(workbook);
      try (OutputStream out = Files.newOutputStream(edited)) {
        workbook.write(out);
      }
    }
    return edited;
  }

  /// A cell of ours that holds a text must be made blank before POI can give it another.
  ///
  /// @param row as Excel counts
  private static Cell cell(Sheet sheet, int row, String title) {
    Row header = sheet.getRow(2);
    for (Cell cell : header) {
      if (cell.getStringCellValue().equals(title)) {
        return sheet
            .getRow(row - 1)
            .getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      }
    }
    throw new IllegalArgumentException("no column " + title);
  }

  private static Amending.Result applied(RegisterInput input) {
    return new Amending(
            SampleInput.register(),
            SampleInput.connections(),
            LocalDate.of(2026, 11, 20),
            new Redactor(FingerprintKey.of(new byte[32])))
        .apply(input, "edited.xlsx");
  }

  private static RegisterInput read(Path file) {
    return RegisterRows.read(RegisterWorkbook.read(file));
  }

  @Test
  void aWorkbookThatNobodyTouchedChangesNothing() throws IOException {
    assertThat(applied(read(edited(_ -> {}))))
        .isEqualTo(new Amending.Result(Optional.empty(), 0, 2, List.of(), List.of()));
  }

  @Test
  void whatIsFilledInIsReadWhereverItStands() throws IOException {
    Path file =
        edited(
            workbook -> {
              Sheet sheet = workbook.getSheet("Connections");
              cell(sheet, 6, "Business justification").setCellValue("Payments are authorised.");
              cell(sheet, 6, "Owner").setCellValue("Gateway team");
              cell(sheet, 6, "Approver").setCellFormula("\"M.\"&\" Vale\"");
              cell(sheet, 6, "Approved on").setCellValue(LocalDateTime.of(2026, 11, 3, 0, 0));
              cell(sheet, 6, "Review by").setCellValue("3 May 2027");
              cell(sheet, 6, "Note").setCellValue(1042);
              workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
              // Sorted and moved: the last column goes to the front, the row to the end.
              sheet.shiftColumns(0, 22, 1);
              for (int row = 2; row <= 8; row++) {
                sheet.getRow(row).createCell(0).setCellValue(row == 2 ? "Our reference" : "x");
              }
              sheet.shiftRows(5, 5, 20);
              sheet.getRow(25).setZeroHeight(true);
            });

    RegisterInput input = read(file);

    assertThat(input.problems()).isEmpty();
    assertThat(input.amendments())
        .contains(
            new Amendment(
                new Target.Id("c-0a9d11"),
                new Justification(
                    "Payments are authorised.",
                    "Gateway team",
                    "M. Vale",
                    Optional.of(LocalDate.of(2026, 11, 3)),
                    Optional.of(LocalDate.of(2027, 5, 3)),
                    "1042"),
                false,
                "sheet 'Connections', row 26"));
    assertThat(applied(input).changed()).isEqualTo(1);
  }

  @Test
  void aDayThatLostItsFormatIsStillADay() throws IOException {
    Path file =
        edited(
            workbook -> {
              Cell day = cell(workbook.getSheet("Connections"), 6, "Review by");
              day.setCellStyle(workbook.createCellStyle());
              day.setCellValue(46510);
            });
    assertThat(read(file).amendments().get(2).said().reviewDate())
        .contains(LocalDate.of(2027, 5, 3));
  }

  @Test
  void eachRowThatCannotBeTakenIsToldWithSheetRowAndColumn() throws IOException {
    Path file =
        edited(
            workbook -> {
              Sheet sheet = workbook.getSheet("Connections");
              cell(sheet, 6, "Review by").setCellValue("13/14/2026");
              cell(sheet, 6, "Owner").setCellValue("Gateway team");
              cell(sheet, 7, "Id").setBlank();
              cell(sheet, 7, "Owner").setCellValue("Nobody knows of what");
              cell(sheet, 8, "Owner").setCellErrorValue((byte) 0x2A);
              cell(sheet, 9, "Owner").setCellValue("Shop");
              cell(sheet, 5, "Review by").setCellValue(12);
            });

    RegisterInput input = read(file);

    assertThat(input.problems())
        .containsExactly(
            "sheet 'Connections', row 8, column S 'Owner': the cell holds the error #N/A; write the"
                + " value itself",
            "sheet 'Connections', row 5, column V 'Review by': '1900-01-12' is not a date, or not"
                + " clear; write it as 2026-11-30",
            "sheet 'Connections', row 6, column V 'Review by': '13/14/2026' is not a date, or not"
                + " clear; write it as 2026-11-30",
            "sheet 'Connections', row 7: filled in, but the id of the connection is missing; copy"
                + " it from the sheet as it was written");
    assertThat(input.amendments())
        .extracting(Amendment::place)
        .containsExactly("sheet 'Connections', row 4", "sheet 'Connections', row 9");
  }

  @Test
  void whatIsEmptiedDeletesNothing() throws IOException {
    Path file =
        edited(
            workbook -> {
              Sheet sheet = workbook.getSheet("Connections");
              cell(sheet, 4, "Business justification").setBlank();
              cell(sheet, 4, "Owner").setBlank();
              cell(sheet, 4, "Owner").setCellValue("  ");
            });
    RegisterInput input = read(file);
    Justification said = input.amendments().getFirst().said();
    assertThat(said.businessNeed() + said.owner().strip()).isEmpty();
    assertThat(applied(input).changed()).isZero();
  }

  @Test
  void everySheetOfALongRegisterIsRead() throws IOException {
    Path file = folder.resolve("long.xlsx");
    new XlsxWriter(Sheets.register(), 5).write(SampleInput.bank(), file);
    assertThat(RegisterWorkbook.read(file).rows())
        .extracting(row -> row.place())
        .containsExactly(
            "sheet 'Connections', row 4",
            "sheet 'Connections', row 5",
            "sheet 'Connections (2)', row 4",
            "sheet 'Connections (2)', row 5",
            "sheet 'Connections (3)', row 4",
            "sheet 'Connections (3)', row 5");
  }

  @Test
  void whatIsNoWorkbookOfOursIsToldAsAWhole() throws Exception {
    Path broken = folder.resolve("broken.xlsx");
    Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0});
    assertFails(broken, "REGISTER-UNREADABLE", "'%s' cannot be read as a workbook");

    Path other = edited(workbook -> workbook.removeSheetAt(workbook.getSheetIndex("Connections")));
    assertFails(
        other,
        "REGISTER-NO-SHEET",
        "'%s' has no sheet with the columns 'Id' and 'Business justification'");

    Path encrypted = folder.resolve("encrypted.xlsx");
    try (POIFSFileSystem container = new POIFSFileSystem();
        XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet();
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(container)) {
        workbook.write(out);
      }
      try (OutputStream out = Files.newOutputStream(encrypted)) {
        container.writeFilesystem(out);
      }
    }
    assertFails(encrypted, "REGISTER-ENCRYPTED", "'%s' is protected by a password");
  }

  private static void assertFails(Path file, String code, String message) {
    assertThatThrownBy(() -> RegisterWorkbook.read(file))
        .isInstanceOfSatisfying(RegisterException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message.formatted(file));
  }

  @Test
  void theSheetShowsWhatIsOnRecordInWords() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(edited(_ -> {})))) {
      Sheet sheet = workbook.getSheet("Connections");
      assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
          .contains(
              "6 connections: 1 justified, 1 review expired, 4 without justification or approval.")
          .endsWith(
              "On record is also one that is not in this snapshot: see the sheet Register"
                  + " history.");
      assertThat(cell(sheet, 4, "On record").getStringCellValue()).isEqualTo("CURRENT");
      assertThat(cell(sheet, 4, "Because").getStringCellValue())
          .isEqualTo("next review by 2027-04-05\nrecorded by a.harbour on 2026-10-05");
      Cell justification = cell(sheet, 4, "Business justification");
      assertThat(justification.getCellType()).isEqualTo(CellType.STRING);
      assertThat(justification.getStringCellValue()).isEqualTo("=Cardholders pay in the shop.");
      assertThat(justification.getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(cell(sheet, 4, "Review by").getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2027, 4, 5, 0, 0));
      assertThat(cell(sheet, 6, "Review by").getCellStyle().getDataFormatString())
          .isEqualTo("yyyy-mm-dd");
      assertThat(cell(sheet, 5, "On record").getStringCellValue()).isEqualTo("EXPIRED");
      assertThat(cell(sheet, 6, "On record").getStringCellValue()).isEqualTo("MISSING");

      Sheet history = workbook.getSheet("Register history");
      assertThat(List.of(3, 4, 5, 6))
          .extracting(
              row ->
                  history.getRow(row).getCell(0).getStringCellValue()
                      + " "
                      + history.getRow(row).getCell(2).getStringCellValue())
          .containsExactly(
              "c-2b6f00 gone", "c-4e1a90 in force", "c-77b2c3 in force", "c-77b2c3 replaced");
    }
  }
}
