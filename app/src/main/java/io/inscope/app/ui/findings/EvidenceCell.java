package io.inscope.app.ui.findings;

import io.inscope.app.ui.common.WrappingCell;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The object and its place in one line, what stands there below.
final class EvidenceCell extends WrappingCell<EvidenceRow> {
  private final Label object = new Label();
  private final Label place = new Label();
  private final Label statement = new Label();
  private final HBox first = new HBox(10, object, place);
  private final VBox lines = new VBox(2, first, statement);

  EvidenceCell() {
    object.getStyleClass().add("evidence-object");
    object.setMinWidth(0);
    object.setWrapText(true);
    place.getStyleClass().add("place");
    place.setMinWidth(USE_PREF_SIZE);
    statement.getStyleClass().add("code");
    statement.setWrapText(true);
    object.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(object, Priority.ALWAYS);
    getStyleClass().add("evidence-cell");
  }

  @Override
  protected void updateItem(@Nullable EvidenceRow row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(row == null ? null : lines);
    if (row != null) {
      object.setText(row.object());
      place.setText(row.place());
      statement.setText(row.statement());
      setAccessibleText(row.line());
    }
  }
}
