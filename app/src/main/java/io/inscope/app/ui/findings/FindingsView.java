package io.inscope.app.ui.findings;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Badge;
import io.inscope.app.ui.common.Columns;
import io.inscope.app.ui.common.Texts;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.check.Severity;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Binds the list of findings and the panel that explains the selected one.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class FindingsView {
  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final FindingsViewModel model;

  @FXML private Parent root;
  @FXML private Label summary;
  @FXML private Label gaps;
  @FXML private TextField words;
  @FXML private HBox severities;
  @FXML private TableView<Finding> table;
  @FXML private TableColumn<Finding, Severity> severity;
  @FXML private TableColumn<Finding, String> check;
  @FXML private TableColumn<Finding, String> namespace;
  @FXML private TableColumn<Finding, String> subject;
  @FXML private TableColumn<Finding, String> scope;
  @FXML private TableColumn<Finding, String> message;
  @FXML private Parent detail;
  @FXML private Parent nothing;
  @FXML private StackPane badge;
  @FXML private Label title;
  @FXML private Label standing;
  @FXML private Label about;
  @FXML private Label what;
  @FXML private Label why;
  @FXML private Label remedy;
  @FXML private Label limits;
  @FXML private Label limitsTitle;
  @FXML private Label evidenceTitle;
  @FXML private ListView<EvidenceRow> evidence;

  public FindingsView(FindingsViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    summary.textProperty().bind(model.summaryProperty());
    gaps.textProperty().bind(model.gapsProperty());
    words.textProperty().bindBidirectional(model.wordsProperty());
    words.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            words.clear();
          } else if (key.getCode() == KeyCode.DOWN) {
            table.requestFocus();
          }
        });
    root.setOnKeyPressed(
        key -> {
          if (FIND.match(key)) {
            words.requestFocus();
          }
        });
    for (Severity each : Severity.values()) {
      severities.getChildren().add(toggle(each));
    }
    bindTable();
    model.selectedProperty().subscribe(this::explain);
    evidence.setCellFactory(_ -> new EvidenceCell());
    evidence.setOnKeyPressed(
        key -> {
          EvidenceRow row = evidence.getSelectionModel().getSelectedItem();
          if (COPY.match(key) && row != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(row.line());
            Clipboard.getSystemClipboard().setContent(content);
          }
        });
  }

  private ToggleButton toggle(Severity each) {
    ToggleButton button = new ToggleButton();
    button.setId("filter-" + each.word());
    button.getStyleClass().addAll("filter", Badge.style(each) + "-word");
    button.setGraphic(Badge.icon(Badge.style(each)));
    button
        .textProperty()
        .bind(model.countProperty(each).map(n -> text("filter.count", Texts.of(each), n)));
    button.setOnAction(
        _ -> {
          if (button.isSelected()) {
            model.severities().add(each);
          } else {
            model.severities().remove(each);
          }
        });
    model.shown().subscribe(() -> button.setSelected(model.severities().contains(each)));
    return button;
  }

  private void bindTable() {
    table.setItems(model.shown());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Badge.column(severity, FindingsViewModel::severityOf, Badge::of);
    Columns.text(check, f -> f.check().title());
    Columns.text(namespace, f -> FindingsViewModel.namespaceOf(f.result().subject()));
    Columns.text(subject, f -> FindingsViewModel.nameOf(f.result().subject()));
    Columns.text(scope, f -> f.scope().word());
    Columns.text(message, f -> f.failure().message());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null) {
                model.selectedProperty().set(now);
              }
            });
  }

  private void explain(@Nullable Finding finding) {
    detail.setVisible(finding != null);
    nothing.setVisible(finding == null);
    if (!Objects.equals(table.getSelectionModel().getSelectedItem(), finding)) {
      if (finding == null) {
        table.getSelectionModel().clearSelection();
      } else {
        table.getSelectionModel().select(finding);
        table.scrollTo(finding);
      }
    }
    if (finding == null) {
      return;
    }
    badge.getChildren().setAll(Badge.of(FindingsViewModel.severityOf(finding)));
    title.setText(finding.check().title());
    about.setText(text("findings.about", finding.check().id(), finding.id()));
    standing.setText(text("findings.standing", finding.scope().word(), finding.standing().word()));
    what.setText(FindingsViewModel.sentence(finding));
    why.setText(finding.check().why());
    remedy.setText(finding.check().remedy());
    limits.setText(finding.check().limits());
    boolean limited = !finding.check().limits().isEmpty();
    limits.setManaged(limited);
    limits.setVisible(limited);
    limitsTitle.setManaged(limited);
    limitsTitle.setVisible(limited);
    evidence.getItems().setAll(FindingsViewModel.evidence(finding));
    evidenceTitle.setText(text("findings.evidence", evidence.getItems().size()));
  }
}
