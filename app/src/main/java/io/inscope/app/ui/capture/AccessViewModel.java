package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.reports.request.Needed;
import io.inscope.reports.request.Request;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Identity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The third step: who the server takes us for, what it would let us read, and what would be
/// missing.
public final class AccessViewModel {
  /// A kind as it is listed.
  ///
  /// @param neededBy who reads it, in words; empty when nothing does
  /// @param gap whether something that is needed would be missing, or may be
  public record Row(
      String kind, Mark mark, String access, String why, String neededBy, boolean gap) {}

  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper identity = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper consequence = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
  private Request request = Request.everything();

  void show(Connection connection, Identity who, AccessPreview preview) {
    List<KindAccess> missing = preview.kinds().stream().filter(AccessViewModel::isMissing).toList();
    List<KindAccess> leftOut = preview.kinds().stream().filter(AccessViewModel::isLeftOut).toList();
    request = requestFor(Stream.concat(missing.stream(), leftOut.stream()).toList());
    server.set(
        connection.serverVersion().isEmpty()
            ? connection.server()
            : text("capture.access.server", connection.server(), connection.serverVersion()));
    identity.set(identity(who));
    rows.setAll(
        preview.kinds().stream()
            .sorted(Comparator.comparingInt(AccessViewModel::rank).thenComparing(KindAccess::kind))
            .map(AccessViewModel::row)
            .toList());
    complete.set(missing.isEmpty());
    long served =
        preview.kinds().stream().filter(k -> k.state() != KindAccess.State.NOT_SERVED).count();
    long allowed =
        preview.kinds().stream().filter(k -> k.state() == KindAccess.State.ALLOWED).count();
    summary.set(text("capture.access.summary", allowed, served, missing.size()));
    String cost =
        missing.isEmpty()
            ? text("capture.access.enough")
            : text(
                "capture.access.consequence",
                missing.stream().map(k -> k.kind().toString()).collect(Collectors.joining(", ")),
                requestFor(missing).checks().size());
    consequence.set(leftOut.isEmpty() ? cost : cost + " " + text("capture.access.secrets"));
  }

  private static String identity(Identity who) {
    if (!who.isKnown()) {
      return text("capture.access.unknown", who.unknown());
    }
    return who.groups().isEmpty()
        ? who.user()
        : text("capture.access.groups", who.user(), String.join(", ", who.groups()));
  }

  /// What is needed and would be missing comes first.
  private static int rank(KindAccess kind) {
    if (kind.isGap()) {
      return isMissing(kind) ? 0 : 1;
    }
    return kind.state() == KindAccess.State.ALLOWED ? 2 : 3;
  }

  private static Row row(KindAccess kind) {
    String where =
        kind.namespaces().isEmpty()
            ? ""
            : text("capture.access.only", String.join(", ", kind.namespaces()));
    return new Row(
        kind.kind().toString(),
        mark(kind.state()),
        text("access." + kind.state().name().toLowerCase(Locale.ROOT)),
        where.isEmpty() || kind.reason().isEmpty()
            ? where + kind.reason()
            : where + ". " + kind.reason(),
        neededBy(kind.kind()),
        isMissing(kind));
  }

  private static Mark mark(KindAccess.State state) {
    return switch (state) {
      case ALLOWED -> Mark.GOOD;
      case PARTLY, UNKNOWN -> Mark.DOUBTFUL;
      case REFUSED -> Mark.BAD;
      case NOT_SERVED -> Mark.NONE;
    };
  }

  private static String neededBy(GroupKind kind) {
    int checks = Needed.checks(kind);
    if (checks > 0) {
      return text("capture.access.checks", checks);
    }
    return Needed.isRead(kind) ? text("capture.access.engines") : "";
  }

  /// Whether something that is needed would be missing, or may be for all that is known.
  private static boolean isMissing(KindAccess kind) {
    return kind.isGap()
        && Needed.isRead(kind.kind())
        && !AccessPreview.OPTIONAL.contains(kind.kind());
  }

  /// Whether it would be missing, and may be left out on purpose.
  private static boolean isLeftOut(KindAccess kind) {
    return kind.isGap() && AccessPreview.OPTIONAL.contains(kind.kind());
  }

  private static Request requestFor(List<KindAccess> missing) {
    Set<GroupKind> kinds = missing.stream().map(KindAccess::kind).collect(Collectors.toSet());
    return new Request(
        Optional.empty(),
        RequestedKind.ALL.stream()
            .filter(one -> kinds.contains(one.kind()))
            .map(one -> new Request.Item(one, ""))
            .toList());
  }

  /// The letter that asks for what would be missing.
  Request request() {
    return request;
  }

  /// Those that are needed and would be missing first.
  public ObservableList<Row> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  /// Who the server takes us for.
  public ReadOnlyStringProperty identityProperty() {
    return identity.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty serverProperty() {
    return server.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// What it would cost to go on like this.
  public ReadOnlyStringProperty consequenceProperty() {
    return consequence.getReadOnlyProperty();
  }

  /// Whether nothing that is needed would be missing.
  public ReadOnlyBooleanProperty completeProperty() {
    return complete.getReadOnlyProperty();
  }
}
