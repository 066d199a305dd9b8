package io.inscope.app.ui.requirements;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Badge;
import io.inscope.app.ui.common.Columns;
import io.inscope.app.ui.common.Texts;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.framework.Framework;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the table of requirements and the panel that says what one of them rests on.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class RequirementsView {
  private final RequirementsViewModel model;
  private final Consumer<String> showFindings;

  @FXML private Label summary;
  @FXML private ComboBox<@Nullable Framework> framework;
  @FXML private Label note;
  @FXML private HBox statuses;
  @FXML private TableView<RequirementStatus> table;
  @FXML private TableColumn<RequirementStatus, String> number;
  @FXML private TableColumn<RequirementStatus, String> title;
  @FXML private TableColumn<RequirementStatus, Status> status;
  @FXML private TableColumn<RequirementStatus, Integer> fail;
  @FXML private TableColumn<RequirementStatus, Integer> pass;
  @FXML private TableColumn<RequirementStatus, Integer> manual;
  @FXML private TableColumn<RequirementStatus, Integer> notAssessed;
  @FXML private TableColumn<RequirementStatus, Integer> notApplicable;
  @FXML private TableColumn<RequirementStatus, String> reach;
  @FXML private Label nothing;
  @FXML private ScrollPane detailScroll;
  @FXML private StackPane badge;
  @FXML private Label detailTitle;
  @FXML private Label crosswalk;
  @FXML private Label because;
  @FXML private Label interpretation;
  @FXML private VBox questionArea;
  @FXML private VBox questions;
  @FXML private VBox checks;

  /// @param showFindings takes the user to the findings of a check
  public RequirementsView(RequirementsViewModel model, Consumer<String> showFindings) {
    this.model = model;
    this.showFindings = showFindings;
  }

  @FXML
  void initialize() {
    summary.textProperty().bind(model.summaryProperty());
    framework.setItems(castable(model.frameworks()));
    framework.setConverter(new Titles());
    framework.valueProperty().bindBidirectional(model.frameworkProperty());
    note.textProperty().bind(model.frameworkProperty().map(f -> f.note()).orElse(""));
    for (Status each :
        List.of(
            Status.FAIL, Status.MANUAL, Status.NOT_ASSESSED, Status.PASS, Status.NOT_APPLICABLE)) {
      statuses.getChildren().add(toggle(each));
    }
    bindTable();
    model.selectedProperty().subscribe(this::explain);
  }

  @SuppressWarnings("unchecked") // a list that is only read may be seen as one of nullable items
  private static javafx.collections.ObservableList<@Nullable Framework> castable(
      javafx.collections.ObservableList<Framework> list) {
    return (javafx.collections.ObservableList<@Nullable Framework>)
        (javafx.collections.ObservableList<?>) list;
  }

  private ToggleButton toggle(Status each) {
    ToggleButton button = new ToggleButton();
    button.setId("filter-" + Badge.style(each));
    button.getStyleClass().addAll("filter", Badge.style(each) + "-word");
    button.setGraphic(Badge.icon(Badge.style(each)));
    button
        .textProperty()
        .bind(model.countProperty(each).map(n -> text("filter.count", Texts.of(each), n)));
    button.setOnAction(
        _ -> {
          if (button.isSelected()) {
            model.statuses().add(each);
          } else {
            model.statuses().remove(each);
          }
        });
    return button;
  }

  private void bindTable() {
    table.setItems(model.shown());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    Columns.text(number, r -> r.requirement().id());
    number.setComparator(RequirementsView::byNumber);
    Columns.text(title, r -> r.requirement().title());
    Badge.column(status, RequirementStatus::status, Badge::of);
    Columns.number(fail, RequirementStatus::fail);
    Columns.number(pass, RequirementStatus::pass);
    Columns.number(manual, RequirementStatus::manual);
    Columns.number(notAssessed, RequirementStatus::notAssessed);
    Columns.number(notApplicable, RequirementStatus::notApplicable);
    Columns.text(reach, r -> text("reach." + r.requirement().reach().word()));
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

  /// 1.10 comes after 1.9.
  static int byNumber(String a, String b) {
    String[] left = a.split("\\.");
    String[] right = b.split("\\.");
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order =
          left[i].length() == right[i].length()
              ? left[i].compareTo(right[i])
              : Integer.compare(left[i].length(), right[i].length());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private void explain(@Nullable RequirementStatus now) {
    nothing.setVisible(now == null);
    detailScroll.setVisible(now != null);
    if (!Objects.equals(table.getSelectionModel().getSelectedItem(), now)) {
      if (now == null) {
        table.getSelectionModel().clearSelection();
      } else {
        table.getSelectionModel().select(now);
      }
    }
    if (now == null) {
      return;
    }
    var requirement = now.requirement();
    badge.getChildren().setAll(Badge.of(now.status()));
    detailTitle.setText(requirement.id() + "  " + requirement.title());
    crosswalk.setText(
        requirement.crosswalk().isEmpty()
            ? text("requirements.crosswalk.none")
            : requirement.crosswalk().stream()
                .collect(Collectors.joining(" · ", text("requirements.crosswalk") + " ", "")));
    because.setText(now.because());
    interpretation.setText(requirement.interpretation());
    questions.getChildren().setAll(requirement.questions().stream().map(this::question).toList());
    if (!requirement.artefact().isEmpty()) {
      Label artefact = wrapped(text("requirements.artefact", requirement.artefact()));
      artefact.getStyleClass().add("muted");
      questions.getChildren().add(artefact);
    }
    boolean asks = !questions.getChildren().isEmpty();
    questionArea.setVisible(asks);
    questionArea.setManaged(asks);
    checks.getChildren().setAll(model.checks(now).stream().map(this::check).toList());
    if (checks.getChildren().isEmpty()) {
      checks.getChildren().add(wrapped(text("requirements.checks.none")));
    }
    detailScroll.setVvalue(0);
  }

  private Node question(String words) {
    Label mark = new Label("?");
    mark.getStyleClass().add("question-mark");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    Label label = wrapped(words);
    HBox.setHgrow(label, Priority.ALWAYS);
    return new HBox(8, mark, label);
  }

  private Node check(CheckRow row) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label said = new Label(said(row));
    said.getStyleClass().add("muted");
    said.setMinWidth(Region.USE_PREF_SIZE);
    Node name;
    if (row.fail() > 0) {
      Hyperlink link = new Hyperlink(row.id());
      link.setOnAction(_ -> showFindings.accept(row.id()));
      link.setAccessibleText(text("requirements.check.open", row.id()));
      name = link;
    } else {
      Label label = new Label(row.id());
      label.getStyleClass().add(row.planned() ? "muted" : "plain");
      name = label;
    }
    HBox line = new HBox(8, name, gap, said);
    line.getStyleClass().add("check-line");
    return line;
  }

  private static String said(CheckRow row) {
    if (row.planned()) {
      return text("requirements.check.planned");
    }
    String said =
        java.util.stream.Stream.of(
                part("requirements.check.fail", row.fail()),
                part("requirements.check.pass", row.pass()),
                part("requirements.check.manual", row.manual()),
                part("requirements.check.notAssessed", row.notAssessed()),
                part("requirements.check.notApplicable", row.notApplicable()))
            .filter(p -> !p.isEmpty())
            .collect(Collectors.joining(" · "));
    return said.isEmpty() ? text("requirements.check.silent") : said;
  }

  private static String part(String key, int count) {
    return count == 0 ? "" : text(key, count);
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static final class Titles extends StringConverter<@Nullable Framework> {
    @Override
    public String toString(@Nullable Framework framework) {
      return framework == null ? "" : framework.title();
    }

    @Override
    public @Nullable Framework fromString(String title) {
      return null; // never asked: the box cannot be edited
    }
  }
}
