package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.vsdx.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Element;

/// Reads Visio drawings.
final class VsdxReader {
  private static final String PAGES = "visio/pages/pages.xml";
  private static final String RELATIONS = "visio/pages/_rels/pages.xml.rels";
  private static final int MOST_PARTS = 2000;

  private final Map<String, byte[]> parts;

  private VsdxReader(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  static List<EditedPage> read(byte[] bytes) {
    return new VsdxReader(unzipped(bytes)).pages();
  }

  /// The parts with pages in them.
  private static Map<String, byte[]> unzipped(byte[] bytes) {
    Map<String, byte[]> parts = new HashMap<>();
    int left = EditedFile.LARGEST;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      int count = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++count > MOST_PARTS) {
          throw new EditedFileException("it has more than %d parts".formatted(MOST_PARTS));
        }
        byte[] part = zip.readNBytes(left + 1);
        left -= part.length;
        if (left < 0) {
          throw new EditedFileException(
              "it unpacks to more than %d MB".formatted(EditedFile.LARGEST >> 20));
        }
        if (entry.getName().startsWith("visio/pages/")) {
          parts.put(entry.getName(), part);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new EditedFileException("it is a broken zip file");
    }
    return parts;
  }

  private Element part(String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new EditedFileException("it is no Visio drawing: '%s' is not in it".formatted(name));
    }
    return SafeXml.parse(part, "part '" + name + "'");
  }

  private List<EditedPage> pages() {
    Map<String, String> targets = new HashMap<>();
    for (Element relation : SafeXml.children(part(RELATIONS), "Relationship")) {
      targets.put(relation.getAttribute("Id"), relation.getAttribute("Target"));
    }
    List<EditedPage> pages = new ArrayList<>();
    for (Element page : SafeXml.children(part(PAGES), "Page")) {
      pages.add(page(page, targets));
    }
    return pages;
  }

  private EditedPage page(Element page, Map<String, String> targets) {
    String title = page.getAttribute("Name");
    Map<Datum, String> data = Map.of();
    for (Element sheet : SafeXml.children(page, "PageSheet")) {
      data = data(sheet);
    }
    Optional<Paper> paper = paper(data);
    List<Element> links = SafeXml.children(page, "Rel");
    if (paper.isEmpty() || links.isEmpty()) {
      return new EditedPage(title, Map.of(), List.of());
    }
    String target = targets.getOrDefault(links.getFirst().getAttribute("r:id"), "");
    Element contents = part("visio/pages/" + target.substring(target.lastIndexOf('/') + 1));
    Shapes shapes = new Shapes(paper.get(), contents);
    for (Element list : SafeXml.children(contents, "Shapes")) {
      shapes.collect(list, 0, 0);
    }
    return new EditedPage(title, data, shapes.found);
  }

  private static Optional<Paper> paper(Map<Datum, String> data) {
    try {
      double scale = Double.parseDouble(data.getOrDefault(Datum.SCALE, ""));
      double left = Double.parseDouble(data.getOrDefault(Datum.LEFT, ""));
      double top = Double.parseDouble(data.getOrDefault(Datum.TOP, ""));
      return scale > 0 && Double.isFinite(scale + left + top)
          ? Optional.of(new Paper(scale, left, top))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The shapes of one page, those in groups too.
  private static final class Shapes {
    final List<EditedShape> found = new ArrayList<>();
    private final Paper paper;
    private final Map<String, String> starts = new HashMap<>();
    private final Map<String, String> ends = new HashMap<>();

    Shapes(Paper paper, Element contents) {
      this.paper = paper;
      for (Element connects : SafeXml.children(contents, "Connects")) {
        for (Element connect : SafeXml.children(connects, "Connect")) {
          boolean start = connect.getAttribute("FromCell").startsWith("Begin");
          (start ? starts : ends)
              .put(connect.getAttribute("FromSheet"), connect.getAttribute("ToSheet"));
        }
      }
    }

    /// @param x where the lower left corner of the group that holds them is on the paper, in inches
    void collect(Element list, double x, double y) {
      for (Element shape : SafeXml.children(list, "Shape")) {
        Map<String, String> cells = cells(shape);
        double left = x + number(cells, "PinX") - number(cells, "LocPinX");
        double bottom = y + number(cells, "PinY") - number(cells, "LocPinY");
        List<Element> inner = SafeXml.children(shape, "Shapes");
        Map<Datum, String> data = data(shape);
        String id = shape.getAttribute("ID");
        // People may group what they like; a group is no shape of its own.
        if (inner.isEmpty() || !data.isEmpty()) {
          found.add(
              new EditedShape(
                  id,
                  data,
                  paper.pixels(left, bottom, number(cells, "Width"), number(cells, "Height")),
                  text(shape),
                  starts.getOrDefault(id, ""),
                  ends.getOrDefault(id, ""),
                  bends(shape, x + number(cells, "BeginX"), y + number(cells, "BeginY"))));
        }
        inner.forEach(group -> collect(group, left, bottom));
      }
    }

    /// Of the first outline the points between its ends.
    ///
    /// @param x where it begins
    private List<Point> bends(Element shape, double x, double y) {
      List<Point> points = new ArrayList<>();
      for (Element section : SafeXml.children(shape, "Section")) {
        if (section.getAttribute("N").equals("Geometry")
            && section.getAttribute("IX").equals("0")) {
          for (Element row : SafeXml.children(section, "Row")) {
            Map<String, String> at = cells(row);
            Rect spot = paper.pixels(x + number(at, "X"), y + number(at, "Y"), 0, 0);
            points.add(new Point(spot.x(), spot.y()));
          }
        }
      }
      return points.size() < 2 ? List.of() : points.subList(1, points.size() - 1);
    }
  }

  private static Map<String, String> cells(Element shape) {
    Map<String, String> cells = new HashMap<>();
    for (Element cell : SafeXml.children(shape, "Cell")) {
      cells.put(cell.getAttribute("N"), cell.getAttribute("V"));
    }
    return cells;
  }

  private static double number(Map<String, String> cells, String name) {
    try {
      double value = Double.parseDouble(cells.getOrDefault(name, "0"));
      return Double.isFinite(value) ? value : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String text(Element shape) {
    StringBuilder text = new StringBuilder();
    SafeXml.children(shape, "Text").forEach(t -> text.append(t.getTextContent()));
    return text.toString();
  }

  private static Map<Datum, String> data(Element sheet) {
    Map<Datum, String> data = new EnumMap<>(Datum.class);
    for (Element section : SafeXml.children(sheet, "Section")) {
      if (section.getAttribute("N").equals("Property")) {
        for (Element row : SafeXml.children(section, "Row")) {
          datum(row).ifPresent(datum -> data.put(datum, cells(row).getOrDefault("Value", "")));
        }
      }
    }
    boolean known = data.containsKey(Datum.PAGE) || data.containsKey(Datum.KIND);
    return known ? data : Map.of();
  }

  private static Optional<Datum> datum(Element row) {
    for (Datum datum : Datum.values()) {
      if (row.getAttribute("N").equals(datum.key('_'))) {
        return Optional.of(datum);
      }
    }
    return Optional.empty();
  }
}
