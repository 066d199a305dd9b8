package io.inscope.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.JourneyWindow;
import io.inscope.app.ui.SmallBank;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Rect;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start of the toolkit sets the fields
class DiagramJourneyTest {
  private final LaidOut picture = new LaneLayout().place(SmallBank.analysis().diagram());
  private JourneyWindow bank;
  private DiagramPane pane;
  private TableView<ConnectionRow> table;

  @Start
  void start(Stage stage) {
    bank = new JourneyWindow(stage);
  }

  @BeforeEach
  void openSampleBank(FxRobot robot) throws Exception {
    robot.interact(() -> bank.window.commands().sampleBank());
    bank.settle();
    pane = robot.lookup("#diagramPane").queryAs(DiagramPane.class);
    table = robot.lookup("#table").match((Predicate<Node>) this::belongsToDiagram).queryTableView();
  }

  @AfterEach
  void tidyUp() throws Exception {
    bank.close();
  }

  @Test
  void a_line_that_is_clicked_brings_its_rows_and_the_reasons_of_both_sides(FxRobot robot) {
    robot.clickOn(onScreen(picture.lines().get(2).start().rect()));

    assertThat(table.getItems()).extracting(ConnectionRow::number).containsExactly(3);
    assertThat(text(robot, "#panelTitle")).isEqualTo("storefront/shop-web → card-vault");
    assertThat(robot.lookup("no policy isolates storefront/shop-web for egress").<Node>query())
        .isNotNull();
    assertThat(
            robot
                .lookup("NetworkPolicy payments/allow-monitoring ingress[0] at netpol.yaml:40")
                .<Node>query())
        .isNotNull();
    assertThat(pane.getAccessibleText())
        .isEqualTo("Network diagram, picked: storefront/shop-web → card-vault");

    robot.type(KeyCode.ESCAPE);
    assertThat(table.getItems()).hasSize(4);
    assertThat(robot.lookup("#panel").queryAll()).isEmpty();
  }

  @Test
  void a_row_that_is_picked_shows_its_line(FxRobot robot) {
    robot.interact(() -> table.getSelectionModel().select(0));

    assertThat(text(robot, "#panelTitle"))
        .isEqualTo("Internet 0.0.0.0-255.255.255.255 → payments/gateway");
    ListView<ConnectionRow> reasons = robot.lookup("#reasons").queryListView();
    assertThat(reasons.getItems()).extracting(ConnectionRow::number).containsExactly(1);
    assertThat(table.getItems()).hasSize(4);
  }

  @Test
  void a_box_that_is_clicked_brings_all_its_connections(FxRobot robot) {
    robot.clickOn(onScreen(box("card-vault")));

    assertThat(table.getItems()).extracting(ConnectionRow::number).containsExactly(3, 4);
    robot.clickOn("#all");
    assertThat(table.getItems()).hasSize(4);
  }

  @Test
  void wheel_and_keys_zoom_a_drag_pans_and_zero_fits(FxRobot robot) {
    double fitted = pane.scaleProperty().get();
    Point2D before = onScreen(box("gateway"));
    robot.moveTo(before).scroll(2, VerticalDirection.UP);
    assertThat(pane.scaleProperty().get()).isNotEqualTo(fitted);
    assertThat(onScreen(box("gateway")).distance(before))
        .as("the place under the pointer stays there")
        .isLessThan(3);

    robot.interact(pane::fit);
    Point2D blank = onScreen(new Rect(2, picture.height() - 4, 2, 2));
    robot.drag(blank).dropTo(blank.add(40, -30));
    assertThat(onScreen(box("gateway")).distance(before.add(40, -30)))
        .as("it moves with the pointer, but for rounding")
        .isLessThan(1e-6);

    robot.type(KeyCode.ADD);
    assertThat(pane.scaleProperty().get()).isEqualTo(fitted * 1.25);
    robot.type(KeyCode.DIGIT0);
    assertThat(pane.scaleProperty().get()).isEqualTo(fitted);
  }

  @Test
  void what_is_picked_is_painted_differently(FxRobot robot) {
    WritableImage[] shots = new WritableImage[2];
    robot.interact(() -> shots[0] = pane.snapshot(null, null));
    robot.clickOn(onScreen(box("card-vault")));
    robot.interact(() -> bank.stage.getScene().getRoot().layout());
    robot.interact(() -> shots[1] = pane.snapshot(null, null));

    assertThat(colours(shots[0])).as("something is painted").isGreaterThan(20);
    assertThat(shots[1].getPixelReader().getArgb(5, 5))
        .isEqualTo(shots[0].getPixelReader().getArgb(5, 5));
    assertThat(colours(shots[1])).isNotEqualTo(colours(shots[0]));
  }

  private static long colours(WritableImage image) {
    return java.util.stream.IntStream.range(0, (int) image.getHeight())
        .flatMap(
            y ->
                java.util.stream.IntStream.range(0, (int) image.getWidth())
                    .map(x -> image.getPixelReader().getArgb(x, y)))
        .distinct()
        .count();
  }

  private Rect box(String id) {
    return picture.boxes().stream()
        .filter(b -> b.node().id().equals(id))
        .findFirst()
        .orElseThrow()
        .rect();
  }

  private Point2D onScreen(Rect rect) {
    return pane.localToScreen(
        pane.inPane(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2));
  }

  private boolean belongsToDiagram(Node node) {
    return node instanceof TableView<?> t && List.copyOf(t.getColumns()).size() == 10;
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }
}
