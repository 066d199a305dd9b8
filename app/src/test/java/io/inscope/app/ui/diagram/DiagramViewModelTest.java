package io.inscope.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.Desk;
import io.inscope.app.ui.common.Texts;
import io.inscope.reports.diagram.Diagram;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramViewModelTest {
  private final DiagramViewModel model = new DiagramViewModel(Desk.smallBank());

  @Test
  void nothing_is_picked_at_first_and_the_table_holds_every_connection() {
    assertThat(numbers(model.shown())).containsExactly(1, 2, 3, 4);
    assertThat(model.explained()).isEmpty();
    assertThat(model.highlightProperty().get()).isEqualTo(Highlight.NONE);
    assertThat(model.summaryProperty().get()).isEqualTo("4 touch the CDE");
  }

  @Test
  void a_line_narrows_the_table_to_its_rows_and_explains_them() {
    model.select(new Selection.OfEdge(edge(3)));

    assertThat(numbers(model.shown())).containsExactly(3);
    assertThat(numbers(model.explained())).containsExactly(3);
    assertThat(model.titleProperty().get()).isEqualTo("storefront/shop-web → card-vault");
    assertThat(model.aboutProperty().get())
        .isEqualTo("TCP 5432 · not known whether permitted · 1 connection");
    assertThat(model.highlightProperty().get())
        .isEqualTo(new Highlight(Set.of("shop-web", "card-vault"), Set.of(edge(3))));
  }

  @Test
  void every_look_of_a_line_has_words() {
    assertThat(Diagram.Edge.Style.values())
        .allMatch(style -> !Texts.text("style." + style.name().toLowerCase(Locale.ROOT)).isBlank());
  }

  @Test
  void a_box_brings_the_rows_of_all_its_lines() {
    model.selectNode("gateway");

    assertThat(numbers(model.shown())).containsExactly(1, 2, 4);
    assertThat(model.titleProperty().get()).isEqualTo("gateway");
    assertThat(model.aboutProperty().get()).isEqualTo("Deployment · 3 connections");
    assertThat(model.highlightProperty().get().nodes())
        .containsExactlyInAnyOrder("internet", "gateway", "shop-web", "card-vault");
  }

  @Test
  void a_row_shows_its_line_and_leaves_the_table_alone() {
    model.rowProperty().set(model.shown().get(3));

    assertThat(numbers(model.shown())).containsExactly(1, 2, 3, 4);
    assertThat(numbers(model.explained())).containsExactly(4);
    assertThat(model.highlightProperty().get().edges()).containsExactly(edge(4));
    assertThat(model.titleProperty().get()).isEqualTo("payments/gateway → payments/card-vault");
  }

  @Test
  void picking_nothing_brings_everything_back() {
    model.selectNode("gateway");
    model.select(Selection.NOTHING);

    assertThat(numbers(model.shown())).containsExactly(1, 2, 3, 4);
    assertThat(model.titleProperty().get()).isEmpty();
    assertThat(model.highlightProperty().get()).isEqualTo(Highlight.NONE);
  }

  @Test
  void words_narrow_what_is_picked_further() {
    model.selectNode("card-vault");
    model.wordsProperty().set("storefront 5432");

    assertThat(numbers(model.shown())).containsExactly(3);
    assertThat(model.summaryProperty().get()).isEqualTo("1 of 4");
    assertThat(numbers(model.explained())).containsExactly(3, 4);
  }

  private Diagram.Edge edge(int number) {
    return model.pictureProperty().get().diagram().edges().stream()
        .filter(e -> e.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> numbers(List<ConnectionRow> rows) {
    return rows.stream().map(ConnectionRow::number).toList();
  }
}
