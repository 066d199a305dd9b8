package io.inscope.app.ui.common;

import static io.inscope.app.ui.common.Texts.text;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The dialogs of the operating system, and one alert.
public final class FxDialogs implements Dialogs {
  private static final double TEXT_WIDTH = 520;

  private final Window owner;

  public FxDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> projectToOpen() {
    return path(files("dialog.open", projects()).showOpenDialog(owner));
  }

  @Override
  public List<Path> filesToImport() {
    List<File> chosen = files("dialog.import", all()).showOpenMultipleDialog(owner);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> folderToImport() {
    return folder("dialog.import.folder");
  }

  @Override
  public Optional<Path> projectToSave(Path suggested) {
    return save("dialog.save.project", projects(), suggested);
  }

  @Override
  public Optional<Path> decisionsToApply() {
    ExtensionFilter yaml =
        new ExtensionFilter(text("dialog.filter.decisions"), "*.yaml", "*.yml", "*.json");
    return path(files("dialog.decisions", yaml).showOpenDialog(owner));
  }

  @Override
  public Optional<Path> workbookToSave(Path suggested) {
    ExtensionFilter xlsx = new ExtensionFilter(text("dialog.filter.workbook"), "*.xlsx");
    return save("dialog.save.workbook", xlsx, suggested);
  }

  @Override
  public Optional<Path> folderForDiagram() {
    return folder("dialog.folder.diagram");
  }

  @Override
  public Optional<Path> kubeConfigToOpen() {
    FileChooser chooser = files("dialog.kubeconfig", all());
    Path usual = Path.of(System.getProperty("user.home")).resolve(".kube");
    if (Files.isDirectory(usual)) {
      chooser.setInitialDirectory(usual.toFile());
    }
    return path(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> folderForRequest() {
    return folder("dialog.folder.request");
  }

  @Override
  public Stopping howToStop() {
    ButtonType keep = new ButtonType(text("capture.stop.keep"), ButtonData.YES);
    ButtonType discard = new ButtonType(text("capture.stop.discard"), ButtonData.NO);
    ButtonType goOn = new ButtonType(text("capture.stop.goOn"), ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION);
    alert.initOwner(owner);
    alert.setTitle(text("trouble.title"));
    alert.setHeaderText(null);
    alert
        .getDialogPane()
        .setContent(
            new VBox(
                8,
                wrapped(text("capture.stop.question"), "trouble-what"),
                wrapped(text("capture.stop.explained"), "trouble-hint")));
    alert.getButtonTypes().setAll(keep, discard, goOn);
    ButtonType answer = alert.showAndWait().orElse(goOn);
    return answer == keep ? Stopping.KEEP : answer == discard ? Stopping.DISCARD : Stopping.GO_ON;
  }

  @Override
  public void show(Trouble trouble) {
    Alert alert = new Alert(Alert.AlertType.ERROR);
    alert.initOwner(owner);
    alert.setTitle(text("trouble.title"));
    alert.setHeaderText(null);
    VBox lines = new VBox(8, wrapped(trouble.what(), "trouble-what"));
    if (!trouble.hint().isEmpty()) {
      lines.getChildren().add(wrapped(trouble.hint(), "trouble-hint"));
    }
    lines.getChildren().add(wrapped(text("trouble.code", trouble.code()), "trouble-code"));
    alert.getDialogPane().setContent(lines);
    alert.showAndWait();
  }

  private static Label wrapped(String words, String style) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(TEXT_WIDTH);
    label.getStyleClass().add(style);
    return label;
  }

  private static FileChooser files(String title, ExtensionFilter first) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(text(title));
    chooser.getExtensionFilters().add(first);
    return chooser;
  }

  private Optional<Path> save(String title, ExtensionFilter filter, Path suggested) {
    FileChooser chooser = files(title, filter);
    Path folder = suggested.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    chooser.setInitialFileName(String.valueOf(suggested.getFileName()));
    return path(chooser.showSaveDialog(owner));
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(text(title));
    return path(chooser.showDialog(owner));
  }

  private static ExtensionFilter projects() {
    return new ExtensionFilter(text("dialog.filter.project"), "*.inscope");
  }

  private static ExtensionFilter all() {
    return new ExtensionFilter(text("dialog.filter.all"), "*.*", "*");
  }

  private static Optional<Path> path(@Nullable File chosen) {
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
