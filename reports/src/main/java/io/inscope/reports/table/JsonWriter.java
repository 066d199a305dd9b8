package io.inscope.reports.table;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.SnapshotInfo;
import java.io.IOException;
import java.util.List;

/// Writes a table as one JSON object for scripts: `schema`, `project`, `snapshot` and `rows`; one
/// row a line, members in the order of the columns, so equal tables give equal bytes.
///
/// Amounts are numbers, everything else is text; an empty cell is the empty text.
public final class JsonWriter {
  private JsonWriter() {}

  public static void write(Table table, String project, SnapshotInfo snapshot, Appendable out)
      throws IOException {
    schema(table, out);
    member("project", project, "  ", out).append(",\n  \"snapshot\": {\n");
    out.append("    \"id\": ").append(Integer.toString(snapshot.id())).append(",\n");
    member("name", snapshot.name(), "    ", out).append(",\n");
    member("sha256", snapshot.sha256(), "    ", out).append("\n  },\n");
    rows(table, out);
  }

  /// For tables that belong to no project, such as a catalogue.
  public static void write(Table table, Appendable out) throws IOException {
    schema(table, out);
    rows(table, out);
  }

  private static void schema(Table table, Appendable out) throws IOException {
    out.append("{\n");
    member("schema", "inscope/" + table.id() + "/1", "  ", out).append(",\n");
  }

  private static Appendable member(String key, String value, String indent, Appendable out)
      throws IOException {
    return out.append(indent)
        .append(CanonicalJson.text(key))
        .append(": ")
        .append(CanonicalJson.text(value));
  }

  private static void rows(Table table, Appendable out) throws IOException {
    out.append("  \"rows\": [");
    String separator = "\n";
    for (List<Cell> row : table.rows()) {
      out.append(separator).append("    {");
      for (int i = 0; i < row.size(); i++) {
        out.append(i == 0 ? "" : ", ")
            .append(CanonicalJson.text(table.columns().get(i).key()))
            .append(": ")
            .append(value(row.get(i)));
      }
      out.append('}');
      separator = ",\n";
    }
    out.append(table.rows().isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
  }

  private static String value(Cell cell) {
    return cell instanceof Cell.Amount amount
        ? Long.toString(amount.amount())
        : CanonicalJson.text(cell.plain());
  }
}
