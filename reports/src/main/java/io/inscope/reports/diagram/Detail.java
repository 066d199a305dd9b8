package io.inscope.reports.diagram;

import java.util.List;

/// How finely a sheet is drawn.
///
/// @param cde what a box in the CDE stands for
/// @param elsewhere what a box outside of the CDE stands for
record Detail(Grain cde, Grain elsewhere) {
  /// From fine to coarse.
  enum Grain {
    WORKLOAD,
    /// Workloads of one namespace with the same connections share a box.
    STACKED,
    NAMESPACE,
    ZONE
  }

  /// What an A3 sheet holds at a readable size.
  static final int MOST_BOXES = 40;

  static final int MOST_EDGES = 150;

  /// In the order in which they are tried; the CDE stays fine as long as possible.
  static final List<Detail> FINE_TO_COARSE =
      List.of(
          new Detail(Grain.WORKLOAD, Grain.NAMESPACE),
          new Detail(Grain.STACKED, Grain.NAMESPACE),
          new Detail(Grain.WORKLOAD, Grain.ZONE),
          new Detail(Grain.STACKED, Grain.ZONE),
          new Detail(Grain.NAMESPACE, Grain.NAMESPACE),
          new Detail(Grain.NAMESPACE, Grain.ZONE),
          new Detail(Grain.ZONE, Grain.ZONE));

  /// What a note says of it; empty for the finest.
  String note() {
    String inside =
        switch (cde) {
          case WORKLOAD -> "";
          case STACKED -> "workloads of the CDE with the same connections share a box";
          case NAMESPACE -> "a box in the CDE is a namespace";
          case ZONE -> "the CDE is one box";
        };
    String outside = elsewhere == Grain.ZONE ? "every other zone is one box" : "";
    String both = inside + (inside.isEmpty() || outside.isEmpty() ? "" : ", ") + outside;
    return both.isEmpty() ? "" : "To fit on one sheet, " + both + ".";
  }

  static boolean fits(int boxes, int edges) {
    return boxes <= MOST_BOXES && edges <= MOST_EDGES;
  }
}
