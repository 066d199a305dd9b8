package io.inscope.app.ui.common;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// How columns of a table show plain values.
public final class Columns {
  private Columns() {}

  /// Text; what does not fit is in the tooltip.
  public static <S> void text(TableColumn<S, String> column, Function<S, String> value) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setCellFactory(_ -> new TextCell<>());
  }

  /// A number, right-aligned; zero is left blank, so that the eye finds the others.
  public static <S> void number(TableColumn<S, Integer> column, ToIntFunction<S> value) {
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.applyAsInt(row.getValue())));
    column.getStyleClass().add("number-column");
    column.setCellFactory(_ -> new NumberCell<>());
  }

  private static final class TextCell<S> extends TableCell<S, String> {
    private final Tooltip whole = new Tooltip();

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setText(item);
      whole.setText(item);
      setTooltip(item == null || item.isEmpty() ? null : whole);
    }
  }

  private static final class NumberCell<S> extends TableCell<S, Integer> {
    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null || item == 0 ? "" : "%,d".formatted(item));
    }
  }
}
