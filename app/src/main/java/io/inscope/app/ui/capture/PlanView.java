package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Badge;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Binds the form that says what will run, and takes the user's agreement.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class PlanView {
  private final PlanViewModel model;
  private final Runnable askForProject;

  /// Held here, for it hears of changes only as long as somebody holds it.
  private final ObservableList<PlanViewModel.Line> shown;

  @FXML private GridPane lines;
  @FXML private VBox program;
  @FXML private TextField command;
  @FXML private Label variables;
  @FXML private CheckBox mayRun;
  @FXML private VBox unverified;
  @FXML private Label warning;
  @FXML private CheckBox insists;
  @FXML private TextField project;
  @FXML private Button chooseProject;
  @FXML private TextField snapshot;
  @FXML private RadioButton everyNamespace;
  @FXML private RadioButton someNamespaces;
  @FXML private TextField namespaces;
  @FXML private Spinner<Integer> perSecond;

  /// @param askForProject asks where the project goes
  PlanView(PlanViewModel model, Runnable askForProject) {
    this.model = model;
    this.askForProject = askForProject;
    this.shown = model.lines();
  }

  @FXML
  void initialize() {
    shown.subscribe(this::showLines);
    showLines();

    shownWhen(program, model.commandProperty().isNotEmpty());
    command.textProperty().bind(model.commandProperty());
    variables
        .textProperty()
        .bind(
            model
                .variablesProperty()
                .map(names -> names.isEmpty() ? "" : text("capture.plan.variables", names)));
    shownWhen(variables, model.variablesProperty().isNotEmpty());
    mayRun.selectedProperty().bindBidirectional(model.mayRunProperty());

    shownWhen(unverified, model.unverifiedProperty());
    warning.textProperty().bind(model.warningProperty());
    warning.setGraphic(Badge.icon(Mark.BAD.style()));
    insists.selectedProperty().bindBidirectional(model.insistsProperty());

    project.textProperty().bindBidirectional(model.projectProperty());
    chooseProject.setOnAction(_ -> askForProject.run());
    snapshot.textProperty().bindBidirectional(model.snapshotProperty());

    everyNamespace.selectedProperty().bindBidirectional(model.everyNamespaceProperty());
    someNamespaces.setSelected(!model.everyNamespaceProperty().get());
    namespaces.disableProperty().bind(model.everyNamespaceProperty());
    namespaces.textProperty().bindBidirectional(model.namespacesProperty());
    bindPace();
  }

  private void bindPace() {
    IntegerSpinnerValueFactory numbers =
        new IntegerSpinnerValueFactory(
            1, PlanViewModel.MOST_PER_SECOND, model.perSecondProperty().get());
    perSecond.setValueFactory(numbers);
    numbers
        .valueProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null) {
                numbers.setValue(before);
              } else {
                model.perSecondProperty().set(now);
              }
            });
  }

  private void showLines() {
    lines.getChildren().clear();
    int row = 0;
    for (PlanViewModel.Line line : shown) {
      Label label = new Label(line.label());
      label.getStyleClass().add("muted");
      label.setMinWidth(Region.USE_PREF_SIZE);
      Label value =
          line.mark() == Mark.NONE
              ? new Label(line.value())
              : Badge.of(line.value(), line.mark().style());
      value.setWrapText(true);
      value.setMinWidth(0);
      value.setMinHeight(Region.USE_PREF_SIZE);
      value.setAccessibleText(line.label().toLowerCase(Locale.getDefault()) + ": " + line.value());
      label.setLabelFor(value);
      lines.addRow(row++, label, value);
    }
  }

  private static void shownWhen(Node node, ObservableBooleanValue when) {
    BooleanBinding shown = Bindings.createBooleanBinding(when::get, when);
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }
}
