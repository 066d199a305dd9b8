package io.inscope.app.ui.start;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A recent project: its name and folder, and what it holds.
final class RecentCell extends ListCell<StartViewModel.Entry> {
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

  private final Label name = new Label();
  private final Label folder = new Label();
  private final Label detail = new Label();
  private final VBox lines;

  RecentCell() {
    name.getStyleClass().add("recent-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    folder.getStyleClass().add("muted");
    detail.getStyleClass().add("muted");
    HBox first = new HBox(8, name, folder);
    HBox.setHgrow(folder, Priority.ALWAYS);
    first.getStyleClass().add("baseline");
    lines = new VBox(2, first, detail);
    getStyleClass().add("recent-cell");
  }

  @Override
  protected void updateItem(StartViewModel.@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    setGraphic(entry == null ? null : lines);
    pseudoClassStateChanged(MISSING, entry != null && entry.missing());
    if (entry != null) {
      name.setText(entry.name());
      folder.setText(entry.folder());
      detail.setText(entry.detail());
      setAccessibleText(entry.name() + ", " + entry.detail());
    }
  }
}
