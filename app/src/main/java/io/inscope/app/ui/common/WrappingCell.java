package io.inscope.app.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ListCell;

/// A cell as wide as its list and as high as its graphic needs at that width, so that long texts
/// wrap. The cells of JavaFX measure their graphic without a width.
public abstract class WrappingCell<T> extends ListCell<T> {
  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    Node graphic = getGraphic();
    double available = width > 0 ? width : getWidth();
    if (graphic == null || available <= 0) {
      return super.computePrefHeight(width);
    }
    return snappedTopInset() + graphic.prefHeight(inside(available)) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    Node graphic = getGraphic();
    if (graphic != null) {
      graphic.resizeRelocate(
          snappedLeftInset(),
          snappedTopInset(),
          inside(getWidth()),
          getHeight() - snappedTopInset() - snappedBottomInset());
    }
  }

  private double inside(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }
}
