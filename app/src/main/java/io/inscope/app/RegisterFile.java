package io.inscope.app;

import io.inscope.reports.table.CsvReader;
import io.inscope.reports.workbook.RegisterWorkbook;
import io.inscope.snapshot.register.FilledRow;
import io.inscope.snapshot.register.FilledSheet;
import io.inscope.snapshot.register.RegisterColumn;
import io.inscope.snapshot.register.RegisterException;
import io.inscope.snapshot.register.RegisterHeader;
import io.inscope.snapshot.register.RegisterInput;
import io.inscope.snapshot.register.RegisterRows;
import io.inscope.snapshot.register.RegisterYaml;
import io.inscope.snapshot.yaml.YamlProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A file with justifications: a workbook by its first bytes, YAML by its name, else CSV.
final class RegisterFile {
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /// How files of Excel 97 and encrypted ones begin ([MS-CFB] 2.2).
  private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private static final int HEADER_WITHIN = 50;

  private RegisterFile() {}

  /// @throws RegisterException when it cannot be read at all
  static RegisterInput read(Path file) {
    byte[] head = head(file);
    if (Arrays.equals(head, ZIP) || Arrays.equals(head, COMPOUND)) {
      return RegisterRows.read(RegisterWorkbook.read(file));
    }
    String text = text(file);
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      try {
        return RegisterYaml.read(text);
      } catch (YamlProblem e) {
        throw invalid(file, "line %d: %s".formatted(e.line(), e.getMessage()));
      }
    }
    try {
      return RegisterRows.read(sheet(file, CsvReader.read(text)));
    } catch (IllegalArgumentException e) {
      throw invalid(file, String.valueOf(e.getMessage()));
    }
  }

  /// The header may have a title and notes above it: a sheet of ours that was saved as CSV has.
  private static FilledSheet sheet(Path file, List<CsvReader.Row> rows) {
    int first = 0;
    while (first < Math.min(HEADER_WITHIN, rows.size())
        && RegisterHeader.of(rows.get(first).fields()).isEmpty()) {
      first++;
    }
    RegisterHeader header =
        rows.stream()
            .skip(first)
            .findFirst()
            .flatMap(row -> RegisterHeader.of(row.fields()))
            .orElseThrow(
                () ->
                    invalid(
                        file,
                        "a line with the columns 'id' and one of justification, owner, approver,"
                            + " approved_on, review_date, note is needed"));
    List<FilledRow> filled = new ArrayList<>();
    for (CsvReader.Row row : rows.subList(first + 1, rows.size())) {
      Map<RegisterColumn, FilledRow.Cell> cells = new EnumMap<>(RegisterColumn.class);
      header
          .columns()
          .forEach(
              (index, column) -> {
                String text = index < row.fields().size() ? row.fields().get(index) : "";
                if (!text.isBlank()) {
                  cells.put(
                      column, new FilledRow.Cell(text, "column '%s'".formatted(column.key())));
                }
              });
      filled.add(new FilledRow("line " + row.line(), cells));
    }
    return new FilledSheet(filled, List.of());
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ZIP.length);
    } catch (IOException e) {
      throw new RegisterException(
          "REGISTER-UNREADABLE", "'%s' cannot be read".formatted(file), "Nothing was recorded.");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw invalid(file, "it is not UTF-8; in Excel, save it as 'CSV UTF-8'");
    } catch (IOException e) {
      throw new RegisterException(
          "REGISTER-UNREADABLE", "'%s' cannot be read".formatted(file), "Nothing was recorded.");
    }
  }

  private static RegisterException invalid(Path file, String message) {
    return new RegisterException(
        "REGISTER-INVALID",
        "%s: %s".formatted(file, message),
        "Nothing was recorded. 'inscope register --help' says which files there are.");
  }
}
