package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Columns;
import io.inscope.snapshot.capture.KubeConfigs;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Binds the table of contexts.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class ContextView {
  private final ContextViewModel model;

  @FXML private Label files;
  @FXML private Button chooseFile;
  @FXML private TableView<KubeConfigs.Choice> contexts;
  @FXML private TableColumn<KubeConfigs.Choice, String> current;
  @FXML private TableColumn<KubeConfigs.Choice, String> name;
  @FXML private TableColumn<KubeConfigs.Choice, String> cluster;
  @FXML private TableColumn<KubeConfigs.Choice, String> user;
  @FXML private TableColumn<KubeConfigs.Choice, String> namespace;
  @FXML private TableColumn<KubeConfigs.Choice, String> file;

  ContextView(ContextViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    files
        .textProperty()
        .bind(
            model
                .filesProperty()
                .map(read -> read.isEmpty() ? text("capture.context.noFile") : read));
    chooseFile.setOnAction(_ -> model.chooseFile());

    contexts.setItems(model.contexts());
    Columns.text(current, c -> c.current() ? text("capture.context.isCurrent") : "");
    Columns.text(name, KubeConfigs.Choice::name);
    Columns.text(cluster, KubeConfigs.Choice::cluster);
    Columns.text(user, KubeConfigs.Choice::user);
    Columns.text(namespace, KubeConfigs.Choice::namespace);
    Columns.text(file, c -> c.file().toString());
    var selection = contexts.getSelectionModel();
    selection
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null) {
                model.selectedProperty().set(now);
              }
            });
    model
        .selectedProperty()
        .subscribe(
            now -> {
              if (now == null) {
                selection.clearSelection();
              } else if (!Objects.equals(selection.getSelectedItem(), now)) {
                selection.select(now);
                contexts.scrollTo(now);
              }
            });
  }
}
