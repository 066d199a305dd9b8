package io.inscope.snapshot.store;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Continued;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.Rights;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The record of a capture as rows of the file. Lists of texts are JSON arrays.
final class CaptureRows {
  private CaptureRows() {}

  static void insert(
      Database database, int snapshot, CaptureRecord record, Optional<Continued> continued) {
    Connection connection = record.connection();
    Identity identity = record.identity();
    database.update(
        "INSERT INTO capture (snapshot_id, context, server, user_name, login, acting_as,"
            + " certificate, verified, proxy, server_version, cluster_uid, user_agent, per_second,"
            + " identity, identity_uid, identity_groups, identity_unknown, started_at, ended_at,"
            + " ending, why, continues, continues_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        snapshot,
        connection.context(),
        connection.server(),
        connection.user(),
        connection.login(),
        connection.actingAs(),
        connection.certificate(),
        connection.verified() ? 1 : 0,
        connection.proxy(),
        connection.serverVersion(),
        connection.clusterUid(),
        connection.userAgent(),
        connection.perSecond(),
        identity.user(),
        identity.uid(),
        json(identity.groups()),
        identity.unknown(),
        record.start().toString(),
        record.end().toString(),
        record.ending().state().name(),
        record.ending().why(),
        continued.map(Continued::snapshot).orElse(0),
        continued.map(Continued::sha256).orElse(""));
    insertRights(database, snapshot, record.rights());
    ListRows.insert(database, snapshot, record.lists());
    RelistedRows.insert(database, snapshot, record.relisted());
  }

  private static void insertRights(Database database, int snapshot, List<Rights> all) {
    for (int i = 0; i < all.size(); i++) {
      Rights rights = all.get(i);
      database.update(
          "INSERT INTO rights (snapshot_id, seq, namespace, incomplete, note)"
              + " VALUES (?, ?, ?, ?, ?)",
          snapshot,
          i,
          rights.namespace(),
          rights.incomplete() ? 1 : 0,
          rights.note());
      for (int k = 0; k < rights.rules().size(); k++) {
        Rights.Rule rule = rights.rules().get(k);
        database.update(
            "INSERT INTO rule (snapshot_id, rights_seq, seq, verbs, api_groups, resources,"
                + " resource_names, paths) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            snapshot,
            i,
            k,
            json(rule.verbs()),
            json(rule.apiGroups()),
            json(rule.resources()),
            json(rule.resourceNames()),
            json(rule.paths()));
      }
    }
  }

  /// Empty for an import.
  static Optional<CaptureRecord> read(Database database, int snapshot) {
    return database
        .list(
            "SELECT context, server, user_name, login, acting_as, certificate, verified, proxy,"
                + " server_version, cluster_uid, user_agent, per_second, identity, identity_uid,"
                + " identity_groups, identity_unknown, started_at, ended_at, ending, why"
                + " FROM capture WHERE snapshot_id = ?",
            row -> record(database, snapshot, row),
            snapshot)
        .stream()
        .findFirst();
  }

  /// Empty when it was begun anew.
  static Optional<Continued> continued(Database database, int snapshot) {
    return database
        .list(
            "SELECT continues, continues_sha256 FROM capture"
                + " WHERE snapshot_id = ? AND continues > 0",
            row -> new Continued(row.getInt(1), row.getString(2)),
            snapshot)
        .stream()
        .findFirst();
  }

  private static CaptureRecord record(Database database, int snapshot, ResultSet row)
      throws SQLException {
    return new CaptureRecord(
        new Connection(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getInt(7) == 1,
            row.getString(8),
            row.getString(9),
            row.getString(10),
            row.getString(11),
            row.getInt(12)),
        new Identity(row.getString(13), row.getString(14), texts(row, 15), row.getString(16)),
        Instant.parse(row.getString(17)),
        Instant.parse(row.getString(18)),
        rights(database, snapshot),
        ListRows.read(database, snapshot),
        RelistedRows.read(database, snapshot),
        new Ending(Ending.State.valueOf(row.getString(19)), row.getString(20)));
  }

  private static List<Rights> rights(Database database, int snapshot) {
    List<List<Rights.Rule>> rules = new ArrayList<>();
    database.each(
        "SELECT rights_seq, verbs, api_groups, resources, resource_names, paths FROM rule"
            + " WHERE snapshot_id = ? ORDER BY rights_seq, seq",
        row -> {
          while (rules.size() <= row.getInt(1)) {
            rules.add(new ArrayList<>());
          }
          rules
              .get(row.getInt(1))
              .add(
                  new Rights.Rule(
                      texts(row, 2), texts(row, 3), texts(row, 4), texts(row, 5), texts(row, 6)));
        },
        snapshot);
    return database.list(
        "SELECT seq, namespace, incomplete, note FROM rights WHERE snapshot_id = ? ORDER BY seq",
        row ->
            new Rights(
                row.getString(2),
                row.getInt(1) < rules.size() ? rules.get(row.getInt(1)) : List.of(),
                row.getInt(3) == 1,
                row.getString(4)),
        snapshot);
  }

  private static String json(List<String> texts) {
    JsonArray.Builder array = JsonArray.builder();
    texts.forEach(array::add);
    return CanonicalJson.text(array.build());
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    String wrapped = "{\"texts\":" + row.getString(column) + "}";
    JsonObject object = JsonTree.parse(wrapped.getBytes(StandardCharsets.UTF_8));
    List<String> texts = new ArrayList<>();
    if (object.get("texts") instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        texts.add(String.valueOf(array.get(i)));
      }
    }
    return texts;
  }
}
