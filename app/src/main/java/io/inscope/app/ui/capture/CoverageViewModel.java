package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.Capturing.Captured;
import io.inscope.app.ui.common.Texts;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The last step: what the snapshot holds, what it does not and why, and what changed while it was
/// taken.
public final class CoverageViewModel {
  /// Something that was not read as a whole.
  ///
  /// @param where the namespace, or words for the whole cluster
  public record Gap(String kind, String where, Mark mark, String state, String why) {}

  /// An object that was not the same after the pass, or a kind that could not be compared.
  public record Meanwhile(String what, String kind, String object, String versions) {}

  private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(Mark.GOOD);
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper equation = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper seal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper partial = new ReadOnlyBooleanWrapper();
  private final ObservableList<Gap> gaps = FXCollections.observableArrayList();
  private final ObservableList<Meanwhile> changes = FXCollections.observableArrayList();
  private Optional<Captured> shown = Optional.empty();

  void show(Captured captured) {
    shown = Optional.of(captured);
    CaptureRecord record = captured.record();
    Ending ending = record.ending();
    partial.set(ending.isPartial());
    gaps.setAll(gaps(record));
    changes.setAll(changes(record));
    mark.set(ending.isPartial() ? Mark.BAD : gaps.isEmpty() ? Mark.GOOD : Mark.DOUBTFUL);
    title.set(
        switch (ending.state()) {
          case COMPLETE ->
              text(gaps.isEmpty() ? "capture.coverage.complete" : "capture.coverage.withGaps");
          case STOPPED -> text("capture.coverage.stopped");
          case BROKEN_OFF -> text("capture.coverage.brokenOff");
        });
    why.set(ending.isPartial() ? text("capture.coverage.partial", ending.why()) : "");
    facts.set(
        text(
            "capture.coverage.facts",
            captured.summary().snapshot().name(),
            kinds(record, Coverage.Read.class),
            kinds(record, Coverage.Refused.class),
            kinds(record, Coverage.Failed.class),
            captured.requests(),
            ReadingViewModel.elapsed(Duration.between(record.start(), record.end()).toNanos())));
    equation.set(captured.summary().equation());
    seal.set(Texts.shortHash(captured.summary().snapshot().sha256()));
  }

  private static long kinds(CaptureRecord record, Class<? extends Coverage> how) {
    return record.lists().stream()
        .filter(list -> how.isInstance(list.coverage()))
        .map(list -> list.resource().groupKind())
        .distinct()
        .count();
  }

  private static List<Gap> gaps(CaptureRecord record) {
    List<Gap> gaps = new ArrayList<>();
    List<ListedKind> lists =
        record.lists().stream()
            .sorted(
                Comparator.comparing((ListedKind list) -> list.resource().groupKind())
                    .thenComparing(ListedKind::namespace))
            .toList();
    for (ListedKind list : lists) {
      switch (list.coverage()) {
        case Coverage.Refused(String message) ->
            gaps.add(gap(list, Mark.DOUBTFUL, "capture.state.refused", message));
        case Coverage.Failed(String message) ->
            gaps.add(gap(list, Mark.BAD, "capture.state.failed", message));
        case Coverage.NotAsked(String _) when KindRow.isNamesOnly(list) -> {}
        case Coverage.NotAsked(String reason) ->
            gaps.add(gap(list, Mark.NONE, "capture.state.notAsked", reason));
        case Coverage.Read _ when !list.consistent() ->
            gaps.add(
                gap(
                    list,
                    Mark.DOUBTFUL,
                    "capture.state.inconsistent",
                    text("capture.coverage.inconsistent")));
        case Coverage.Read _ -> {}
      }
    }
    return gaps;
  }

  private static Gap gap(ListedKind list, Mark mark, String state, String why) {
    return new Gap(
        list.resource().groupKind().toString(),
        list.namespace().isEmpty() ? text("capture.coverage.everywhere") : list.namespace(),
        mark,
        text(state),
        why);
  }

  private static List<Meanwhile> changes(CaptureRecord record) {
    List<Meanwhile> rows = new ArrayList<>();
    for (Relisted kind : record.relisted()) {
      String name = kind.resource().groupKind().toString();
      if (!(kind.coverage() instanceof Coverage.Read)) {
        rows.add(new Meanwhile(text("capture.change.unknown"), name, "", kind.coverage().gap()));
      }
      for (Relisted.Change change : kind.changes()) {
        rows.add(
            new Meanwhile(
                word(change),
                name,
                change.ref().namespace().isEmpty()
                    ? change.ref().name()
                    : change.ref().namespace() + "/" + change.ref().name(),
                text("capture.change.versions", or(change.before()), or(change.after()))));
      }
    }
    return rows;
  }

  private static String word(Relisted.Change change) {
    return text("what." + change.what().name().toLowerCase(Locale.ROOT));
  }

  private static String or(String version) {
    return version.isEmpty() ? text("capture.change.none") : version;
  }

  /// What is shown; empty before anything was captured.
  Optional<Captured> captured() {
    return shown;
  }

  public ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// Why it is a part only; empty when it is whole.
  public ReadOnlyStringProperty whyProperty() {
    return why.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /// What became of every object that was read.
  public ReadOnlyStringProperty equationProperty() {
    return equation.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty sealProperty() {
    return seal.getReadOnlyProperty();
  }

  /// Whether it can be gone on with.
  public ReadOnlyBooleanProperty partialProperty() {
    return partial.getReadOnlyProperty();
  }

  public ObservableList<Gap> gaps() {
    return FXCollections.unmodifiableObservableList(gaps);
  }

  public ObservableList<Meanwhile> changes() {
    return FXCollections.unmodifiableObservableList(changes);
  }
}
