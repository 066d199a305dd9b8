package io.inscope.app.ui;

import io.inscope.app.ui.common.Dialogs;
import io.inscope.app.ui.common.Stopping;
import io.inscope.app.ui.common.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Dialogs that have their answers ready. A question without an answer is cancelled.
public final class Answers implements Dialogs {
  public Optional<Path> projectToOpen = Optional.empty();
  public List<Path> filesToImport = List.of();
  public Optional<Path> folderToImport = Optional.empty();
  public Optional<Path> projectToSave = Optional.empty();
  public Optional<Path> decisionsToApply = Optional.empty();
  public Optional<Path> workbookToSave = Optional.empty();
  public Optional<Path> folderForDiagram = Optional.empty();
  public Optional<Path> kubeConfigToOpen = Optional.empty();
  public Optional<Path> folderForRequest = Optional.empty();
  public Supplier<Stopping> howToStop = () -> Stopping.GO_ON;

  /// What was suggested as the place of a new file, in order.
  public final List<Path> suggested = new ArrayList<>();

  public final List<Trouble> troubles = new CopyOnWriteArrayList<>();

  @Override
  public Optional<Path> projectToOpen() {
    return projectToOpen;
  }

  @Override
  public List<Path> filesToImport() {
    return filesToImport;
  }

  @Override
  public Optional<Path> folderToImport() {
    return folderToImport;
  }

  @Override
  public Optional<Path> projectToSave(Path suggestion) {
    suggested.add(suggestion);
    return projectToSave;
  }

  @Override
  public Optional<Path> decisionsToApply() {
    return decisionsToApply;
  }

  @Override
  public Optional<Path> workbookToSave(Path suggestion) {
    suggested.add(suggestion);
    return workbookToSave;
  }

  @Override
  public Optional<Path> folderForDiagram() {
    return folderForDiagram;
  }

  @Override
  public Optional<Path> kubeConfigToOpen() {
    return kubeConfigToOpen;
  }

  @Override
  public Optional<Path> folderForRequest() {
    return folderForRequest;
  }

  @Override
  public Stopping howToStop() {
    return howToStop.get();
  }

  @Override
  public void show(Trouble trouble) {
    troubles.add(trouble);
  }
}
