package io.inscope.reports.diagram.shapes;

import java.util.Locale;

/// What shapes, pages and files carry as data of their own. Places are in pixels of 1/96 inch.
public enum Datum {
  /// What kind of shape it is; by [Role#key].
  KIND("Kind of shape"),
  /// Of a zone, a frame or a node its id; of an edge what `Captions.idOf` says.
  ID("Id"),
  /// The id the format gave the shape when we wrote it: a copy has another.
  SHAPE("Shape as written"),
  /// Left end as written: of a node from the column of its zone, of others from the sheet's edge.
  X("Left as written"),
  Y("Top as written"),
  WIDTH("Width as written"),
  HEIGHT("Height as written"),
  /// The text as written, its lines as the layout broke them.
  TEXT("Text as written"),
  /// What the cluster calls it: the name of a node, the label of an edge.
  OWN("Called by the cluster"),
  /// How many lines of its text are the name.
  NAME_LINES("Lines of the name"),
  /// The id of the zone of a node.
  ZONE("Zone"),
  /// The id of the group of a node; empty when it stands in the zone itself.
  GROUP("Frame"),
  /// Of an edge, where it turns, from the sheet's edge: `120,40 120,88`.
  BENDS("Bends as written"),
  FROM("From"),
  TO("To"),
  NUMBER("Row of the connection table"),
  ROWS("Rows of the connection table"),
  PERMITTED("Permitted"),
  /// The ids of the same rows, the same in every snapshot.
  CONNECTIONS("Ids in the connection table"),
  BECAUSE("Decided by"),
  /// Of a node, where it goes on.
  SHEET("Goes on on sheet"),
  /// Of a node, the objects and addresses behind it.
  MEMBERS("Stands for"),
  /// Of a page: its name, and all that is on it.
  PAGE("Page"),
  NODES("Boxes as written"),
  EDGES("Lines as written"),
  CLUSTER_UID("Cluster UID"),
  SEAL("Seal of the snapshot"),
  /// Of a page: units of the format for one pixel, and where the sheet begins.
  SCALE("Inches to a pixel"),
  LEFT("Left of the sheet"),
  TOP("Top of the sheet");

  private final String title;

  Datum(String title) {
    this.title = title;
  }

  /// As people read it.
  public String title() {
    return title;
  }

  /// As files write it: `inscope-name-lines`, or with another separator.
  public String key(char separator) {
    return ("inscope_" + name().toLowerCase(Locale.ROOT)).replace('_', separator);
  }
}
