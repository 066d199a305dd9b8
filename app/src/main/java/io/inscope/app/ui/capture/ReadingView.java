package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Columns;
import java.util.Comparator;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;

/// Binds the table that shows how far the reading is, and looks again a few times a second.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class ReadingView {
  private static final Duration PACE = Duration.millis(250);

  private final ReadingViewModel model;
  private final Runnable askToStop;
  private final Timeline looking;

  @FXML private Label summary;
  @FXML private ProgressBar bar;
  @FXML private Label counts;
  @FXML private Label doing;
  @FXML private Button stop;
  @FXML private TableView<KindRow> kinds;
  @FXML private TableColumn<KindRow, String> kind;
  @FXML private TableColumn<KindRow, String> state;
  @FXML private TableColumn<KindRow, String> objects;
  @FXML private TableColumn<KindRow, Integer> remaining;
  @FXML private TableColumn<KindRow, Integer> rate;
  @FXML private TableColumn<KindRow, String> note;

  /// @param askToStop asks what is to become of the capture
  ReadingView(ReadingViewModel model, Runnable askToStop) {
    this.model = model;
    this.askToStop = askToStop;
    this.looking = new Timeline(new KeyFrame(PACE, _ -> look()));
    looking.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    summary.textProperty().bind(model.summaryProperty());
    counts.textProperty().bind(model.countsProperty());
    doing.textProperty().bind(model.doingProperty());
    bar.progressProperty().bind(model.progressProperty());
    stop.disableProperty().bind(model.runningProperty().not());
    stop.setOnAction(_ -> askToStop.run());

    kinds.setItems(model.kinds());
    Columns.text(kind, KindRow::name);
    MarkColumn.of(state, row -> row.state().mark(), ReadingView::words);
    Columns.text(objects, ReadingView::objects);
    objects.getStyleClass().add("number-column");
    objects.setComparator(
        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    Columns.number(remaining, row -> clamped(row.remaining()));
    Columns.number(rate, row -> clamped(row.perSecond()));
    Columns.text(note, KindRow::note);
    model
        .runningProperty()
        .subscribe(
            now -> {
              if (now) {
                looking.play();
              } else {
                looking.stop();
              }
            });
  }

  /// What is being read stays in sight, unless somebody looks at the table themselves.
  private void look() {
    model.refresh();
    if (!kinds.isHover() && !kinds.isFocused()) {
      for (int i = 0; i < model.kinds().size(); i++) {
        if (model.kinds().get(i).state() == KindRow.State.READING) {
          kinds.scrollTo(Math.max(0, i - 4));
          return;
        }
      }
    }
  }

  private static String words(KindRow row) {
    return row.state() == KindRow.State.PARTLY
        ? text("capture.reading.partly", row.read(), row.read() + row.refused() + row.failed())
        : text("kind." + row.state().name().toLowerCase(Locale.ROOT));
  }

  /// None is something that was found out; before anybody looked there is no number.
  private static String objects(KindRow row) {
    boolean looked = row.read() > 0 || row.state() == KindRow.State.READING;
    return looked || row.objects() > 0 ? "%,d".formatted(row.objects()) : "";
  }

  private static int clamped(long number) {
    return (int) Math.clamp(number, 0, Integer.MAX_VALUE);
  }
}
