package io.inscope.app.ui.start;

import io.inscope.app.ui.common.Badge;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Binds the start screen. The whole screen takes what is dropped, not only the marked area.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class StartView {
  private static final PseudoClass HOVER = PseudoClass.getPseudoClass("drag-over");
  private static final double ROW_HEIGHT = 54;

  private final StartViewModel model;
  private final Runnable capture;

  @FXML private StackPane root;
  @FXML private VBox drop;
  @FXML private VBox invitation;
  @FXML private VBox work;
  @FXML private StackPane dropIcon;
  @FXML private Label workTitle;
  @FXML private Label workStep;
  @FXML private Button workCancel;
  @FXML private Button open;
  @FXML private MenuButton importing;
  @FXML private MenuItem importFiles;
  @FXML private MenuItem importFolder;
  @FXML private Button fromCluster;
  @FXML private Button sample;
  @FXML private VBox recentArea;
  @FXML private ListView<StartViewModel.Entry> recents;

  /// @param capture takes the user to the wizard that captures a cluster
  public StartView(StartViewModel model, Runnable capture) {
    this.model = model;
    this.capture = capture;
  }

  @FXML
  void initialize() {
    dropIcon.getChildren().setAll(Badge.icon("icon-drop"));
    open.setOnAction(_ -> model.commands().openProject());
    importFiles.setOnAction(_ -> model.commands().importFiles());
    importFolder.setOnAction(_ -> model.commands().importFolder());
    fromCluster.setOnAction(_ -> capture.run());
    sample.setOnAction(_ -> model.commands().sampleBank());

    var running = model.tasks().runningProperty();
    for (Node node : new Node[] {open, importing, fromCluster, sample, recents}) {
      node.disableProperty().bind(running);
    }
    invitation.visibleProperty().bind(running.not());
    work.visibleProperty().bind(running);
    workTitle.textProperty().bind(model.tasks().titleProperty());
    workStep.textProperty().bind(model.tasks().stepProperty());
    workCancel.setOnAction(_ -> model.tasks().cancel());

    root.setOnDragOver(this::dragOver);
    root.setOnDragExited(_ -> drop.pseudoClassStateChanged(HOVER, false));
    root.setOnDragDropped(this::dropped);

    recents.setItems(model.entries());
    recents.setFixedCellSize(ROW_HEIGHT);
    recents.prefHeightProperty().bind(Bindings.size(model.entries()).multiply(ROW_HEIGHT).add(2));
    recents.setCellFactory(_ -> new RecentCell());
    recents.setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY) {
            openSelected();
          }
        });
    recents.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            openSelected();
          } else if (key.getCode() == KeyCode.DELETE) {
            selected(model::forget);
          }
        });
    recentArea.visibleProperty().bind(Bindings.isNotEmpty(model.entries()));
  }

  private void openSelected() {
    selected(model::open);
  }

  private void selected(java.util.function.Consumer<StartViewModel.Entry> action) {
    StartViewModel.Entry entry = recents.getSelectionModel().getSelectedItem();
    if (entry != null) {
      action.accept(entry);
    }
  }

  private void dragOver(DragEvent drag) {
    if (drag.getDragboard().hasFiles() && !model.tasks().runningProperty().get()) {
      drag.acceptTransferModes(TransferMode.COPY);
      drop.pseudoClassStateChanged(HOVER, true);
    }
    drag.consume();
  }

  private void dropped(DragEvent drag) {
    drop.pseudoClassStateChanged(HOVER, false);
    boolean taken = drag.getDragboard().hasFiles();
    if (taken) {
      model.commands().receive(drag.getDragboard().getFiles().stream().map(File::toPath).toList());
    }
    drag.setDropCompleted(taken);
    drag.consume();
  }
}
