package io.inscope.app.ui.diagram;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.WrappingCell;
import io.inscope.snapshot.network.Connection;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A connection with what permits it on either side.
final class ReasonCell extends WrappingCell<ConnectionRow> {
  private final Label ends = label("reason-ends");
  private final Label facts = label("muted");
  private final Label egress = label("reason");
  private final Label ingress = label("reason");
  private final Label unknown = label("note");
  private final VBox lines =
      new VBox(
          3,
          ends,
          facts,
          titled("diagram.reason.egress"),
          egress,
          titled("diagram.reason.ingress"),
          ingress,
          unknown);

  ReasonCell() {
    getStyleClass().add("reason-cell");
  }

  private static Label label(String style) {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  private static Label titled(String key) {
    Label label = new Label(text(key));
    label.getStyleClass().add("section-title");
    return label;
  }

  @Override
  protected void updateItem(@Nullable ConnectionRow row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(row == null ? null : lines);
    if (row == null) {
      return;
    }
    Connection connection = row.connection();
    ends.setText(
        text(
            "diagram.reason.row",
            row.number(),
            connection.from().spoken(),
            connection.to().spoken()));
    facts.setText(
        text(
            "diagram.reason.facts",
            connection.ports(),
            text("answer." + connection.verdict().name().toLowerCase(Locale.ROOT)),
            text("enforced." + connection.enforced().word()),
            text("protection." + connection.protection().word()),
            connection.via()));
    egress.setText(connection.becauseEgress());
    ingress.setText(connection.becauseIngress());
    unknown.setText(connection.unknown());
    unknown.setVisible(!connection.unknown().isEmpty());
    unknown.setManaged(!connection.unknown().isEmpty());
    setAccessibleText(
        String.join(". ", ends.getText(), facts.getText(), egress.getText(), ingress.getText()));
  }
}
