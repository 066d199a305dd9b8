package io.inscope.reports.table;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A small world for the tests of the tables.
final class Fixtures {
  static final ResourceRef DB = ResourceRef.of(Kinds.STATEFUL_SET, "payments", "db");
  static final ResourceRef WEB = ResourceRef.of(Kinds.DEPLOYMENT, "shop", "web");
  static final SnapshotInfo SNAPSHOT =
      new SnapshotInfo(2, "a \"b\"", Instant.EPOCH, "", "", "", "00ff");

  static final Scope SCOPE =
      new Scope(
          List.of(
              new ScopeEntry(
                  DB,
                  Optional.of(ScopeClass.CDE),
                  ScopeClass.CONNECTED_TO,
                  ScopeClass.CDE,
                  DataRole.STORES,
                  "keeps cards")));

  static final Connection WEB_TO_DB =
      new Connection(
          "c-1",
          Endpoint.of(Endpoint.Type.WORKLOAD, WEB),
          Endpoint.of(Endpoint.Type.WORKLOAD, DB),
          new PortRange(Protocol.TCP, 5432, 5433),
          Answer.ALLOWED,
          Enforcement.YES,
          "Service payments/db 5432",
          Protection.CLEAR,
          "",
          "no policy isolates shop/web for egress",
          "NetworkPolicy payments/db ingress[0] at np.yaml:3",
          "");

  static final Connection DB_TO_INTERNET =
      new Connection(
          "c-2",
          Endpoint.of(Endpoint.Type.WORKLOAD, DB),
          Endpoint.ofAddresses("Internet", "0.0.0.0-9.255.255.255"),
          new PortRange(Protocol.UDP, 1, 65535),
          Answer.UNKNOWN,
          Enforcement.UNKNOWN,
          "pod",
          Protection.UNKNOWN,
          "",
          "",
          "",
          "policies were not handed over");

  private Fixtures() {}

  static List<String> keys(Table table) {
    return table.columns().stream().map(Column::key).toList();
  }

  static List<List<String>> plain(Table table) {
    return table.rows().stream().map(row -> row.stream().map(Cell::plain).toList()).toList();
  }

  static List<String> column(Table table, String key) {
    int index = keys(table).indexOf(key);
    return table.rows().stream().map(row -> row.get(index).plain()).toList();
  }

  static Resource resource(GroupKind kind, String namespace, String name, String json) {
    return new Resource(
        ResourceRef.of(kind, namespace, name),
        "v1",
        Field.root(JsonTree.parse(json.getBytes(StandardCharsets.UTF_8))),
        new Origin("in.zip!/np.yaml", 7));
  }
}
