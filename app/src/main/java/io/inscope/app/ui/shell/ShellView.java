package io.inscope.app.ui.shell;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Badge;
import io.inscope.app.ui.common.Navigator;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Theme;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Binds the frame and swaps the screens in its middle.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class ShellView {
  private final ShellViewModel model;
  private final Map<Screen, Parent> screens;
  private final ObservableValue<String> server;
  private final Map<Screen, ToggleButton> buttons = new EnumMap<>(Screen.class);

  @FXML private BorderPane root;
  @FXML private StackPane stage;
  @FXML private ToggleGroup rail;
  @FXML private ToggleButton start;
  @FXML private ToggleButton diagram;
  @FXML private ToggleButton findings;
  @FXML private ToggleButton requirements;
  @FXML private ToggleButton capture;
  @FXML private HBox heading;
  @FXML private Label project;
  @FXML private Label snapshot;
  @FXML private Button scope;
  @FXML private MenuButton export;
  @FXML private MenuItem exportWorkbook;
  @FXML private MenuItem exportDiagram;
  @FXML private MenuButton theme;
  @FXML private Button seal;
  @FXML private Label takenAt;
  @FXML private Label status;
  @FXML private ProgressBar progress;
  @FXML private Button cancel;
  @FXML private Label network;

  /// @param server to which there is a connection; empty when there is none
  public ShellView(
      ShellViewModel model, Map<Screen, Parent> screens, ObservableValue<String> server) {
    this.model = model;
    this.server = server;
    this.screens = new EnumMap<>(screens);
  }

  @FXML
  void initialize() {
    buttons.put(Screen.START, start);
    buttons.put(Screen.DIAGRAM, diagram);
    buttons.put(Screen.FINDINGS, findings);
    buttons.put(Screen.REQUIREMENTS, requirements);
    buttons.put(Screen.CAPTURE, capture);
    int position = 1;
    for (var each : buttons.entrySet()) {
      bindRail(each.getKey(), each.getValue(), position++);
    }
    stage.getChildren().setAll(screens.values());
    model.screenProperty().subscribe(this::bringToFront);

    project.textProperty().bind(model.projectProperty());
    snapshot.textProperty().bind(model.snapshotProperty());
    heading.visibleProperty().bind(model.projectOpenBinding());
    heading.managedProperty().bind(model.projectOpenBinding());
    scope.disableProperty().bind(model.idleWithProjectBinding().not());
    export.disableProperty().bind(model.idleWithProjectBinding().not());
    scope.setOnAction(_ -> model.commands().applyScope());
    exportWorkbook.setOnAction(_ -> model.commands().writeWorkbook());
    exportDiagram.setOnAction(_ -> model.commands().writeDiagram());

    seal.textProperty().bind(model.sealProperty());
    seal.visibleProperty().bind(model.projectOpenBinding());
    seal.setGraphic(Badge.icon("icon-lock"));
    seal.getTooltip().textProperty().bind(model.wholeSealProperty());
    seal.setOnAction(_ -> copySeal());
    takenAt.textProperty().bind(model.takenAtProperty());
    status.textProperty().bind(model.statusBinding());
    for (Node node : new Node[] {progress, cancel}) {
      node.visibleProperty().bind(model.tasks().runningProperty());
      node.managedProperty().bind(model.tasks().runningProperty());
    }
    network
        .textProperty()
        .bind(
            server.map(
                name -> name.isEmpty() ? text("status.offline") : text("status.online", name)));
    cancel.setOnAction(_ -> model.tasks().cancel());
    bindThemes();
  }

  private void bindRail(Screen screen, ToggleButton button, int position) {
    KeyCodeCombination key =
        new KeyCodeCombination(KeyCode.valueOf("DIGIT" + position), KeyCombination.SHORTCUT_DOWN);
    button.setGraphic(Badge.icon("icon-" + button.getId()));
    button.setTooltip(new Tooltip(button.getText() + "  " + key.getDisplayText()));
    button.setOnAction(
        _ -> {
          button.setSelected(true); // pressing the screen one is on must not lift it
          model.go(screen);
        });
    if (!Navigator.needsNoProject(screen)) {
      button.disableProperty().bind(model.projectOpenBinding().not());
    }
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.getAccelerators().put(key, () -> model.go(screen));
              }
            });
  }

  private void bringToFront(Screen screen) {
    screens.forEach((key, node) -> node.setVisible(key == screen));
    ToggleButton button = buttons.get(screen);
    if (button != null) {
      rail.selectToggle(button);
    }
  }

  private void bindThemes() {
    ToggleGroup group = new ToggleGroup();
    for (MenuItem item : theme.getItems()) {
      RadioMenuItem choice = (RadioMenuItem) item;
      Theme meant = Theme.valueOf(String.valueOf(choice.getUserData()));
      choice.setToggleGroup(group);
      choice.setSelected(model.themeProperty().get() == meant);
      choice.setOnAction(_ -> model.themeProperty().set(meant));
    }
  }

  private void copySeal() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.wholeSealProperty().get());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
