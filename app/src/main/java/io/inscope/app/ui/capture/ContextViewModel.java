package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.Capturing;
import io.inscope.app.ui.common.Dialogs;
import io.inscope.app.ui.common.Tasks;
import io.inscope.app.ui.common.Trouble;
import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The first step: the contexts of the kubeconfigs that kubectl would read, or of one that the user
/// names. Reading them runs nothing and asks nobody.
public final class ContextViewModel {
  /// A context with what its names stand for, and what connecting would mean.
  record Chosen(KubeContext context, ConnectionPlan plan) {}

  private final Tasks tasks;
  private final Dialogs dialogs;
  private final Consumer<@Nullable Trouble> trouble;
  private final ObservableList<KubeConfigs.Choice> contexts = FXCollections.observableArrayList();
  private final ObjectProperty<KubeConfigs.@Nullable Choice> selected =
      new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper files = new ReadOnlyStringWrapper("");
  private Optional<KubeConfigs> configs = Optional.empty();

  ContextViewModel(Tasks tasks, Dialogs dialogs, Consumer<@Nullable Trouble> trouble) {
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.trouble = trouble;
  }

  /// Reads the files that kubectl would read.
  public void findUsual() {
    read(Optional.empty());
  }

  public void chooseFile() {
    dialogs.kubeConfigToOpen().ifPresent(file -> read(Optional.of(file)));
  }

  private void read(Optional<Path> file) {
    tasks.start(
        text("task.contexts"),
        _ -> Capturing.kubeConfigs(file),
        this::show,
        failure -> {
          forget();
          file.ifPresent(named -> files.set(named.toString()));
          trouble.accept(failure);
        },
        Optional.empty());
  }

  private void show(KubeConfigs read) {
    trouble.accept(null);
    configs = Optional.of(read);
    files.set(read.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
    List<KubeConfigs.Choice> found = read.contexts();
    contexts.setAll(found);
    selected.set(
        found.stream()
            .filter(KubeConfigs.Choice::current)
            .findFirst()
            .orElse(found.size() == 1 ? found.getFirst() : null));
  }

  private void forget() {
    configs = Optional.empty();
    contexts.clear();
    selected.set(null);
    files.set("");
  }

  /// What the selected context stands for.
  ///
  /// @return empty when none is selected
  /// @throws CaptureException when the kubeconfig does not say enough about it
  Optional<Chosen> choose() throws CaptureException {
    KubeConfigs.Choice choice = selected.get();
    if (choice == null || configs.isEmpty()) {
      return Optional.empty();
    }
    KubeContext context = configs.get().choose(Optional.of(choice.name()));
    return Optional.of(new Chosen(context, ConnectionPlan.of(context, Capturing.environment())));
  }

  public ObservableList<KubeConfigs.Choice> contexts() {
    return FXCollections.unmodifiableObservableList(contexts);
  }

  public ObjectProperty<KubeConfigs.@Nullable Choice> selectedProperty() {
    return selected;
  }

  /// The files that were read; empty when there are none.
  public ReadOnlyStringProperty filesProperty() {
    return files.getReadOnlyProperty();
  }
}
