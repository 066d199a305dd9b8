package io.inscope.snapshot.store;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.ResourceRef;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Everything that a seal vouches for, as lines in a fixed order: a name for people, a tab, and the
/// row as canonical JSON. The SHA-256 of the lines, each ended by a line feed, is the seal.
///
/// @param sha256 lower-case hex
/// @param zstd the lines, compressed
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Manifest(String sha256, byte[] zstd) {
  private static final HexFormat HEX = HexFormat.of();

  /// The compressor is asked for each so many bytes, not for each line.
  private static final int BUFFER = 1 << 16;

  private static final String OBJECT = " o.namespace, o.kind, o.api_group, o.name";
  private static final String ORDER =
      " ORDER BY o.namespace, o.kind, o.api_group, o.name, o.current DESC, b.sha256";

  /// Of a snapshot as it stands in the file.
  static Manifest of(Database database, int snapshot) {
    MessageDigest digest = Sha256.digest();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zstd = new BufferedOutputStream(new ZstdOutputStream(bytes), BUFFER)) {
      lines(
          database,
          snapshot,
          line -> {
            byte[] utf8 = (line + "\n").getBytes(StandardCharsets.UTF_8);
            digest.update(utf8);
            try {
              zstd.write(utf8);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Manifest(HEX.formatHex(digest.digest()), bytes.toByteArray());
  }

  /// Gives each line, and returns the hash over them.
  ///
  /// @throws IOException when the stored bytes are damaged
  static String read(byte[] zstd, Consumer<String> taker) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStream(new ByteArrayInputStream(zstd)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        taker.accept(line);
      }
    }
    return HEX.formatHex(digest.digest());
  }

  /// What a line is about, for people: `entry pods.yaml`.
  static String label(String line) {
    int tab = line.indexOf('\t');
    return tab < 0 ? line : line.substring(0, tab);
  }

  static void lines(Database database, int snapshot, Consumer<String> taker) {
    database.each(
        "SELECT name, taken_at, cluster, cluster_uid, kubernetes_version, fingerprint_key"
            + " FROM snapshot WHERE id = ?",
        row -> taker.accept(line("snapshot row", row, 1)),
        snapshot);
    database.each(
        "SELECT source, size, sha256, format, disposition, objects, note, seq"
            + " FROM entry WHERE snapshot_id = ? ORDER BY source, seq",
        row -> taker.accept(line("entry " + row.getString(1), row, 1)),
        snapshot);
    database.each(
        "SELECT source, line, col, severity, message, objects_affected, repair, seq"
            + " FROM problem WHERE snapshot_id = ? ORDER BY source, line, col, seq",
        row -> taker.accept(line("problem in " + row.getString(1), row, 1)),
        snapshot);
    database.each(
        "SELECT kind, api_group, namespace, state, count, reason"
            + " FROM coverage WHERE snapshot_id = ? ORDER BY kind, api_group, namespace",
        row -> taker.accept(line("coverage of " + row.getString(1), row, 1)),
        snapshot);
    database.each(
        "SELECT id, sha256, size, zstd FROM dictionary WHERE snapshot_id = ? ORDER BY id",
        row -> taker.accept(line("dictionary " + row.getString(1), row, 1)),
        snapshot);
    database.each(
        "SELECT"
            + OBJECT
            + ", o.current, o.api_version, o.uid, o.resource_version, b.sha256"
            + " FROM object o JOIN body b ON b.id = o.body_id WHERE o.snapshot_id = ?"
            + ORDER,
        row ->
            taker.accept(
                line((row.getInt(5) == 1 ? "object " : "observation of ") + ref(row), row, 5)),
        snapshot);
    database.each(
        "SELECT"
            + OBJECT
            + ", r.seq, s.name, r.line, r.lines_size, r.lines_zstd"
            + " FROM object o JOIN body b ON b.id = o.body_id JOIN origin r ON r.object_id = o.id"
            + " JOIN source s ON s.id = r.source_id WHERE o.snapshot_id = ?"
            + ORDER
            + ", r.seq",
        row -> taker.accept(line("origin of " + ref(row), row, 5)),
        snapshot);
    database.each(
        "SELECT"
            + OBJECT
            + ", r.seq, r.pointer, r.what FROM object o JOIN body b ON b.id = o.body_id JOIN"
            + " redaction r ON r.object_id = o.id WHERE o.snapshot_id = ?"
            + ORDER
            + ", r.seq",
        row -> taker.accept(line("redaction in " + ref(row), row, 5)),
        snapshot);
    captureLines(database, snapshot, taker);
  }

  /// None for an import, whose seal is the one it would have had before captures were kept.
  private static void captureLines(Database database, int snapshot, Consumer<String> taker) {
    database.each(
        "SELECT context, server, user_name, login, acting_as, certificate, verified, proxy,"
            + " server_version, cluster_uid, user_agent, per_second, identity, identity_uid,"
            + " identity_groups, identity_unknown, started_at, ended_at, ending, why, continues,"
            + " continues_sha256"
            + " FROM capture WHERE snapshot_id = ?",
        row -> taker.accept(line("capture record", row, 1)),
        snapshot);
    database.each(
        "SELECT namespace, incomplete, note, seq FROM rights WHERE snapshot_id = ? ORDER BY seq",
        row -> taker.accept(line("rights in " + row.getString(1), row, 1)),
        snapshot);
    database.each(
        "SELECT r.namespace, u.rights_seq, u.seq, u.verbs, u.api_groups, u.resources,"
            + " u.resource_names, u.paths FROM rule u LEFT JOIN rights r"
            + " ON r.snapshot_id = u.snapshot_id AND r.seq = u.rights_seq"
            + " WHERE u.snapshot_id = ? ORDER BY u.rights_seq, u.seq",
        row -> taker.accept(line("rule of the rights in " + row.getString(1), row, 2)),
        snapshot);
    database.each(
        "SELECT plural, namespace, seq, api_group, version, kind, namespaced, stale, state, count,"
            + " reason, objects, resource_version, started_at, ended_at, consistent FROM listed"
            + " WHERE snapshot_id = ? ORDER BY seq",
        row -> taker.accept(line("list of " + within(row), row, 1)),
        snapshot);
    database.each(
        "SELECT plural, '', seq, api_group, version, kind, namespaced, stale, at,"
            + " resource_version, state, count, reason FROM relisted WHERE snapshot_id = ?"
            + " ORDER BY seq",
        row -> taker.accept(line("second list of " + within(row), row, 1)),
        snapshot);
    database.each(
        "SELECT namespace, kind, api_group, name, relisted_seq, seq, before, after, what"
            + " FROM change WHERE snapshot_id = ? ORDER BY relisted_seq, seq",
        row -> taker.accept(line("change of " + ref(row), row, 1)),
        snapshot);
    database.each(
        "SELECT sent_for, number, at, method, target, status, bytes, sha256, millis, note"
            + " FROM request WHERE snapshot_id = ? ORDER BY sent_for, number",
        row ->
            taker.accept(
                line(
                    "request "
                        + row.getInt(2)
                        + (row.getInt(1) == snapshot ? "" : " of snapshot " + row.getInt(1)),
                    row,
                    1)),
        snapshot);
  }

  /// `pods in payments`, from the first two columns.
  private static String within(ResultSet row) throws SQLException {
    return row.getString(1) + (row.getString(2).isEmpty() ? "" : " in " + row.getString(2));
  }

  private static ResourceRef ref(ResultSet row) throws SQLException {
    return new ResourceRef(row.getString(3), row.getString(2), row.getString(1), row.getString(4));
  }

  /// The label and the row's columns from one on. Blobs count by their hash.
  private static String line(String label, ResultSet row, int from) throws SQLException {
    StringBuilder line = new StringBuilder(256);
    line.append(label.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ')).append("\t[");
    int columns = row.getMetaData().getColumnCount();
    for (int i = from; i <= columns; i++) {
      if (i > from) {
        line.append(',');
      }
      Object value = row.getObject(i);
      if (value instanceof byte[] blob) {
        line.append('"').append(blob.length == 32 ? HEX.formatHex(blob) : Sha256.hex(blob));
        line.append('"');
      } else {
        CanonicalJson.append(value instanceof Number number ? number.longValue() : value, line);
      }
    }
    return line.append(']').toString();
  }
}
