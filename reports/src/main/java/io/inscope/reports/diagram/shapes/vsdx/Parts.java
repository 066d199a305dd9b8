package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Scene;
import io.inscope.reports.diagram.shapes.XmlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The parts of a drawing by their name, in the order of the zip.
final class Parts {
  static final String MAIN = "http://schemas.microsoft.com/office/visio/2012/main";
  private static final String RELATED =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String VISIO = "http://schemas.microsoft.com/visio/2010/relationships/";
  private static final String TYPE = "application/vnd.ms-visio.";

  private Parts() {}

  /// @param names of the pages by the number of their sheet
  static Map<String, String> of(List<Scene> scenes, Map<Integer, String> names) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", types(scenes.size()));
    parts.put(
        "_rels/.rels",
        relations(
            List.of(
                new Relation(VISIO + "document", "visio/document.xml"),
                new Relation(
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
                        + "/core-properties",
                    "docProps/core.xml"),
                new Relation(RELATED + "/extended-properties", "docProps/app.xml"))));
    parts.put("docProps/core.xml", core(scenes.getFirst()));
    parts.put("docProps/app.xml", app());
    parts.put("visio/document.xml", document());
    parts.put(
        "visio/_rels/document.xml.rels",
        relations(List.of(new Relation(VISIO + "pages", "pages/pages.xml"))));
    parts.put("visio/pages/pages.xml", pages(scenes));
    parts.put(
        "visio/pages/_rels/pages.xml.rels",
        relations(
            java.util.stream.IntStream.rangeClosed(1, scenes.size())
                .mapToObj(i -> new Relation(VISIO + "page", "page" + i + ".xml"))
                .toList()));
    for (int i = 0; i < scenes.size(); i++) {
      parts.put("visio/pages/page" + (i + 1) + ".xml", new PageXml(scenes.get(i), names).text());
    }
    return parts;
  }

  private record Relation(String type, String target) {}

  private static String types(int pages) {
    XmlText xml = new XmlText();
    xml.open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    xml.empty(
        "Default",
        "Extension",
        "rels",
        "ContentType",
        "application/vnd.openxmlformats-package.relationships+xml");
    xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
    override(xml, "/visio/document.xml", TYPE + "drawing.main+xml");
    override(xml, "/visio/pages/pages.xml", TYPE + "pages+xml");
    for (int i = 1; i <= pages; i++) {
      override(xml, "/visio/pages/page" + i + ".xml", TYPE + "page+xml");
    }
    override(
        xml, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    override(
        xml,
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    return xml.close().toString();
  }

  private static void override(XmlText xml, String part, String type) {
    xml.empty("Override", "PartName", part, "ContentType", type);
  }

  private static String relations(List<Relation> relations) {
    XmlText xml = new XmlText();
    xml.open("Relationships", "xmlns", PACKAGE);
    for (int i = 0; i < relations.size(); i++) {
      Relation relation = relations.get(i);
      xml.empty(
          "Relationship",
          "Id",
          "rId" + (i + 1),
          "Type",
          relation.type(),
          "Target",
          relation.target());
    }
    return xml.close().toString();
  }

  private static String core(Scene first) {
    XmlText xml = new XmlText();
    xml.open(
        "cp:coreProperties",
        "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/");
    xml.element("dc:title", first.title());
    xml.element("dc:creator", "Inscope");
    xml.element(
        "dc:description",
        "Cluster UID %s, seal of the snapshot (SHA-256) %s"
            .formatted(
                first.data().getOrDefault(Datum.CLUSTER_UID, ""),
                first.data().getOrDefault(Datum.SEAL, "")));
    return xml.close().toString();
  }

  private static String app() {
    XmlText xml = new XmlText();
    xml.open(
        "Properties",
        "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    xml.element("Application", "Inscope");
    return xml.close().toString();
  }

  private static String document() {
    XmlText xml = new XmlText();
    xml.open("VisioDocument", "xmlns", MAIN, "xmlns:r", RELATED, "xml:space", "preserve");
    xml.open(
        "DocumentSettings",
        "TopPage",
        "0",
        "DefaultTextStyle",
        "0",
        "DefaultLineStyle",
        "0",
        "DefaultFillStyle",
        "0",
        "DefaultGuideStyle",
        "0");
    xml.element("GlueSettings", "9").element("SnapSettings", "65847").close();
    xml.open("FaceNames");
    xml.empty("FaceName", "NameU", Cells.FONT);
    xml.close();
    xml.open("StyleSheets");
    xml.open("StyleSheet", "ID", "0", "NameU", "No Style", "Name", "No Style");
    Cells cells = new Cells(xml);
    cells.cell("EnableLineProps", "1").cell("EnableFillProps", "1").cell("EnableTextProps", "1");
    cells.cell("LineWeight", 0.01).cell("LineColor", "#000000").cell("LinePattern", "1");
    cells.cell("FillForegnd", "#ffffff").cell("FillPattern", "1");
    cells.cell("LeftMargin", 0).cell("RightMargin", 0).cell("TopMargin", 0);
    cells.cell("BottomMargin", 0).cell("VerticalAlign", "1");
    cells.characters(List.of(new Cells.Run(0.12, false, "#000000")));
    cells.paragraph("0", -1.2);
    xml.close().close();
    xml.open("DocumentSheet", "NameU", "TheDoc", "LineStyle", "0", "FillStyle", "0");
    xml.close();
    return xml.close().toString();
  }

  private static String pages(List<Scene> scenes) {
    XmlText xml = new XmlText();
    xml.open("Pages", "xmlns", MAIN, "xmlns:r", RELATED, "xml:space", "preserve");
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      Paper paper = Paper.of(scene);
      xml.open("Page", "ID", Integer.toString(i), "NameU", scene.name(), "Name", scene.name());
      xml.open("PageSheet", "LineStyle", "0", "FillStyle", "0", "TextStyle", "0");
      Cells cells = new Cells(xml);
      cells.cell("PageWidth", Paper.WIDTH).cell("PageHeight", Paper.HEIGHT);
      cells.cell("PageScale", 1).cell("DrawingScale", 1);
      cells.cell("DrawingSizeType", "0").cell("DrawingScaleType", "0");
      cells.cell("PrintPageOrientation", "2").cell("PaperKind", "8").cell("OnPage", "1");
      cells.cell("PageLeftMargin", 0.25).cell("PageRightMargin", 0.25);
      cells.cell("PageTopMargin", 0.25).cell("PageBottomMargin", 0.25);
      SortedMap<Datum, String> data = new TreeMap<>(scene.data());
      data.put(Datum.SCALE, Double.toString(paper.scale()));
      data.put(Datum.LEFT, Cells.number(paper.left()));
      data.put(Datum.TOP, Cells.number(paper.top()));
      cells.properties(data);
      xml.close();
      xml.empty("Rel", "r:id", "rId" + (i + 1));
      xml.close();
    }
    return xml.close().toString();
  }
}
