package io.inscope.snapshot.store;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table to which rows are only ever added. Each row carries a hash over itself and the hash
/// before it, so that none can be changed, moved or taken out unnoticed; only the last can be cut
/// off.
///
/// @param table its name
/// @param columns its texts besides `id` and `chain`
record Log(String table, List<String> columns) {
  static final Log DECISIONS = new Log("decision", List.of("at", "author", "kind", "payload"));
  static final Log CUSTODY = new Log("custody", List.of("at", "event", "detail"));

  private record Link(int id, List<String> texts, String chain) {}

  void append(Database database, String... texts) {
    List<Link> links = links(database, "ORDER BY id DESC LIMIT 1");
    int id = links.isEmpty() ? 1 : links.getFirst().id() + 1;
    String before = links.isEmpty() ? "" : links.getFirst().chain();
    Object[] row = new Object[texts.length + 2];
    row[0] = id;
    System.arraycopy(texts, 0, row, 1, texts.length);
    row[texts.length + 1] = chain(before, id, List.of(texts));
    database.update(
        "INSERT INTO %s (id, %s, chain) VALUES (?%s, ?)"
            .formatted(table, String.join(", ", columns), ", ?".repeat(columns.size())),
        row);
  }

  /// The rows that do not fit the row before them: `decision 3`.
  List<String> broken(Database database) {
    List<String> broken = new ArrayList<>();
    String before = "";
    int expected = 1;
    for (Link link : links(database, "ORDER BY id")) {
      for (; expected < link.id(); expected++) {
        broken.add(table + " " + expected + " is missing");
      }
      if (!link.chain().equals(chain(before, link.id(), link.texts()))) {
        broken.add(table + " " + link.id());
      }
      before = link.chain();
      expected = link.id() + 1;
    }
    return broken;
  }

  /// The number and the hash of one row: `17:3fa9...`; empty when there is none.
  ///
  /// @param row which, in SQL
  Optional<String> mark(Database database, String row) {
    return links(database, row).stream().findFirst().map(link -> link.id() + ":" + link.chain());
  }

  private List<Link> links(Database database, String order) {
    return database.list(
        "SELECT id, chain, %s FROM %s %s".formatted(String.join(", ", columns), table, order),
        row -> {
          List<String> texts = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            texts.add(row.getString(i + 3));
          }
          return new Link(row.getInt(1), texts, row.getString(2));
        });
  }

  private static String chain(String before, int id, List<String> texts) {
    JsonArray.Builder row = JsonArray.builder().add(before).add((long) id);
    texts.forEach(row::add);
    return Sha256.hex(CanonicalJson.bytes(row.build()));
  }
}
