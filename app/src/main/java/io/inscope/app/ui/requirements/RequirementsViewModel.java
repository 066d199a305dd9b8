package io.inscope.app.ui.requirements;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Session;
import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.framework.Framework;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/// The requirements of the chosen framework, filtered by status.
public final class RequirementsViewModel {
  private final ObservableList<Framework> frameworks = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Framework> framework = new SimpleObjectProperty<>();
  private final ObservableSet<Status> statuses =
      FXCollections.observableSet(EnumSet.noneOf(Status.class));
  private final ObservableList<RequirementStatus> shown = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable RequirementStatus> selected = new SimpleObjectProperty<>();
  private final Map<Status, StringProperty> counts = new EnumMap<>(Status.class);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private Map<Framework, List<RequirementStatus>> requirements = Map.of();
  private Map<String, List<CheckResult>> results = Map.of();

  public RequirementsViewModel(Session session) {
    for (Status status : Status.values()) {
      counts.put(status, new SimpleStringProperty("0"));
    }
    framework.addListener((_, _, _) -> count());
    statuses.addListener((SetChangeListener<Status>) _ -> filter());
    session.whenOpened(this::show);
  }

  /// The framework that was looked at stays chosen when the new project knows it too.
  private void show(OpenProject open) {
    Assessment assessment = open.analysis().assessment();
    Framework before = framework.get();
    requirements = assessment.requirements();
    results = assessment.results().stream().collect(Collectors.groupingBy(CheckResult::checkId));
    frameworks.setAll(requirements.keySet());
    framework.set(null);
    framework.set(
        frameworks.stream()
            .filter(f -> before != null && f.id().equals(before.id()))
            .findFirst()
            .orElse(frameworks.isEmpty() ? null : frameworks.getFirst()));
  }

  private List<RequirementStatus> all() {
    Framework chosen = framework.get();
    return chosen == null ? List.of() : requirements.getOrDefault(chosen, List.of());
  }

  private void count() {
    counts.forEach(
        (status, count) ->
            count.set("%,d".formatted(all().stream().filter(r -> r.status() == status).count())));
    filter();
  }

  private void filter() {
    RequirementStatus before = selected.get();
    shown.setAll(
        all().stream().filter(r -> statuses.isEmpty() || statuses.contains(r.status())).toList());
    selected.set(before != null && shown.contains(before) ? before : null);
    summary.set(
        shown.size() == all().size()
            ? text("requirements.summary", shown.size())
            : text("requirements.summary.filtered", shown.size(), all().size()));
  }

  public ObservableList<Framework> frameworks() {
    return frameworks;
  }

  public ObjectProperty<@Nullable Framework> frameworkProperty() {
    return framework;
  }

  /// The statuses to show; empty shows all.
  public Set<Status> statuses() {
    return statuses;
  }

  /// How many requirements of the framework have a status, whatever the filter.
  public StringProperty countProperty(Status status) {
    StringProperty count = counts.get(status);
    if (count == null) {
      throw new IllegalArgumentException("no count of " + status);
    }
    return count;
  }

  /// In the order of the standard.
  public ObservableList<RequirementStatus> shown() {
    return shown;
  }

  public ObjectProperty<@Nullable RequirementStatus> selectedProperty() {
    return selected;
  }

  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// The checks behind a requirement: first those that ran, then those to come.
  public List<CheckRow> checks(RequirementStatus status) {
    return Stream.concat(
            status.requirement().checks().stream()
                .map(id -> CheckRow.of(id, results.getOrDefault(id, List.of()))),
            status.requirement().planned().stream().map(CheckRow::planned))
        .toList();
  }
}
