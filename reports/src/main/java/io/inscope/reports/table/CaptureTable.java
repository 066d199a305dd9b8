package io.inscope.reports.table;

import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Rights;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Where a live capture went, as whom, and how it ended, one sentence each.
public final class CaptureTable {
  private static final List<Column> COLUMNS =
      List.of(new Column("item", "Item", 30), new Column("value", "What is on record", 110));

  /// @param item `Server`
  /// @param words what is on record of it, never empty
  public record Line(String item, String words) {}

  private CaptureTable() {}

  public static Table of(CaptureEvidence evidence) {
    return new Table(
        "capture",
        "Capture",
        COLUMNS,
        lines(evidence).stream()
            .map(line -> List.of(Cell.of(line.item()), Cell.of(line.words())))
            .toList());
  }

  /// Empty for an import.
  public static List<Line> lines(CaptureEvidence evidence) {
    return evidence.capture().map(record -> lines(record, evidence)).orElse(List.of());
  }

  private static List<Line> lines(CaptureRecord record, CaptureEvidence evidence) {
    Connection connection = record.connection();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Captured live", times(record)));
    lines.add(new Line("Ending", ending(record.ending())));
    evidence
        .continued()
        .ifPresent(
            part ->
                lines.add(
                    new Line(
                        "Goes on from",
                        "snapshot %d with the seal %s; what its whole lists brought was taken over"
                            .formatted(part.snapshot(), part.sha256()))));
    lines.add(
        new Line(
            "Server",
            connection.server()
                + (connection.serverVersion().isEmpty()
                    ? ", which did not say its version"
                    : ", Kubernetes " + connection.serverVersion())
                + (connection.clusterUid().isEmpty()
                    ? ""
                    : ", cluster UID " + connection.clusterUid())
                + ", context "
                + connection.context()));
    lines.add(new Line("Certificate of the server", certificate(connection)));
    lines.add(new Line("Proxy", or(connection.proxy(), "none")));
    lines.add(
        new Line(
            "Login",
            "user %s of the kubeconfig, with %s"
                .formatted(connection.user(), or(connection.login(), "no proof at all"))));
    lines.add(new Line("Acting as", or(connection.actingAs(), "nobody else")));
    lines.add(new Line("Identity, as the server says", identity(record.identity())));
    lines.add(new Line("Rights, as the server says", rights(record.rights())));
    lines.add(
        new Line(
            "Named in the audit log as",
            "%s; at most %d requests a second"
                .formatted(connection.userAgent(), connection.perSecond())));
    lines.add(new Line("Lists", lists(record.lists())));
    return List.copyOf(lines);
  }

  /// `complete`, or `PARTIAL: stopped by the user`.
  public static String ending(Ending ending) {
    return ending.isPartial() ? "PARTIAL: " + ending.why() : "complete";
  }

  /// For the cover: server, account, times, and whether it is a part.
  public static String sentence(CaptureRecord record) {
    return "live from %s as %s, %s; %s"
        .formatted(
            record.connection().server(),
            record.identity().isKnown()
                ? record.identity().user()
                : "somebody whom the server did not name",
            times(record),
            ending(record.ending()));
  }

  private static String times(CaptureRecord record) {
    return time(record.start()) + " to " + time(record.end()) + " UTC";
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
  }

  private static String certificate(Connection connection) {
    return connection.verified()
        ? connection.certificate()
        : "NOT CHECKED, because the user insisted: nothing proves that this server answered ("
            + connection.certificate()
            + ")";
  }

  /// A server may know groups without a name.
  private static String identity(Identity identity) {
    List<String> groups = identity.groups().stream().filter(group -> !group.isBlank()).toList();
    return identity.isKnown()
        ? identity.user()
            + (identity.uid().isEmpty() ? "" : ", UID " + identity.uid())
            + (groups.isEmpty() ? "" : ", in the groups " + String.join(", ", groups))
        : "not known: " + identity.unknown();
  }

  private static String rights(List<Rights> all) {
    if (all.isEmpty()) {
      return "not asked for";
    }
    long incomplete = all.stream().filter(Rights::incomplete).count();
    long unknown = all.stream().filter(one -> !one.incomplete() && one.rules().isEmpty()).count();
    return "told for %d %s"
            .formatted(all.size() - unknown, all.size() - unknown == 1 ? "namespace" : "namespaces")
        + (incomplete == 0
            ? ""
            : "; INCOMPLETE for %d of them, for the server cannot tell all".formatted(incomplete))
        + (unknown == 0 ? "" : "; nothing told for %d".formatted(unknown));
  }

  private static String lists(List<ListedKind> lists) {
    long whole = lists.stream().filter(ListedKind::isWhole).count();
    long mixed = lists.stream().filter(list -> list.isWhole() && !list.consistent()).count();
    return "%d asked for, %d read to their end".formatted(lists.size(), whole)
        + (mixed == 0
            ? ""
            : "; of these, %d show more than one state of the cluster".formatted(mixed));
  }

  private static String or(String text, String none) {
    return text.isEmpty() ? none : text;
  }
}
