package io.inscope.reports.table;

import io.inscope.reports.request.Needed;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.stream.Collectors;

/// What a capture would be allowed to list. `needed_by` is how many checks read the kind, `engine`
/// where only connections, access or scope rest on it, and empty where nothing of ours reads it.
public final class AccessPreviewTable {
  private static final int EXAMPLES = 10;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("group", "Group", 30),
          new Column("kind", "Kind", 30),
          new Column("scope", "Scope", 12),
          new Column("access", "Access", 12),
          new Column("needed_by", "Needed by", 10),
          new Column("reason", "Reason", 60));

  private AccessPreviewTable() {}

  public static Table of(AccessPreview preview) {
    return new Table(
        "access",
        "Access",
        COLUMNS,
        preview.kinds().stream().map(AccessPreviewTable::row).toList());
  }

  private static List<Cell> row(KindAccess access) {
    return List.of(
        Cell.of(access.kind().group()),
        Cell.of(access.kind().kind()),
        Cell.of(scope(access)),
        new Cell.Status(access.state().word()),
        neededBy(access.kind()),
        Cell.of(reason(access)));
  }

  private static String scope(KindAccess access) {
    if (access.state() == KindAccess.State.NOT_SERVED) {
      return "";
    }
    return access.namespaced() ? "namespace" : "cluster";
  }

  private static Cell neededBy(GroupKind kind) {
    int checks = Needed.checks(kind);
    if (checks > 0) {
      return Cell.of(checks);
    }
    return Cell.of(Needed.isRead(kind) ? "engine" : "");
  }

  private static String reason(KindAccess access) {
    if (access.namespaces().isEmpty()) {
      return access.reason();
    }
    int more = access.namespaces().size() - EXAMPLES;
    return "only in "
        + access.namespaces().stream().limit(EXAMPLES).collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "")
        + "; "
        + access.reason();
  }
}
