package io.inscope.app.ui.diagram;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Columns;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds the picture, the table below it and the panel with the reasons, which is there only while
/// something is picked.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class DiagramView {
  private static final double PANEL_SHARE = 0.72;

  private final DiagramViewModel model;
  private final ObservableValue<Boolean> dark;
  private final DiagramPane pane = new DiagramPane();

  @FXML private Label summary;
  @FXML private Label zoom;
  @FXML private Button zoomIn;
  @FXML private Button zoomOut;
  @FXML private Button fit;
  @FXML private SplitPane upper;
  @FXML private StackPane canvas;
  @FXML private VBox panel;
  @FXML private Label panelTitle;
  @FXML private Label panelAbout;
  @FXML private Button close;
  @FXML private ListView<ConnectionRow> reasons;
  @FXML private TextField words;
  @FXML private Button all;
  @FXML private TableView<ConnectionRow> table;
  @FXML private TableColumn<ConnectionRow, Integer> number;
  @FXML private TableColumn<ConnectionRow, String> from;
  @FXML private TableColumn<ConnectionRow, String> fromScope;
  @FXML private TableColumn<ConnectionRow, String> to;
  @FXML private TableColumn<ConnectionRow, String> toScope;
  @FXML private TableColumn<ConnectionRow, String> ports;
  @FXML private TableColumn<ConnectionRow, String> verdict;
  @FXML private TableColumn<ConnectionRow, String> enforced;
  @FXML private TableColumn<ConnectionRow, String> protection;
  @FXML private TableColumn<ConnectionRow, String> via;

  /// @param dark whether the window is dark
  public DiagramView(DiagramViewModel model, ObservableValue<Boolean> dark) {
    this.model = model;
    this.dark = dark;
  }

  @FXML
  void initialize() {
    canvas.getChildren().addFirst(pane);
    pane.setId("diagramPane");
    pane.onPick(model::select);
    model.pictureProperty().subscribe(this::show);
    model.highlightProperty().subscribe(this::highlight);
    dark.subscribe(_ -> pane.palette(palette()));
    zoomIn.setOnAction(_ -> pane.zoomIn());
    zoomOut.setOnAction(_ -> pane.zoomOut());
    fit.setOnAction(_ -> pane.fit());
    zoom.textProperty()
        .bind(pane.scaleProperty().map(s -> "%.0f %%".formatted(100 * s.doubleValue())));

    panelTitle.textProperty().bind(model.titleProperty());
    panelAbout.textProperty().bind(model.aboutProperty());
    model.titleProperty().subscribe(this::openPanel);
    close.setOnAction(_ -> model.select(Selection.NOTHING));
    reasons.setItems(model.explained());
    reasons.setCellFactory(_ -> new ReasonCell());

    summary.textProperty().bind(model.summaryProperty());
    words.textProperty().bindBidirectional(model.wordsProperty());
    words.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            words.clear();
          }
        });
    all.setOnAction(
        _ -> {
          words.clear();
          model.select(Selection.NOTHING);
        });
    all.disableProperty()
        .bind(
            model
                .selectionProperty()
                .map(s -> s instanceof Selection.Nothing)
                .flatMap(nothing -> words.textProperty().map(w -> nothing && w.isEmpty())));
    bindTable();
  }

  private void bindTable() {
    table.setItems(model.shown());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    Columns.number(number, ConnectionRow::number);
    Columns.text(from, r -> r.connection().from().spoken());
    Columns.text(fromScope, ConnectionRow::fromScope);
    Columns.text(to, r -> r.connection().to().spoken());
    Columns.text(toScope, ConnectionRow::toScope);
    Columns.text(ports, r -> r.connection().ports().toString());
    Columns.text(
        verdict, r -> text("answer." + r.connection().verdict().name().toLowerCase(Locale.ROOT)));
    Columns.text(enforced, r -> text("enforced.short." + r.connection().enforced().word()));
    Columns.text(protection, r -> text("protection." + r.connection().protection().word()));
    Columns.text(via, r -> r.connection().via());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null) {
                model.rowProperty().set(now);
              }
            });
    model
        .rowProperty()
        .subscribe(
            row -> {
              if (!Objects.equals(row, table.getSelectionModel().getSelectedItem())) {
                if (row == null) {
                  table.getSelectionModel().clearSelection();
                } else {
                  table.getSelectionModel().select(row);
                  table.scrollTo(row);
                }
              }
            });
  }

  private void show(@Nullable LaidOut picture) {
    if (picture != null) {
      pane.show(picture, palette());
    }
  }

  private Palette palette() {
    return dark.getValue() ? Palette.DARK : Palette.LIGHT;
  }

  private void highlight(Highlight highlight) {
    pane.highlight(highlight);
    pane.setAccessibleText(
        model.titleProperty().get().isEmpty()
            ? text("diagram.accessible")
            : text("diagram.accessible.picked", model.titleProperty().get()));
    LaidOut picture = model.pictureProperty().get();
    if (picture != null && model.rowProperty().get() != null) {
      boundsOf(picture, highlight.edges()).ifPresent(pane::reveal);
    }
  }

  private static java.util.Optional<Rect> boundsOf(LaidOut picture, Set<Diagram.Edge> edges) {
    return picture.lines().stream()
        .filter(line -> edges.contains(line.edge()))
        .flatMap(line -> line.points().stream())
        .map(DiagramView::around)
        .reduce(Rect::and);
  }

  private static Rect around(Point point) {
    return new Rect(point.x() - 20, point.y() - 20, 40, 40);
  }

  private void openPanel(String title) {
    boolean wanted = !title.isEmpty();
    if (wanted && !upper.getItems().contains(panel)) {
      upper.getItems().add(panel);
      upper.setDividerPositions(PANEL_SHARE);
    } else if (!wanted) {
      upper.getItems().remove(panel);
    }
    reasons.scrollTo(0);
  }
}
