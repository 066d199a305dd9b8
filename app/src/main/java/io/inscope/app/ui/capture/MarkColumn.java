package io.inscope.app.ui.capture;

import io.inscope.app.ui.common.Badge;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// A column of words, each with the shape and colour of its mark.
final class MarkColumn {
  private MarkColumn() {}

  static <S> void of(
      TableColumn<S, String> column, Function<S, Mark> mark, Function<S, String> word) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(word.apply(row.getValue())));
    column.setCellFactory(_ -> new Cell<>(mark));
  }

  private static final class Cell<S> extends TableCell<S, String> {
    private final Function<S, Mark> mark;

    Cell(Function<S, Mark> mark) {
      this.mark = mark;
    }

    @Override
    protected void updateItem(@Nullable String word, boolean empty) {
      super.updateItem(word, empty);
      S row = empty || getTableRow() == null ? null : getTableRow().getItem();
      setGraphic(word == null || row == null ? null : Badge.of(word, mark.apply(row).style()));
    }
  }
}
