package io.inscope.reports.diagram.layout.routing;

import java.util.ArrayList;
import java.util.List;

/// The parts of a page that boxes and texts cut off from each other: which knots can be reached
/// from which.
final class Regions {
  private final Grid grid;
  private final int[] region;
  private final List<Integer> sizes = new ArrayList<>();
  private final int[] queue;

  Regions(Grid grid) {
    this.grid = grid;
    region = new int[grid.blocked.length];
    queue = new int[region.length];
    sizes.add(0);
    for (int knot = 0; knot < region.length; knot++) {
      if (!grid.blocked[knot] && region[knot] == 0) {
        sizes.add(flood(knot, sizes.size()));
      }
    }
  }

  private int flood(int start, int number) {
    int end = 0;
    queue[end++] = start;
    region[start] = number;
    for (int i = 0; i < end; i++) {
      for (int step : new int[] {-1, 1, -grid.columns, grid.columns}) {
        int next = queue[i] + step;
        if (!grid.blocked[next] && region[next] == 0) {
          region[next] = number;
          queue[end++] = next;
        }
      }
    }
    return end;
  }

  /// The ends of wires that cannot reach their other end: of each such wire the one with less room.
  List<Dock> walledIn(Docks docks) {
    List<Dock> walledIn = new ArrayList<>();
    for (Dock tail : docks.all()) {
      if (!tail.head) {
        Dock head = docks.head(tail.wire);
        List<Integer> fromTail = around(tail.knot(grid));
        List<Integer> fromHead = around(head.knot(grid));
        boolean next = Math.abs(tail.knot(grid) - head.knot(grid)) == 1;
        if (!next && fromTail.stream().noneMatch(fromHead::contains)) {
          walledIn.add(room(fromTail) <= room(fromHead) ? tail : head);
        }
      }
    }
    return walledIn;
  }

  private List<Integer> around(int knot) {
    List<Integer> regions = new ArrayList<>();
    for (int step : new int[] {-1, 1, -grid.columns, grid.columns}) {
      if (region[knot + step] > 0) {
        regions.add(region[knot + step]);
      }
    }
    return regions;
  }

  private int room(List<Integer> regions) {
    return regions.stream().mapToInt(sizes::get).max().orElse(0);
  }
}
