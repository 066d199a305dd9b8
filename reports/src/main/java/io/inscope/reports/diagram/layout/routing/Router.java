package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws all wires of a board.
///
/// Short wires first. Then rounds in which every wire that shares a track is drawn again while
/// sharing becomes dearer, until none does; and one in which all are, since now the others are
/// there to be considered.
public final class Router {
  private static final int SHARING = 150;
  private static final int MOST_ROUNDS = 10;

  /// Rounds without fewer wires that share a track.
  private static final int MOST_IN_VAIN = 3;

  private static final int WIDEN = 3;

  /// Knots looked at before no more is improved; and before what is not solved counts as tight.
  private static final long WORK_FOR_BEAUTY = 2_500_000;

  private static final long MOST_WORK = 5_000_000;

  private final Docks docks;
  private final Grid grid;
  private final Search search;
  private final int[][] paths;
  private final List<Routes.Tight> tight = new ArrayList<>();

  private Router(Docks docks, Grid grid, int wires) {
    this.docks = docks;
    this.grid = grid;
    search = new Search(grid);
    paths = new int[wires][];
  }

  public static Routes route(Board board) {
    Refusals refusals = new Refusals();
    while (true) {
      Docks docks = new Docks(board, refusals);
      if (!docks.tight.isEmpty()) {
        return new Routes(List.of(), docks.tight);
      }
      Grid grid = new Grid(board);
      docks.block(grid);
      List<Dock> walledIn = new Regions(grid).walledIn(docks);
      if (walledIn.isEmpty()) {
        return new Router(docks, grid, board.wires().size()).routes();
      }
      List<Dock> everywhere = walledIn.stream().filter(d -> !refusals.add(d)).toList();
      if (!everywhere.isEmpty()) {
        return new Routes(List.of(), everywhere.stream().map(Router::inFrontOf).toList());
      }
    }
  }

  private Routes routes() {
    drawAll();
    if (!tight.isEmpty()) {
      return new Routes(List.of(), tight);
    }
    List<List<Point>> points = new ArrayList<>();
    for (int wire = 0; wire < paths.length; wire++) {
      points.add(points(wire));
    }
    return new Routes(points, List.of());
  }

  private void drawAll() {
    List<Integer> order = new ArrayList<>();
    for (int wire = 0; wire < paths.length; wire++) {
      order.add(wire);
    }
    order.sort(Comparator.<Integer>comparingDouble(this::distance).thenComparingInt(w -> w));
    for (int wire : order) {
      draw(wire, SHARING);
    }
    negotiate(order);
    boolean shared = order.stream().anyMatch(wire -> grid.firstShared(paths[wire]) >= 0);
    if (!shared && search.work() < WORK_FOR_BEAUTY) {
      for (int wire : order) {
        grid.use(paths[wire], -1);
        draw(wire, SHARING * MOST_ROUNDS);
      }
      negotiate(order);
    }
    for (int wire : order) {
      int at = grid.firstShared(paths[wire]);
      if (paths[wire].length == 0) {
        tight.add(inFrontOf(docks.tail(wire)));
      } else if (at >= 0) {
        crowded(paths[wire], at);
      }
    }
  }

  /// Draws wires that share tracks again while that helps.
  private void negotiate(List<Integer> order) {
    int least = Integer.MAX_VALUE;
    int vain = 0;
    for (int round = 1; round <= MOST_ROUNDS && vain < MOST_IN_VAIN; round++) {
      int shared = 0;
      for (int wire : order) {
        int at = grid.firstShared(paths[wire]);
        if (at >= 0 && search.work() < MOST_WORK) {
          search.remember(paths[wire][at], SHARING);
          grid.use(paths[wire], -1);
          draw(wire, SHARING * (1 + round));
        }
        shared += at >= 0 ? 1 : 0;
      }
      if (shared == 0) {
        return;
      }
      vain = shared < least ? 0 : vain + 1;
      least = Math.min(least, shared);
    }
  }

  private double distance(int wire) {
    Point tail = docks.tail(wire).tip();
    Point head = docks.head(wire).tip();
    return Math.abs(tail.x() - head.x()) + Math.abs(tail.y() - head.y());
  }

  private void draw(int wire, int sharing) {
    paths[wire] = search.find(docks.tail(wire).knot(grid), docks.head(wire).knot(grid), sharing);
    grid.use(paths[wire], 1);
  }

  private static Routes.Tight inFrontOf(Dock dock) {
    double x = dock.onRight ? dock.rect.right() : dock.rect.x();
    return new Routes.Tight(new Point(x, dock.rect.centreY()), true, WIDEN * Grid.DX);
  }

  private void crowded(int[] path, int at) {
    boolean across = grid.upright[path[at]] > 1;
    Point point = new Point(grid.x(path[at]), grid.y(path[at]));
    double amount = WIDEN * (across ? Grid.DX : Grid.DY);
    tight.add(new Routes.Tight(point, across, amount));
  }

  private List<Point> points(int wire) {
    List<Point> points = new ArrayList<>();
    points.add(docks.tail(wire).tip());
    int[] path = paths[wire];
    for (int i = 1; i < path.length - 1; i++) {
      boolean turns = path[i] - path[i - 1] != path[i + 1] - path[i];
      if (turns) {
        points.add(new Point(grid.x(path[i]), grid.y(path[i])));
      }
    }
    // A line that turns right where its text ends turns at the first or the last knot.
    if (path.length > 1 && !isLevelStep(path[0], path[1])) {
      points.add(1, new Point(grid.x(path[0]), grid.y(path[0])));
    }
    if (path.length > 1 && !isLevelStep(path[path.length - 2], path[path.length - 1])) {
      int last = path[path.length - 1];
      points.add(new Point(grid.x(last), grid.y(last)));
    }
    points.add(docks.head(wire).tip());
    return List.copyOf(points);
  }

  private static boolean isLevelStep(int from, int to) {
    return Math.abs(to - from) == 1;
  }
}
