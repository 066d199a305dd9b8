package io.inscope.reports.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How finely a sheet is drawn.
///
/// @param cde what a box in the CDE stands for
/// @param elsewhere what a box outside of the CDE stands for
/// @param mixed whether connections with different protection share a line, drawn as the weakest
/// @param focus a namespace of the CDE whose workloads are boxes whatever `cde` says; may be empty
/// @param anyone whether a box may stand for almost everybody
record Detail(Grain cde, Grain elsewhere, boolean mixed, String focus, boolean anyone) {
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

  static final int MOST_EDGES = 80;

  /// In the order in which they are tried: the CDE stays fine as long as possible.
  static List<Detail> ofOverview() {
    return Stream.of(
            of(Grain.WORKLOAD, Grain.NAMESPACE),
            of(Grain.STACKED, Grain.NAMESPACE),
            of(Grain.WORKLOAD, Grain.ZONE),
            of(Grain.STACKED, Grain.ZONE),
            of(Grain.NAMESPACE, Grain.NAMESPACE),
            of(Grain.NAMESPACE, Grain.ZONE),
            of(Grain.ZONE, Grain.ZONE))
        .flatMap(d -> Stream.of(d, new Detail(d.cde, d.elsewhere, true, "", true)))
        .toList();
  }

  /// For the page of one namespace of the CDE: who "anybody" is on the overview is shown here, if
  /// there is room.
  static List<Detail> ofPage(String namespace) {
    List<Detail> details = new ArrayList<>();
    for (boolean anyone : new boolean[] {false, true}) {
      for (Grain elsewhere : List.of(Grain.NAMESPACE, Grain.ZONE)) {
        for (boolean mixed : new boolean[] {false, true}) {
          if (anyone || elsewhere == Grain.NAMESPACE) {
            details.add(new Detail(Grain.NAMESPACE, elsewhere, mixed, namespace, anyone));
          }
        }
      }
    }
    ofOverview().stream()
        .filter(d -> d.cde == Grain.NAMESPACE || d.cde == Grain.ZONE)
        .forEach(details::add);
    return List.copyOf(details);
  }

  private static Detail of(Grain cde, Grain elsewhere) {
    return new Detail(cde, elsewhere, false, "", true);
  }

  /// What a box stands for that holds a workload of this namespace of the CDE.
  Grain cdeIn(String namespace) {
    return namespace.equals(focus) ? Grain.WORKLOAD : cde;
  }

  /// What a note says of it; empty for the finest.
  String note() {
    String inside =
        switch (cde) {
          case WORKLOAD -> "";
          case STACKED -> "workloads of the CDE with the same connections share a box";
          case NAMESPACE -> focus.isEmpty() ? "a box in the CDE is a namespace" : "";
          case ZONE -> "the CDE is one box";
        };
    String outside = elsewhere == Grain.ZONE ? "every other zone is one box" : "";
    String lines =
        mixed
            ? "connections with different protection share a line, which is drawn as the weakest"
            : "";
    String all =
        Stream.of(inside, outside, lines)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : "To fit on one sheet: " + all + ".";
  }

  static boolean fits(int boxes, int edges) {
    return boxes <= MOST_BOXES && edges <= MOST_EDGES;
  }
}
