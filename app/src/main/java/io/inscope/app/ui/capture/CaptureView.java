package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Badge;
import io.inscope.app.ui.common.Fxml;
import io.inscope.app.ui.common.Trouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Binds the frame of the wizard: the trail of steps, what went wrong, and the buttons that lead
/// on.
@SuppressWarnings("NullAway.Init") // the loader sets the fields that are marked FXML
public final class CaptureView {
  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

  private final CaptureViewModel model;
  private final Map<Step, Parent> steps;
  private final List<Label> trailed = new ArrayList<>();

  @FXML private BorderPane root;
  @FXML private HBox trail;
  @FXML private HBox banner;
  @FXML private StackPane bannerIcon;
  @FXML private Label what;
  @FXML private Label hint;
  @FXML private Label code;
  @FXML private Button copy;
  @FXML private StackPane stage;
  @FXML private Button back;
  @FXML private Button again;
  @FXML private Label say;
  @FXML private HBox busy;
  @FXML private Label doing;
  @FXML private Button halt;
  @FXML private Button resume;
  @FXML private Button next;

  private CaptureView(CaptureViewModel model, Map<Step, Parent> steps) {
    this.model = model;
    this.steps = new EnumMap<>(steps);
  }

  /// The wizard with all its steps.
  public static Parent load(CaptureViewModel model) {
    Map<Step, Parent> steps = new EnumMap<>(Step.class);
    steps.put(Step.CONTEXT, Fxml.load(new ContextView(model.contexts())));
    steps.put(Step.PLAN, Fxml.load(new PlanView(model.plan(), model::chooseProject)));
    steps.put(Step.ACCESS, Fxml.load(new AccessView(model.access(), model::saveRequest)));
    steps.put(Step.READING, Fxml.load(new ReadingView(model.reading(), model::askToStop)));
    steps.put(Step.COVERAGE, Fxml.load(new CoverageView(model.coverage())));
    return Fxml.load(new CaptureView(model, steps));
  }

  @FXML
  void initialize() {
    for (Step step : Step.values()) {
      Label label =
          new Label(
              text(
                  "capture.step",
                  step.ordinal() + 1,
                  text("step." + step.name().toLowerCase(Locale.ROOT))));
      label.getStyleClass().add("trail-step");
      trailed.add(label);
    }
    trail.getChildren().setAll(trailed);
    stage.getChildren().setAll(steps.values());

    bannerIcon.getChildren().setAll(Badge.icon(Mark.BAD.style()));
    model.troubleProperty().subscribe(this::tell);
    copy.setOnAction(_ -> copyTrouble());

    back.setOnAction(_ -> model.back());
    again.setOnAction(_ -> model.again());
    resume.setOnAction(_ -> model.resume());
    halt.setOnAction(_ -> model.tasks().cancel());
    next.setOnAction(_ -> goOn());
    bindButtons();
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.stepProperty().subscribe(this::bringToFront);
    model.busyProperty().subscribe(working -> focusAfter(working));
  }

  private void bindButtons() {
    var step = model.stepProperty();
    ObservableBooleanValue working = model.busyProperty();
    BooleanBinding reading = step.isEqualTo(Step.READING);
    shownWhen(back, step.isEqualTo(Step.PLAN).or(step.isEqualTo(Step.ACCESS)));
    shownWhen(again, step.isEqualTo(Step.COVERAGE));
    shownWhen(resume, step.isEqualTo(Step.COVERAGE).and(model.coverage().partialProperty()));
    shownWhen(next, reading.not());
    shownWhen(busy, reading.not().and(working));
    stage.disableProperty().bind(reading.not().and(working));
    doing
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.tasks().stepProperty().get().isEmpty()
                        ? model.tasks().titleProperty().get()
                        : model.tasks().stepProperty().get(),
                model.tasks().stepProperty(),
                model.tasks().titleProperty()));
    say.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::said, step, model.noticeProperty(), model.plan().missingBinding()));
    shownWhen(say, Bindings.createBooleanBinding(() -> !working.get(), working));
    for (Button button : List.of(back, again, resume)) {
      button.disableProperty().bind(model.busyProperty());
    }
    BooleanBinding lacking =
        Bindings.createBooleanBinding(
            () ->
                switch (step.get()) {
                  case CONTEXT -> model.contexts().selectedProperty().get() == null;
                  case PLAN -> !model.plan().missingBinding().get().isEmpty();
                  case ACCESS, READING, COVERAGE -> false;
                },
            step,
            model.contexts().selectedProperty(),
            model.plan().missingBinding());
    next.disableProperty().bind(lacking.or(model.busyProperty()));
    next.textProperty()
        .bind(
            Bindings.createStringBinding(this::nextWords, step, model.access().completeProperty()));
  }

  private String said() {
    String notice = model.noticeProperty().get();
    return notice.isEmpty() && model.stepProperty().get() == Step.PLAN
        ? model.plan().missingBinding().get()
        : notice;
  }

  private String nextWords() {
    return switch (model.stepProperty().get()) {
      case CONTEXT -> text("capture.next.context");
      case PLAN -> text("capture.next.plan");
      case ACCESS ->
          text(
              model.access().completeProperty().get()
                  ? "capture.next.access"
                  : "capture.next.anyway");
      case READING -> "";
      case COVERAGE -> text("capture.next.coverage");
    };
  }

  private void goOn() {
    switch (model.stepProperty().get()) {
      case CONTEXT -> model.choose();
      case PLAN -> model.connect();
      case ACCESS -> model.capture();
      case READING -> {}
      case COVERAGE -> model.openProject();
    }
  }

  /// Enter leads on from wherever the focus is, but for buttons, which it presses, and for the
  /// number field, which takes it itself.
  private void pressed(KeyEvent key) {
    if (key.getCode() != KeyCode.ENTER || key.getTarget() instanceof Spinner) {
      return;
    }
    Button pressed = key.getTarget() instanceof Button button ? button : next;
    if (pressed.isVisible() && !pressed.isDisabled()) {
      pressed.fire();
    }
    key.consume();
  }

  private void bringToFront(Step now) {
    steps.forEach((step, node) -> node.setVisible(step == now));
    for (Label label : trailed) {
      label.pseudoClassStateChanged(NOW, trailed.indexOf(label) == now.ordinal());
    }
    trail.setAccessibleText(
        text("capture.trail", trailed.get(now.ordinal()).getText(), Step.values().length));
    focus(now);
  }

  /// Work takes the focus away, for nothing can be pressed while it runs; so it comes back.
  private void focusAfter(boolean working) {
    if (!working) {
      focus(model.stepProperty().get());
    }
  }

  /// To the first thing in a step that is marked to take it.
  private void focus(Step step) {
    Parent front = steps.get(step);
    if (front == null || root.getScene() == null || !root.isVisible()) {
      return;
    }
    Node first = front.lookup(".first-focus");
    if (first != null) {
      first.requestFocus();
    }
  }

  private void tell(@Nullable Trouble trouble) {
    banner.setVisible(trouble != null);
    banner.setManaged(trouble != null);
    if (trouble != null) {
      what.setText(trouble.what());
      hint.setText(trouble.hint());
      hint.setVisible(!trouble.hint().isEmpty());
      hint.setManaged(!trouble.hint().isEmpty());
      code.setText(text("trouble.code", trouble.code()));
      banner.setAccessibleText(
          text("capture.trouble", trouble.what(), trouble.hint(), trouble.code()));
    }
  }

  private void copyTrouble() {
    Trouble trouble = model.troubleProperty().get();
    if (trouble != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(text("capture.trouble", trouble.what(), trouble.hint(), trouble.code()));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private static void shownWhen(Node node, ObservableBooleanValue when) {
    BooleanBinding shown = Bindings.createBooleanBinding(when::get, when);
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }
}
