package io.inscope.app.ui.findings;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Session;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

/// The findings of the open project, filtered by severity and by words.
///
/// Words are looked for in everything a row shows, and in the ids of check and finding; a finding
/// is shown when it has them all.
public final class FindingsViewModel {
  private final StringProperty words = new SimpleStringProperty("");
  private final ObservableSet<Severity> severities =
      FXCollections.observableSet(EnumSet.noneOf(Severity.class));
  private final ObservableList<Finding> shown = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Finding> selected = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper gaps = new ReadOnlyStringWrapper("");
  private final Map<Severity, StringProperty> counts = new EnumMap<>(Severity.class);
  private List<Finding> all = List.of();

  public FindingsViewModel(Session session) {
    for (Severity severity : Severity.values()) {
      counts.put(severity, new SimpleStringProperty("0"));
    }
    words.addListener((_, _, _) -> filter());
    severities.addListener((SetChangeListener<Severity>) _ -> filter());
    session.whenOpened(this::show);
  }

  private void show(OpenProject open) {
    all = open.analysis().assessment().findings();
    counts.forEach(
        (severity, count) ->
            count.set(
                "%,d".formatted(all.stream().filter(f -> severityOf(f) == severity).count())));
    gaps.set(gapsOf(open.analysis().assessment().results()));
    selected.set(null);
    filter();
  }

  /// What failed is not the whole truth: how much could not be looked at is said beside it.
  private static String gapsOf(List<CheckResult> results) {
    long unknown = count(results, Outcome.NotAssessed.class);
    long manual = count(results, Outcome.Manual.class);
    return text("findings.gaps", unknown, manual);
  }

  private static long count(List<CheckResult> results, Class<? extends Outcome> outcome) {
    return results.stream().filter(r -> outcome.isInstance(r.outcome())).count();
  }

  private void filter() {
    Finding before = selected.get();
    shown.setAll(all.stream().filter(matchesWords()).filter(this::matchesSeverity).toList());
    selected.set(before != null && shown.contains(before) ? before : null);
    summary.set(
        shown.size() == all.size()
            ? text("findings.summary", all.size())
            : text("findings.summary.filtered", shown.size(), all.size()));
  }

  private boolean matchesSeverity(Finding finding) {
    return severities.isEmpty() || severities.contains(severityOf(finding));
  }

  private Predicate<Finding> matchesWords() {
    List<String> wanted = List.of(words.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return finding -> {
      String text = searchable(finding);
      return wanted.stream().allMatch(text::contains);
    };
  }

  private static String searchable(Finding finding) {
    return String.join(
            "\n",
            finding.id(),
            finding.check().id(),
            finding.check().title(),
            finding.result().subject().toString(),
            finding.scope().word(),
            finding.failure().message())
        .toLowerCase(Locale.ROOT);
  }

  /// The severity a finding is shown with: that of the result, which is raised within the CDE.
  public static Severity severityOf(Finding finding) {
    return finding.result().severity();
  }

  public StringProperty wordsProperty() {
    return words;
  }

  /// The severities to show; empty shows all.
  public Set<Severity> severities() {
    return severities;
  }

  /// How many findings have a severity, whatever the filter.
  public StringProperty countProperty(Severity severity) {
    StringProperty count = counts.get(severity);
    if (count == null) {
      throw new IllegalArgumentException("no count of " + severity);
    }
    return count;
  }

  /// In the order of the assessment, worst first.
  public ObservableList<Finding> shown() {
    return shown;
  }

  public ObjectProperty<@Nullable Finding> selectedProperty() {
    return selected;
  }

  /// `12 of 63 findings`.
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// How many answers are missing.
  public ReadOnlyStringProperty gapsProperty() {
    return gaps.getReadOnlyProperty();
  }

  /// Shows the findings of one check only, whatever was filtered before.
  public void showOnly(String checkId) {
    severities.clear();
    words.set(checkId);
    if (!shown.isEmpty()) {
      selected.set(shown.getFirst());
    }
  }

  /// Empty for what is in no namespace.
  static String namespaceOf(Subject subject) {
    return subject instanceof Subject.Of of ? of.ref().namespace() : "";
  }

  /// Kind and name, without the namespace.
  static String nameOf(Subject subject) {
    return switch (subject) {
      case Subject.Of of -> of.ref().kind() + " " + of.ref().name();
      case Subject.Cluster _ -> text("findings.cluster");
    };
  }

  /// The subject and what is wrong with it.
  static String sentence(Finding finding) {
    String subject =
        switch (finding.result().subject()) {
          case Subject.Of of -> of.ref().spoken();
          case Subject.Cluster _ -> text("findings.cluster");
        };
    return subject + " " + finding.failure().message();
  }

  public static List<EvidenceRow> evidence(Finding finding) {
    return finding.failure().evidence().stream().map(EvidenceRow::of).toList();
  }
}
