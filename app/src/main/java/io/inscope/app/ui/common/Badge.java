package io.inscope.app.ui.common;

import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.Severity;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;

/// A word of a fixed vocabulary with its shape and colour. The shape says the same as the colour,
/// for those who do not see it and for prints in black and white.
public final class Badge {
  private Badge() {}

  public static Label of(Severity severity) {
    return label(Texts.of(severity), style(severity));
  }

  public static Label of(Status status) {
    return label(Texts.of(status), style(status));
  }

  /// A word with the shape and colour of a style: `status-pass`.
  public static Label of(String word, String style) {
    return label(word, style);
  }

  /// The shape alone.
  public static Region icon(String style) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", style);
    icon.setMouseTransparent(true);
    return icon;
  }

  public static String style(Severity severity) {
    return "severity-" + severity.word();
  }

  public static String style(Status status) {
    return "status-" + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Label label(String word, String style) {
    Label label = new Label(word, icon(style));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("badge", style + "-word");
    return label;
  }

  /// Makes a column show its values as badges; it sorts by the values themselves.
  public static <S, V extends Comparable<V>> void column(
      TableColumn<S, V> column, Function<S, V> value, Function<V, Label> badge) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              @Override
              protected void updateItem(V item, boolean empty) {
                super.updateItem(item, empty);
                setText(null);
                setGraphic(empty || item == null ? null : badge.apply(item));
              }
            });
  }
}
