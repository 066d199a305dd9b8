package io.inscope.app.cli;

import static io.inscope.app.cli.ImportSummary.count;

import io.inscope.reports.request.Needed;
import io.inscope.reports.table.AccessPreviewTable;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Identity;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What would be missing of a capture, before it is begun: the rows for whoever reads them, and in
/// words what it means.
final class AccessCheck {
  private AccessCheck() {}

  /// The kinds that something of ours reads, those of add-ons where the server has them.
  static SortedSet<GroupKind> needed(LiveCluster cluster) {
    SortedSet<GroupKind> needed = new TreeSet<>(Needed.fromServer());
    cluster.offer().resources().stream()
        .map(ApiResource::groupKind)
        .filter(Needed::isRead)
        .forEach(needed::add);
    return needed;
  }

  /// @return the exit code
  static int print(
      AccessPreview preview,
      SortedSet<GroupKind> needed,
      Identity identity,
      Format format,
      PrintWriter out,
      PrintWriter err) {
    Rows.print(AccessPreviewTable.of(preview), format, out);
    err.println(
        identity.isKnown()
            ? "The server knows us as " + identity.user() + "."
            : "The server does not say who we are: " + identity.unknown() + ".");
    List<GroupKind> missing = preview.missing(needed).stream().map(KindAccess::kind).toList();
    boolean readable = preview.leftOut(needed).isEmpty();
    if (missing.isEmpty()) {
      err.println(
          readable
              ? "Every needed kind that the server has could be read."
              : "Every needed kind that the server has could be read, but for Secrets.");
      sayOptional(readable, err);
      return Cli.DONE;
    }
    err.printf(
        "Of %s something would be missing, or may be: %s.%n",
        count(missing.size(), "needed kind"),
        missing.stream().map(GroupKind::toString).collect(Collectors.joining(", ")));
    err.println(
        "'inscope request --out DIR' writes a ClusterRole (clusterrole.yaml) that allows the least"
            + " that is needed.");
    sayOptional(readable, err);
    return Cli.LOOK;
  }

  /// @param readable whether Secrets could be read
  private static void sayOptional(boolean readable, PrintWriter err) {
    if (!readable) {
      err.println(
          "Secrets may be left out: a capture asks for no more than their names and types, but who"
              + " may list them may read their values, so the ClusterRole that 'inscope request'"
              + " writes leaves them out. The scripts beside it give their names and keys.");
    }
  }
}
