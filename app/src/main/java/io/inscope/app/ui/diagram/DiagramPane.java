package io.inscope.app.ui.diagram;

import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows a laid-out diagram: drag to pan, turn the wheel to zoom, click to pick.
///
/// Keys: `+` and `-` zoom, `0` fits, arrows pan, Escape picks nothing. The canvas is larger than
/// the pane by a margin, so that a short drag does not uncover blank paper before it is painted
/// anew.
final class DiagramPane extends Region {
  private static final double SMALLEST = 0.05;
  private static final double LARGEST = 5;
  private static final double STEP = 1.25;
  private static final double KEY_PAN = 60;
  private static final double MARGIN = 200;
  private static final double PICK_REACH = 6;
  private static final double FIT_PADDING = 26;

  private final Canvas canvas = new Canvas();
  private final Affine gesture = new Affine();
  private final PauseTransition rest = new PauseTransition(Duration.millis(120));
  private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
  private Consumer<Selection> onPick = _ -> {};
  private @Nullable LaidOut picture;
  private @Nullable DiagramPainter painter;
  private double x;
  private double y;
  private double paintedX;
  private double paintedY;
  private double paintedScale = 1;
  private boolean fitted = true;
  private Point2D pressed = Point2D.ZERO;
  private boolean dragged;

  DiagramPane() {
    getStyleClass().add("diagram-pane");
    getChildren().add(canvas);
    canvas.getTransforms().add(gesture);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(120, 120);
    rest.setOnFinished(_ -> repaint());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setOnZoom(pinch -> zoom(pinch.getZoomFactor(), pinch.getX(), pinch.getY()));
  }

  void onPick(Consumer<Selection> listener) {
    onPick = listener;
  }

  /// 1 when a pixel of the picture is a pixel of the screen.
  ReadOnlyDoubleProperty scaleProperty() {
    return scale.getReadOnlyProperty();
  }

  void show(LaidOut shown, Palette palette) {
    picture = shown;
    painter = new DiagramPainter(shown);
    painter.palette(palette);
    fit();
  }

  void highlight(Highlight wanted) {
    if (painter != null) {
      painter.highlight(wanted);
      repaint();
    }
  }

  void palette(Palette wanted) {
    if (painter != null) {
      painter.palette(wanted);
      repaint();
    }
  }

  /// Shows all of it, as large as possible, and keeps doing so while the pane changes its size.
  void fit() {
    fitted = true;
    if (picture == null || getWidth() <= 0 || getHeight() <= 0) {
      return;
    }
    double wide = (getWidth() - 2 * FIT_PADDING) / picture.width();
    double high = (getHeight() - 2 * FIT_PADDING) / picture.height();
    scale.set(Math.clamp(Math.min(wide, high), SMALLEST, 1.5));
    x = (getWidth() - scale.get() * picture.width()) / 2;
    y = (getHeight() - scale.get() * picture.height()) / 2;
    repaint();
  }

  void zoomIn() {
    zoom(STEP, getWidth() / 2, getHeight() / 2);
  }

  void zoomOut() {
    zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
  }

  /// Moves as little as needed for a part of the picture to be seen.
  void reveal(Rect part) {
    double left = x + scale.get() * part.x();
    double top = y + scale.get() * part.y();
    double right = x + scale.get() * part.right();
    double bottom = y + scale.get() * part.bottom();
    double dx = right > getWidth() ? getWidth() - right - FIT_PADDING : 0;
    double dy = bottom > getHeight() ? getHeight() - bottom - FIT_PADDING : 0;
    dx = left + dx < 0 ? FIT_PADDING - left : dx;
    dy = top + dy < 0 ? FIT_PADDING - top : dy;
    if (dx != 0 || dy != 0) {
      pan(dx, dy);
    }
  }

  /// Where a place of the picture is in this pane.
  Point2D inPane(double pictureX, double pictureY) {
    return new Point2D(x + scale.get() * pictureX, y + scale.get() * pictureY);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth() + 2 * MARGIN);
    canvas.setHeight(getHeight() + 2 * MARGIN);
    if (fitted) {
      fit();
    } else {
      repaint();
    }
  }

  private void repaint() {
    rest.stop();
    paintedX = x;
    paintedY = y;
    paintedScale = scale.get();
    follow();
    var g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (painter != null) {
      painter.paint(g, MARGIN + x, MARGIN + y, scale.get());
    }
  }

  /// Puts what is painted where it belongs by now.
  private void follow() {
    double k = scale.get() / paintedScale;
    gesture.setToTransform(k, 0, x - k * (paintedX + MARGIN), 0, k, y - k * (paintedY + MARGIN));
  }

  private void moved() {
    fitted = false;
    follow();
    rest.playFromStart();
  }

  private void pan(double dx, double dy) {
    x += dx;
    y += dy;
    moved();
  }

  /// The place under the pointer stays there.
  private void zoom(double factor, double atX, double atY) {
    double wanted = Math.clamp(scale.get() * factor, SMALLEST, LARGEST);
    double k = wanted / scale.get();
    x = atX - k * (atX - x);
    y = atY - k * (atY - y);
    scale.set(wanted);
    moved();
  }

  private void press(MouseEvent mouse) {
    requestFocus();
    pressed = new Point2D(mouse.getX(), mouse.getY());
    dragged = false;
  }

  private void drag(MouseEvent mouse) {
    Point2D now = new Point2D(mouse.getX(), mouse.getY());
    if (dragged || now.distance(pressed) > 3) {
      dragged = true;
      setCursor(Cursor.CLOSED_HAND);
      pan(now.getX() - pressed.getX(), now.getY() - pressed.getY());
      pressed = now;
    }
  }

  private void click(MouseEvent mouse) {
    setCursor(Cursor.DEFAULT);
    if (!dragged && mouse.getButton() == MouseButton.PRIMARY) {
      onPick.accept(at(mouse));
    }
  }

  private void hover(MouseEvent mouse) {
    setCursor(at(mouse) instanceof Selection.Nothing ? Cursor.DEFAULT : Cursor.HAND);
  }

  private Selection at(MouseEvent mouse) {
    if (picture == null) {
      return Selection.NOTHING;
    }
    Point place = new Point((mouse.getX() - x) / scale.get(), (mouse.getY() - y) / scale.get());
    return Picking.at(picture, place, PICK_REACH / scale.get());
  }

  private void scroll(ScrollEvent wheel) {
    if (wheel.isShiftDown()) {
      pan(wheel.getDeltaX() + wheel.getDeltaY(), 0);
    } else if (wheel.getDeltaY() != 0) {
      zoom(Math.pow(STEP, wheel.getDeltaY() / 40), wheel.getX(), wheel.getY());
    }
    wheel.consume();
  }

  private void key(KeyEvent key) {
    switch (key.getCode()) {
      case PLUS, ADD, EQUALS -> zoomIn();
      case MINUS, SUBTRACT -> zoomOut();
      case DIGIT0, NUMPAD0, HOME -> fit();
      case LEFT -> pan(KEY_PAN, 0);
      case RIGHT -> pan(-KEY_PAN, 0);
      case UP -> pan(0, KEY_PAN);
      case DOWN -> pan(0, -KEY_PAN);
      case ESCAPE -> onPick.accept(Selection.NOTHING);
      default -> {
        return;
      }
    }
    key.consume();
  }
}
