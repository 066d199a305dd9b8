package io.inscope.app.ui.findings;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The object and its place in one line, what stands there below.
final class EvidenceCell extends ListCell<EvidenceRow> {
  private final Label object = new Label();
  private final Label place = new Label();
  private final Label statement = new Label();
  private final BorderPane first = new BorderPane();
  private final VBox lines = new VBox(2, first, statement);

  EvidenceCell() {
    object.getStyleClass().add("evidence-object");
    object.setMinWidth(0);
    place.getStyleClass().add("place");
    place.setMinWidth(USE_PREF_SIZE);
    statement.getStyleClass().add("code");
    statement.setWrapText(true);
    first.setLeft(object);
    first.setRight(place);
    getStyleClass().add("evidence-cell");
    setPrefWidth(0); // as wide as the list, so that the statement wraps
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
