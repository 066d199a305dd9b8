package io.inscope.app.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Questions to the user that open a window of their own. Behind an interface because native
/// dialogs can be answered by nobody but a person.
///
/// Empty answers mean that the user thought better of it.
public interface Dialogs {
  Optional<Path> projectToOpen();

  List<Path> filesToImport();

  Optional<Path> folderToImport();

  /// Where a new project goes.
  ///
  /// @param suggested folder and name to start with
  Optional<Path> projectToSave(Path suggested);

  Optional<Path> decisionsToApply();

  Optional<Path> workbookToSave(Path suggested);

  Optional<Path> folderForDiagram();

  Optional<Path> kubeConfigToOpen();

  Optional<Path> folderForRequest();

  /// What is to become of a capture that is under way. The capture goes on while this is asked.
  Stopping howToStop();

  void show(Trouble trouble);
}
