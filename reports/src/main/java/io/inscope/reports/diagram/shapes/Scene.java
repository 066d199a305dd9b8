package io.inscope.reports.diagram.shapes;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Looks;
import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.drawing.SheetParts;
import io.inscope.reports.diagram.layout.Captions;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A page as shapes. In pixels of 1/96 inch, from the top left corner of the sheet.
///
/// @param title for people
/// @param data about the page
public record Scene(
    String name,
    String title,
    double width,
    double height,
    SortedMap<Datum, String> data,
    List<Shape> shapes) {
  public Scene {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    shapes = List.copyOf(shapes);
  }

  public static Scene of(Page page) {
    return new Assembly(page).scene();
  }

  /// A number with at most two decimals.
  public static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static final class Assembly {
    /// Of long lists as data of a shape; the connection table has them all.
    private static final int MOST = 100;

    private final Page page;
    private final SheetParts parts;
    private final LaidOut picture;
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<String, Integer> containers = new HashMap<>();
    private final Map<String, Integer> boxes = new HashMap<>();

    Assembly(Page page) {
      this.page = page;
      parts = page.parts();
      picture = parts.picture();
    }

    Scene scene() {
      Rect border = new Rect(0, 0, parts.width(), parts.height()).grown(-9);
      add(new Mark.Area(border, 0, Ink.NONE, new Pen(Ink.RULE, 0.75)));
      parts.blocks().forEach(block -> block(block.marks()));
      picture.columns().forEach(this::zone);
      picture.frames().forEach(this::frame);
      picture.boxes().forEach(this::box);
      for (int i = 0; i < picture.lines().size(); i++) {
        line(picture.lines().get(i), page.diagram().edges().get(i));
      }
      Diagram.TitleBlock title = picture.diagram().title();
      SortedMap<Datum, String> data = new TreeMap<>();
      data.put(Datum.PAGE, page.name());
      data.put(Datum.CLUSTER_UID, title.clusterUid());
      data.put(Datum.SEAL, title.sealSha256());
      data.put(
          Datum.NODES,
          picture.boxes().stream().map(b -> b.node().id()).collect(Collectors.joining("\n")));
      data.put(
          Datum.EDGES,
          page.diagram().edges().stream().map(Captions::idOf).collect(Collectors.joining("\n")));
      return new Scene(page.name(), title.title(), parts.width(), parts.height(), data, shapes);
    }

    private int next() {
      return shapes.size() + 1;
    }

    private void block(List<Mark> marks) {
      marks.stream().filter(m -> !(m instanceof Mark.Text)).forEach(this::add);
      List<Mark.Text> texts =
          marks.stream().filter(Mark.Text.class::isInstance).map(Mark.Text.class::cast).toList();
      for (List<Mark.Text> paragraph : Texts.paragraphs(texts)) {
        List<Words> lines = paragraph.stream().map(Mark.Text::words).toList();
        SortedMap<Datum, String> data = data(Role.TEXT);
        data.put(Datum.TEXT, Texts.joined(lines));
        shapes.add(new Shape.Lettering(next(), lines, paragraph.getFirst().ink(), data));
      }
    }

    private void add(Mark mark) {
      switch (mark) {
        case Mark.Part part -> block(part.marks());
        case Mark.Text text -> block(List.of(text));
        case Mark.Area _, Mark.Path _, Mark.Shape _ ->
            shapes.add(new Shape.Ornament(next(), mark, data(Role.ORNAMENT)));
      }
    }

    private void zone(LaidOut.Column column) {
      Rect rect = placed(column.rect());
      boolean last = column.equals(picture.columns().getLast());
      SortedMap<Datum, String> data = data(Role.ZONE, column.zone().id(), rect);
      data.put(Datum.TEXT, Texts.joined(column.heading()));
      containers.put(column.zone().id(), next());
      shapes.add(
          new Shape.Container(
              next(),
              Role.ZONE,
              0,
              Looks.zone(column, last, rect),
              placed(column.heading()),
              data));
    }

    private void frame(LaidOut.Frame frame) {
      Rect rect = placed(frame.rect());
      SortedMap<Datum, String> data = data(Role.FRAME, frame.group().id(), rect);
      data.put(Datum.TEXT, Texts.joined(frame.heading()));
      data.put(Datum.ZONE, frame.group().zone());
      int zone = containers.getOrDefault(frame.group().zone(), 0);
      containers.put(frame.group().id(), next());
      shapes.add(
          new Shape.Container(
              next(), Role.FRAME, zone, Looks.frame(rect), placed(frame.heading()), data));
    }

    private void box(LaidOut.Box box) {
      Diagram.Node node = box.node();
      Rect rect = placed(box.rect());
      Rect column =
          picture.columns().stream()
              .filter(c -> c.zone().id().equals(node.zone()))
              .map(LaidOut.Column::rect)
              .findFirst()
              .orElse(new Rect(0, 0, 0, 0));
      SortedMap<Datum, String> data =
          data(Role.NODE, node.id(), box.rect().moved(-column.x(), -column.y()));
      data.put(Datum.ZONE, node.zone());
      data.put(Datum.GROUP, node.group());
      data.put(Datum.TEXT, Texts.joined(box.words()));
      long name = box.words().stream().takeWhile(w -> w.face() == Typeface.BOLD).count();
      data.put(Datum.NAME_LINES, Long.toString(name));
      data.put(Datum.OWN, ownName(node.id()));
      if (node.sheet() > 0) {
        data.put(Datum.SHEET, Integer.toString(node.sheet()));
      }
      put(data, Datum.MEMBERS, node.members());
      int parent = containers.getOrDefault(node.group(), containers.getOrDefault(node.zone(), 0));
      int number = next();
      boxes.put(node.id(), number);
      shapes.add(
          new Shape.Box(
              number, parent, rect, Looks.box(node.kind(), rect), placed(box.words()), data));
      for (LaidOut.Tag cue : box.cues()) {
        SortedMap<Datum, String> about = data(Role.CUE);
        about.put(Datum.TEXT, cue.words().text());
        shapes.add(new Shape.Cue(next(), number, placed(cue), about));
      }
    }

    private String ownName(String node) {
      return page.diagram().nodes().stream()
          .filter(n -> n.id().equals(node) && !n.lines().isEmpty())
          .map(n -> n.lines().getFirst())
          .findFirst()
          .orElse("");
    }

    /// @param own the edge as the cluster calls it, without a caption
    private void line(LaidOut.Line line, Diagram.Edge own) {
      Diagram.Edge edge = line.edge();
      Pen pen = Looks.line(edge.style());
      SortedMap<Datum, String> data = data(Role.EDGE);
      data.put(Datum.ID, Captions.idOf(own));
      data.put(Datum.OWN, own.label());
      data.put(
          Datum.BENDS,
          line.points().subList(1, line.points().size() - 1).stream()
              .map(this::placed)
              .map(p -> number(p.x()) + "," + number(p.y()))
              .collect(Collectors.joining(" ")));
      data.put(Datum.FROM, edge.from());
      data.put(Datum.TO, edge.to());
      data.put(Datum.NUMBER, Integer.toString(edge.number()));
      data.put(
          Datum.ROWS, edge.rows().stream().map(String::valueOf).collect(Collectors.joining(" ")));
      data.put(Datum.PERMITTED, permitted(edge.style()));
      put(data, Datum.CONNECTIONS, edge.ids());
      put(data, Datum.BECAUSE, edge.because());
      data.put(Datum.TEXT, Texts.joined(line.label()));
      int number = next();
      shapes.add(
          new Shape.Connector(
              number,
              Objects.requireNonNull(boxes.get(edge.from())),
              Objects.requireNonNull(boxes.get(edge.to())),
              line.points().stream().map(this::placed).toList(),
              pen,
              placed(line.label()),
              data));
      badge(number, true, line.start(), pen.ink());
      badge(number, false, line.end(), pen.ink());
    }

    private void badge(int connector, boolean start, LaidOut.Tag tag, Ink ink) {
      SortedMap<Datum, String> data = data(Role.BADGE);
      data.put(Datum.TEXT, tag.words().text());
      shapes.add(new Shape.Badge(next(), connector, start, placed(tag), ink, data));
    }

    /// One a line, and how many there are more.
    private static void put(Map<Datum, String> data, Datum datum, List<String> texts) {
      if (!texts.isEmpty()) {
        int more = texts.size() - MOST;
        String shown = texts.stream().limit(MOST).collect(Collectors.joining("\n"));
        data.put(datum, more > 0 ? shown + "\n+ " + more + " more" : shown);
      }
    }

    private static String permitted(Diagram.Edge.Style style) {
      return switch (style) {
        case PROTECTED -> "permitted, protected on the wire";
        case CLEAR -> "permitted, clear text or nothing says how it is protected";
        case CLEAR_INTO_CDE ->
            "permitted, clear text or nothing says how it is protected, into the CDE";
        case UNKNOWN -> "not known whether it is permitted";
      };
    }

    private static SortedMap<Datum, String> data(Role role) {
      SortedMap<Datum, String> data = new TreeMap<>();
      data.put(Datum.KIND, role.key());
      return data;
    }

    private static SortedMap<Datum, String> data(Role role, String id, Rect rect) {
      SortedMap<Datum, String> data = data(role);
      data.put(Datum.ID, id);
      data.put(Datum.X, number(rect.x()));
      data.put(Datum.Y, number(rect.y()));
      data.put(Datum.WIDTH, number(rect.width()));
      data.put(Datum.HEIGHT, number(rect.height()));
      return data;
    }

    private Rect placed(Rect rect) {
      return rect.moved(parts.origin().x(), parts.origin().y());
    }

    private Point placed(Point point) {
      return new Point(point.x() + parts.origin().x(), point.y() + parts.origin().y());
    }

    private List<Words> placed(List<Words> words) {
      return words.stream().map(w -> w.moved(parts.origin().x(), parts.origin().y())).toList();
    }

    private LaidOut.Tag placed(LaidOut.Tag tag) {
      return new LaidOut.Tag(
          placed(tag.rect()), tag.words().moved(parts.origin().x(), parts.origin().y()));
    }
  }
}
