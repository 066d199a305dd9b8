package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.Impersonation;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.capture.Login;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The second step: what connecting would do and run, what the user agrees to, and where the
/// snapshot goes. Nothing was done yet.
public final class PlanViewModel {
  /// A line of the form.
  public record Line(String label, String value, Mark mark) {}

  /// What the user ordered.
  ///
  /// @param only the namespaces that are asked for; empty for all
  record Order(Path project, String snapshot, List<String> only, Consent consent, int perSecond) {}

  static final int MOST_PER_SECOND = 100;

  private static final String PROJECT = ".inscope";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper variables = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper unverified = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
  private final BooleanProperty mayRun = new SimpleBooleanProperty();
  private final BooleanProperty insists = new SimpleBooleanProperty();
  private final StringProperty project = new SimpleStringProperty("");
  private final StringProperty snapshot = new SimpleStringProperty("");
  private final BooleanProperty everyNamespace = new SimpleBooleanProperty(true);
  private final StringProperty namespaces = new SimpleStringProperty("");
  private final IntegerProperty perSecond = new SimpleIntegerProperty(LiveCluster.PER_SECOND);
  private final StringBinding missing =
      Bindings.createStringBinding(
          this::whatIsMissing,
          new Observable[] {
            command, unverified, mayRun, insists, project, snapshot, everyNamespace, namespaces
          });
  private Optional<Login.Plugin> plugin = Optional.empty();

  /// Shows the plan of a context. What was agreed to before does not count for it.
  ///
  /// @param suggested where the snapshot goes unless the user says otherwise
  void show(ConnectionPlan plan, Path suggested, LocalDate today) {
    mayRun.set(false);
    insists.set(false);
    plugin =
        plan.logins().stream()
            .filter(Login.Plugin.class::isInstance)
            .map(Login.Plugin.class::cast)
            .findFirst();
    command.set(plugin.map(Login.Plugin::commandLine).orElse(""));
    variables.set(plugin.map(p -> String.join(", ", p.variables())).orElse(""));
    unverified.set(!plan.trust().isSound());
    warning.set(plan.trust().isSound() ? "" : plan.trust().words());
    lines.setAll(lines(plan));
    project.set(suggested.toString());
    snapshot.set(text("capture.plan.snapshot.suggested", plan.context(), today.toString()));
  }

  private static List<Line> lines(ConnectionPlan plan) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("capture.plan.context", plan.context(), Mark.NONE));
    lines.add(line("capture.plan.server", plan.server().toString(), Mark.NONE));
    lines.add(
        line(
            "capture.plan.certificate",
            plan.trust().words(),
            plan.trust().isSound() ? Mark.GOOD : Mark.BAD));
    lines.add(
        line(
            "capture.plan.proxy",
            plan.route().proxy().isEmpty()
                ? text("capture.plan.none")
                : text("capture.plan.because", plan.route().proxy(), plan.route().because()),
            Mark.NONE));
    lines.add(
        line(
            "capture.plan.user",
            plan.user().isEmpty() ? text("capture.plan.none") : plan.user(),
            Mark.NONE));
    plan.logins().forEach(login -> lines.add(line("capture.plan.login", words(login), Mark.NONE)));
    if (plan.logins().isEmpty()) {
      lines.add(line("capture.plan.login", text("capture.plan.login.none"), Mark.DOUBTFUL));
    }
    lines.add(
        line(
            "capture.plan.actingAs",
            plan.impersonation().map(Impersonation::words).orElse(text("capture.plan.none")),
            Mark.NONE));
    plan.files().forEach(file -> lines.add(line("capture.plan.file", file.toString(), Mark.NONE)));
    return lines;
  }

  private static String words(Login login) {
    return login instanceof Login.Plugin ? text("capture.plan.login.plugin") : login.words();
  }

  private static Line line(String label, String value, Mark mark) {
    return new Line(text(label), value, mark);
  }

  /// What the user ordered.
  ///
  /// @throws IllegalStateException while something is missing
  Order order() {
    if (!missing.get().isEmpty()) {
      throw new IllegalStateException(missing.get());
    }
    return new Order(
        file().orElseThrow(),
        snapshot.get().strip(),
        everyNamespace.get() ? List.of() : named(),
        new Consent(unverified.get() && insists.get(), mayRun.get() ? plugin : Optional.empty()),
        Math.clamp(perSecond.get(), 1, MOST_PER_SECOND));
  }

  private String whatIsMissing() {
    if (!command.get().isEmpty() && !mayRun.get()) {
      return text("capture.plan.missing.run");
    }
    if (unverified.get() && !insists.get()) {
      return text("capture.plan.missing.insist");
    }
    if (file().isEmpty()) {
      return text("capture.plan.missing.project");
    }
    Path folder = file().orElseThrow().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return text("capture.plan.missing.folder", String.valueOf(folder));
    }
    if (snapshot.get().isBlank()) {
      return text("capture.plan.missing.snapshot");
    }
    return everyNamespace.get() ? "" : whatNamespacesMiss();
  }

  private String whatNamespacesMiss() {
    if (named().isEmpty()) {
      return text("capture.plan.missing.namespaces");
    }
    return named().stream()
        .filter(name -> !LABEL.matcher(name).matches())
        .findFirst()
        .map(name -> text("capture.plan.missing.namespace", name))
        .orElse("");
  }

  private List<String> named() {
    return Arrays.stream(namespaces.get().split("[,;\\s]+"))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /// Where the form says that the project goes; empty when it says nothing that can be a path.
  Optional<Path> file() {
    String written = project.get().strip();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(written.endsWith(PROJECT) ? written : written + PROJECT));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// A file name for the project of a context: `arn:aws:eks:...:cluster/prod` gives `prod`.
  static String nameFor(String context) {
    String last = context.substring(context.lastIndexOf('/') + 1);
    String plain = last.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    return (plain.isEmpty() ? "cluster" : plain) + PROJECT;
  }

  public ObservableList<Line> lines() {
    return FXCollections.unmodifiableObservableList(lines);
  }

  /// The program that would run, to the letter; empty when none would.
  public ReadOnlyStringProperty commandProperty() {
    return command.getReadOnlyProperty();
  }

  /// Names of the environment variables that it would get in addition; may be empty.
  public ReadOnlyStringProperty variablesProperty() {
    return variables.getReadOnlyProperty();
  }

  /// Whether the server cannot be told from another.
  public ReadOnlyBooleanProperty unverifiedProperty() {
    return unverified.getReadOnlyProperty();
  }

  /// What is wrong with the connection to such a server; empty for others.
  public ReadOnlyStringProperty warningProperty() {
    return warning.getReadOnlyProperty();
  }

  public BooleanProperty mayRunProperty() {
    return mayRun;
  }

  public BooleanProperty insistsProperty() {
    return insists;
  }

  /// The path of the project file as it is written in the form.
  public StringProperty projectProperty() {
    return project;
  }

  public StringProperty snapshotProperty() {
    return snapshot;
  }

  public BooleanProperty everyNamespaceProperty() {
    return everyNamespace;
  }

  /// Names with commas or blanks between them.
  public StringProperty namespacesProperty() {
    return namespaces;
  }

  public IntegerProperty perSecondProperty() {
    return perSecond;
  }

  /// What has to be said before connecting, in words; empty when nothing.
  public StringBinding missingBinding() {
    return missing;
  }
}
