package io.inscope.reports.export;

import io.inscope.reports.file.WholeFile;
import io.inscope.reports.table.CsvWriter;
import io.inscope.reports.table.JsonWriter;
import io.inscope.reports.table.Table;
import io.inscope.reports.workbook.Sheets;
import io.inscope.reports.workbook.TableSheet;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Every table of the workbook as a file named after it, `findings.csv`, and `index.json`, which
/// names them with the number of their rows and the SHA-256 of their bytes. The index comes last:
/// files of an older export that it does not name are none of its own.
public final class TableFiles {
  private TableFiles() {}

  /// @param folder is made when it is not there
  /// @param csv as CSV for scripts, else as JSON
  /// @return the files written, the index last
  public static List<Path> write(WorkbookInput input, Path folder, boolean csv) {
    WholeFile.folder(folder);
    List<Path> files = new ArrayList<>();
    JsonArray.Builder index = JsonArray.builder();
    for (Table table : tables(input)) {
      String name = table.id() + (csv ? ".csv" : ".json");
      Path file = folder.resolve(name);
      String hash = write(table, input, file, csv);
      files.add(file);
      index.add(
          JsonObject.builder()
              .put("file", name)
              .put("title", table.title())
              .put("rows", (long) table.rows().size())
              .put("sha256", hash)
              .build());
    }
    Path last = folder.resolve("index.json");
    byte[] bytes = CanonicalJson.bytes(index(input, index.build()));
    WholeFile.write(
        last,
        out -> {
          out.write(bytes);
          out.write('\n');
        });
    files.add(last);
    return files;
  }

  private static List<Table> tables(WorkbookInput input) {
    return Sheets.all().stream()
        .filter(TableSheet.class::isInstance)
        .filter(sheet -> sheet.isWanted(input))
        .map(sheet -> ((TableSheet) sheet).table(input))
        .toList();
  }

  private static String write(Table table, WorkbookInput input, Path file, boolean csv) {
    MessageDigest digest = sha256();
    WholeFile.write(
        file,
        out -> {
          Writer text =
              new OutputStreamWriter(new DigestOutputStream(out, digest), StandardCharsets.UTF_8);
          if (csv) {
            CsvWriter.write(table, text);
          } else {
            JsonWriter.write(table, input.project(), input.snapshot(), text);
          }
          text.flush();
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static JsonObject index(WorkbookInput input, JsonArray files) {
    return JsonObject.builder()
        .put("schema", "inscope/index/1")
        .put("project", input.project())
        .put(
            "snapshot",
            JsonObject.builder()
                .put("id", (long) input.snapshot().id())
                .put("name", input.snapshot().name())
                .put("sha256", input.snapshot().sha256())
                .build())
        .put("tool", input.tool())
        .put("files", files)
        .build();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
