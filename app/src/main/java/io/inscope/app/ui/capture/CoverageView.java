package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Badge;
import io.inscope.app.ui.common.Columns;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Binds what came of the capture.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class CoverageView {
  private final CoverageViewModel model;

  @FXML private Label coverageTitle;
  @FXML private Label why;
  @FXML private Label facts;
  @FXML private Label equation;
  @FXML private Label coverageSeal;
  @FXML private Label gapsTitle;
  @FXML private TableView<CoverageViewModel.Gap> gaps;
  @FXML private TableColumn<CoverageViewModel.Gap, String> gapKind;
  @FXML private TableColumn<CoverageViewModel.Gap, String> gapWhere;
  @FXML private TableColumn<CoverageViewModel.Gap, String> gapState;
  @FXML private TableColumn<CoverageViewModel.Gap, String> gapWhy;
  @FXML private Label changesTitle;
  @FXML private TableView<CoverageViewModel.Meanwhile> changes;
  @FXML private TableColumn<CoverageViewModel.Meanwhile, String> changeWhat;
  @FXML private TableColumn<CoverageViewModel.Meanwhile, String> changeKind;
  @FXML private TableColumn<CoverageViewModel.Meanwhile, String> changeObject;
  @FXML private TableColumn<CoverageViewModel.Meanwhile, String> changeVersions;

  CoverageView(CoverageViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    coverageTitle.textProperty().bind(model.titleProperty());
    model.markProperty().subscribe(mark -> coverageTitle.setGraphic(Badge.icon(mark.style())));
    why.textProperty().bind(model.whyProperty());
    why.visibleProperty().bind(model.whyProperty().isNotEmpty());
    why.managedProperty().bind(model.whyProperty().isNotEmpty());
    facts.textProperty().bind(model.factsProperty());
    equation.textProperty().bind(model.equationProperty());
    coverageSeal.textProperty().bind(model.sealProperty());

    gapsTitle
        .textProperty()
        .bind(Bindings.size(model.gaps()).map(count -> text("capture.coverage.gaps", count)));
    gaps.setItems(model.gaps());
    Columns.text(gapKind, CoverageViewModel.Gap::kind);
    Columns.text(gapWhere, CoverageViewModel.Gap::where);
    MarkColumn.of(gapState, CoverageViewModel.Gap::mark, CoverageViewModel.Gap::state);
    Columns.text(gapWhy, CoverageViewModel.Gap::why);

    changesTitle
        .textProperty()
        .bind(Bindings.size(model.changes()).map(count -> text("capture.coverage.changes", count)));
    changes.setItems(model.changes());
    Columns.text(changeWhat, CoverageViewModel.Meanwhile::what);
    Columns.text(changeKind, CoverageViewModel.Meanwhile::kind);
    Columns.text(changeObject, CoverageViewModel.Meanwhile::object);
    Columns.text(changeVersions, CoverageViewModel.Meanwhile::versions);
  }
}
