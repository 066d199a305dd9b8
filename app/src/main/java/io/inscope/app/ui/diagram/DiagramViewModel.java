package io.inscope.app.ui.diagram;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Session;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.snapshot.network.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The picture, the connection table, and what is picked in either; the two are always in step.
///
/// Picking a box or a line narrows the table to the rows behind it. Picking a row keeps the table
/// and shows the line that stands for it.
public final class DiagramViewModel {
  private final ReadOnlyObjectWrapper<@Nullable LaidOut> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Selection> selection =
      new ReadOnlyObjectWrapper<>(Selection.NOTHING);
  private final ReadOnlyObjectWrapper<Highlight> highlight =
      new ReadOnlyObjectWrapper<>(Highlight.NONE);
  private final ObjectProperty<@Nullable ConnectionRow> row = new SimpleObjectProperty<>();
  private final StringProperty words = new SimpleStringProperty("");
  private final ObservableList<ConnectionRow> shown = FXCollections.observableArrayList();
  private final ObservableList<ConnectionRow> explained = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
  private List<ConnectionRow> all = List.of();

  public DiagramViewModel(Session session) {
    words.addListener((_, _, _) -> filter());
    row.addListener((_, _, _) -> explain());
    session.whenOpened(this::show);
  }

  private void show(OpenProject open) {
    List<Connection> connections = open.analysis().connections();
    List<ConnectionRow> rows = new ArrayList<>(connections.size());
    for (Connection connection : connections) {
      rows.add(ConnectionRow.of(rows.size() + 1, connection, open.analysis().scope()));
    }
    all = rows;
    words.set("");
    picture.set(open.overview());
    select(Selection.NOTHING);
  }

  /// Picks a box, a line, or nothing.
  void select(Selection chosen) {
    selection.set(chosen);
    row.set(null);
    filter();
    explain();
  }

  /// Picks the box with this id; for links from elsewhere and for tests.
  void selectNode(String id) {
    diagram().nodes().stream()
        .filter(n -> n.id().equals(id))
        .findFirst()
        .ifPresent(n -> select(new Selection.OfNode(n)));
  }

  private Diagram diagram() {
    LaidOut laidOut = picture.get();
    if (laidOut == null) {
      throw new IllegalStateException("no project is open");
    }
    return laidOut.diagram();
  }

  private List<Diagram.Edge> edgesOf(Selection chosen) {
    return switch (chosen) {
      case Selection.Nothing _ -> List.of();
      case Selection.OfEdge edge -> List.of(edge.edge());
      case Selection.OfNode node ->
          diagram().edges().stream()
              .filter(e -> e.from().equals(node.node().id()) || e.to().equals(node.node().id()))
              .toList();
    };
  }

  private void filter() {
    Selection chosen = selection.get();
    Set<Integer> numbers = new HashSet<>();
    edgesOf(chosen).forEach(edge -> numbers.addAll(edge.rows()));
    List<String> wanted = List.of(words.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
    ConnectionRow before = row.get();
    shown.setAll(
        all.stream()
            .filter(r -> chosen instanceof Selection.Nothing || numbers.contains(r.number()))
            .filter(r -> wanted.stream().allMatch(r.searchable()::contains))
            .toList());
    row.set(before != null && shown.contains(before) ? before : null);
    summary.set(
        shown.size() == all.size()
            ? text("diagram.summary", all.size())
            : text("diagram.summary.filtered", shown.size(), all.size()));
  }

  private void explain() {
    ConnectionRow chosenRow = row.get();
    Selection chosen = selection.get();
    if (chosenRow != null) {
      List<Diagram.Edge> edges =
          diagram().edges().stream().filter(e -> e.rows().contains(chosenRow.number())).toList();
      title.set(ends(chosenRow.connection().from().spoken(), chosenRow.connection().to().spoken()));
      about.set(edges.isEmpty() ? text("diagram.row.counted") : text("diagram.row"));
      explained.setAll(List.of(chosenRow));
      highlight.set(Highlight.of(edges));
      return;
    }
    List<Diagram.Edge> edges = edgesOf(chosen);
    Set<Integer> numbers = new HashSet<>();
    edges.forEach(edge -> numbers.addAll(edge.rows()));
    switch (chosen) {
      case Selection.Nothing _ -> {
        title.set("");
        about.set("");
        highlight.set(Highlight.NONE);
      }
      case Selection.OfEdge edge -> {
        title.set(ends(nameOf(edge.edge().from()), nameOf(edge.edge().to())));
        about.set(
            text(
                "diagram.edge",
                edge.edge().label(),
                text("style." + edge.edge().style().name().toLowerCase(Locale.ROOT)),
                numbers.size()));
        highlight.set(Highlight.of(edges));
      }
      case Selection.OfNode node -> {
        title.set(nameOf(node.node().id()));
        about.set(aboutNode(node.node(), numbers.size()));
        highlight.set(Highlight.of(edges).and(node.node().id()));
      }
    }
    explained.setAll(all.stream().filter(r -> numbers.contains(r.number())).toList());
  }

  private static String aboutNode(Diagram.Node node, int rows) {
    List<String> said =
        new ArrayList<>(
            node.lines().subList(Math.min(1, node.lines().size()), node.lines().size()));
    said.addAll(node.cues());
    said.add(text("diagram.node", rows));
    return said.stream().collect(Collectors.joining(" · "));
  }

  private static String ends(String from, String to) {
    return text("diagram.ends", from, to);
  }

  private String nameOf(String id) {
    return diagram().nodes().stream()
        .filter(n -> n.id().equals(id))
        .map(n -> n.lines().isEmpty() ? n.id() : n.lines().getFirst())
        .findFirst()
        .orElse(id);
  }

  ReadOnlyObjectProperty<@Nullable LaidOut> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Selection> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Highlight> highlightProperty() {
    return highlight.getReadOnlyProperty();
  }

  /// The row picked in the table.
  ObjectProperty<@Nullable ConnectionRow> rowProperty() {
    return row;
  }

  StringProperty wordsProperty() {
    return words;
  }

  /// The rows of the table.
  ObservableList<ConnectionRow> shown() {
    return shown;
  }

  /// The rows the side panel explains.
  ObservableList<ConnectionRow> explained() {
    return explained;
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// What is picked, in words; empty when nothing is.
  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  ReadOnlyStringProperty aboutProperty() {
    return about.getReadOnlyProperty();
  }
}
