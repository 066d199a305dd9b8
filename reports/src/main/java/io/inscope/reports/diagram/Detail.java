package io.inscope.reports.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How finely a sheet is drawn.
///
/// @param focus what a box stands for among the workloads a sheet is about; the overview is about
///   none
/// @param cde what a box stands for elsewhere in the CDE
/// @param elsewhere what a box outside of the CDE stands for
/// @param mixed whether connections with different protection share a line, drawn as the weakest
/// @param anyone whether a box may stand for almost everybody
record Detail(Grain focus, Grain cde, Grain elsewhere, boolean mixed, boolean anyone) {
  /// From fine to coarse.
  enum Grain {
    /// Workloads, entry points and named external networks one by one.
    SINGLE,
    /// Those of one namespace with the same connections share a box; of namespaces: those with the
    /// same connections do.
    STACKED,
    NAMESPACE,
    ZONE
  }

  /// What an A3 sheet holds at a readable size.
  static final int MOST_BOXES = 40;

  /// An A3 sheet can hold 150 lines, but nobody can follow them: with more than two lines a box,
  /// most of the sheet is lines that cross. So a sheet is drawn coarser from here on.
  static final int MOST_EDGES = 80;

  /// The overview in the order in which it is tried. Namespaces are its boxes; the CDE stays fine
  /// as long as possible.
  static List<Detail> ofOverview() {
    return Stream.of(
            new Detail(Grain.ZONE, Grain.NAMESPACE, Grain.SINGLE, false, true),
            new Detail(Grain.ZONE, Grain.NAMESPACE, Grain.NAMESPACE, false, true),
            new Detail(Grain.ZONE, Grain.STACKED, Grain.NAMESPACE, false, true),
            new Detail(Grain.ZONE, Grain.NAMESPACE, Grain.ZONE, false, true),
            new Detail(Grain.ZONE, Grain.STACKED, Grain.ZONE, false, true),
            new Detail(Grain.ZONE, Grain.ZONE, Grain.ZONE, false, true))
        .flatMap(Detail::alsoMixed)
        .toList();
  }

  /// A page in the order in which it is tried. Who "anybody" is on the overview is shown here, if
  /// there is room; its own workloads stay fine as long as possible.
  static List<Detail> ofPage() {
    List<Detail> details = new ArrayList<>();
    for (boolean anyone : new boolean[] {false, true}) {
      for (Grain elsewhere : List.of(Grain.SINGLE, Grain.NAMESPACE)) {
        details.add(new Detail(Grain.SINGLE, Grain.NAMESPACE, elsewhere, false, anyone));
      }
    }
    for (Grain focus : List.of(Grain.STACKED, Grain.SINGLE)) {
      for (Grain elsewhere : List.of(Grain.NAMESPACE, Grain.ZONE)) {
        if (focus == Grain.STACKED || elsewhere == Grain.ZONE) {
          details.add(new Detail(focus, Grain.NAMESPACE, elsewhere, false, true));
        }
      }
    }
    details.add(new Detail(Grain.SINGLE, Grain.ZONE, Grain.ZONE, false, true));
    details.add(new Detail(Grain.STACKED, Grain.ZONE, Grain.ZONE, false, true));
    return details.stream().flatMap(Detail::alsoMixed).toList();
  }

  private Stream<Detail> alsoMixed() {
    return Stream.of(this, new Detail(focus, cde, elsewhere, true, anyone));
  }

  /// What a note says of it; empty for the finest.
  String note() {
    String own = focus == Grain.STACKED ? "workloads with the same connections share a box" : "";
    String inside =
        switch (cde) {
          case SINGLE, NAMESPACE -> "";
          case STACKED -> "namespaces of the CDE with the same connections share a box";
          case ZONE ->
              focus == Grain.ZONE ? "the CDE is one box" : "the rest of the CDE is one box";
        };
    String outside =
        switch (elsewhere) {
          case SINGLE, STACKED -> "";
          case NAMESPACE -> "the entry points of a namespace are one box";
          case ZONE -> "every other zone is one box";
        };
    String lines =
        mixed
            ? "connections with different protection share a line, which is drawn as the weakest"
            : "";
    String all =
        Stream.of(own, inside, outside, lines)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : "To fit on one sheet: " + all + ".";
  }

  static boolean fits(int boxes, int edges) {
    return boxes <= MOST_BOXES && edges <= MOST_EDGES;
  }
}
