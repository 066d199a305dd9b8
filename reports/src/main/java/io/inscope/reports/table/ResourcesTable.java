package io.inscope.reports.table;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.Resource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The objects of a snapshot: identity, place, and the SHA-256 of the object in canonical JSON as
/// it is kept, that is after redaction.
public final class ResourcesTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("group", "Group", 28),
          new Column("kind", "Kind", 24),
          new Column("namespace", "Namespace", 20),
          new Column("name", "Name", 36),
          new Column("origin", "Origin", 44),
          new Column("sha256", "SHA-256", 66));

  private ResourcesTable() {}

  public static Table of(Stream<Resource> resources) {
    return new Table(
        "resources", "Resources", COLUMNS, resources.map(ResourcesTable::row).toList());
  }

  private static List<Cell> row(Resource resource) {
    int line = resource.origin().line();
    return List.of(
        Cell.of(resource.ref().group()),
        Cell.of(resource.ref().kind()),
        Cell.of(resource.ref().namespace()),
        Cell.of(resource.ref().name()),
        Cell.of(resource.origin().source() + (line > 0 ? ":" + line : "")),
        Cell.of(sha256(CanonicalJson.bytes(resource.root().value()))));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
