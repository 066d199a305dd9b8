package io.inscope.app.ui.capture;

import io.inscope.app.ui.common.Badge;
import io.inscope.app.ui.common.Columns;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Binds the preview of what the server would let us read.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class AccessView {
  private final AccessViewModel model;
  private final Runnable saveRequest;

  @FXML private Label server;
  @FXML private Label identity;
  @FXML private Label summary;
  @FXML private Label consequence;
  @FXML private Button save;
  @FXML private TableView<AccessViewModel.Row> kinds;
  @FXML private TableColumn<AccessViewModel.Row, String> kind;
  @FXML private TableColumn<AccessViewModel.Row, String> access;
  @FXML private TableColumn<AccessViewModel.Row, String> neededBy;
  @FXML private TableColumn<AccessViewModel.Row, String> why;

  /// @param saveRequest asks where the letter goes and saves it
  AccessView(AccessViewModel model, Runnable saveRequest) {
    this.model = model;
    this.saveRequest = saveRequest;
  }

  @FXML
  void initialize() {
    server.textProperty().bind(model.serverProperty());
    identity.textProperty().bind(model.identityProperty());
    summary.textProperty().bind(model.summaryProperty());
    consequence.textProperty().bind(model.consequenceProperty());
    model
        .completeProperty()
        .subscribe(
            all -> summary.setGraphic(Badge.icon((all ? Mark.GOOD : Mark.DOUBTFUL).style())));
    save.setOnAction(_ -> saveRequest.run());
    save.disableProperty().bind(model.completeProperty());

    kinds.setItems(model.rows());
    Columns.text(kind, AccessViewModel.Row::kind);
    MarkColumn.of(access, AccessViewModel.Row::mark, AccessViewModel.Row::access);
    Columns.text(neededBy, AccessViewModel.Row::neededBy);
    Columns.text(why, AccessViewModel.Row::why);
  }
}
