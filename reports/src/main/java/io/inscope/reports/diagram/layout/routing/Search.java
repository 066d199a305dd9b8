package io.inscope.reports.diagram.layout.routing;

import java.util.Arrays;

/// Finds the cheapest way from knot to knot: A* over knots, each once for a line that runs level
/// through it and once for one that runs upright. What is still to pay is never overestimated: the
/// distance along the tracks, and the bends it takes to end level.
///
/// The queue is an array of stacks, one for each cost, since costs are small whole numbers.
final class Search {
  static final int STEP = 2;
  static final int BEND = 16;
  static final int CROSSING = 15;

  /// Running next to another line, for each step.
  private static final int CLOSE = 1;

  static final byte ALONG_BORDER = 4;
  private static final int STACKS = 1 << 13;
  private static final int MOST_FOR_SHARING = STACKS / 4;

  private final Grid grid;
  private final int[] cost;
  private final int[] before;
  private final int[] round;
  private final int[] done;
  private final int[] history;
  private final short[] columnOf;
  private final short[] rowOf;
  private final int[] stacks = new int[STACKS];
  private int[] entries = new int[1 << 12];
  private int[] below = new int[1 << 12];
  private int used;
  private int waiting;
  private int rounds;
  private int goal;
  private int goalColumn;
  private int goalRow;
  private int sharing;
  private long work;

  Search(Grid grid) {
    this.grid = grid;
    int states = 2 * grid.blocked.length;
    cost = new int[states];
    before = new int[states];
    round = new int[states];
    done = new int[states];
    history = new int[grid.blocked.length];
    columnOf = new short[grid.blocked.length];
    rowOf = new short[grid.blocked.length];
    for (int knot = 0; knot < columnOf.length; knot++) {
      columnOf[knot] = (short) (knot % grid.columns);
      rowOf[knot] = (short) (knot / grid.columns);
    }
  }

  /// How many knots were looked at so far, in all searches.
  long work() {
    return work;
  }

  /// Makes a knot dearer for all that would share it, for good.
  void remember(int knot, int penalty) {
    history[knot] += penalty;
  }

  /// The cheapest way, knot by knot; it begins and ends level. Empty when there is none.
  ///
  /// @param sharing what it costs to run on another line, for each knot
  int[] find(int start, int end, int sharing) {
    rounds++;
    this.sharing = sharing;
    goal = end;
    goalColumn = end % grid.columns;
    goalRow = end / grid.columns;
    Arrays.fill(stacks, -1);
    used = 0;
    waiting = 0;
    int first = 2 * start;
    cost[first] = grid.level[start] > 0 ? sharing : 0;
    before[first] = -1;
    round[first] = rounds;
    int at = cost[first] + left(start, true);
    push(first, at);
    for (; waiting > 0; at++) {
      int slot = at & (STACKS - 1);
      while (stacks[slot] >= 0) {
        int entry = stacks[slot];
        stacks[slot] = below[entry];
        waiting--;
        int state = entries[entry];
        if (done[state] == rounds) {
          continue;
        }
        done[state] = rounds;
        work++;
        if (state == 2 * goal) {
          return path(state);
        }
        expand(state);
      }
    }
    return new int[0];
  }

  private void expand(int state) {
    int knot = state >> 1;
    boolean level = (state & 1) == 0;
    int stride = level ? 1 : grid.columns;
    step(state, knot - stride, level);
    step(state, knot + stride, level);
    short[] lines = level ? grid.upright : grid.level;
    int turn = BEND + (lines[knot] > 0 ? shared(knot) : 0);
    reach(state ^ 1, state, turn, knot, !level);
  }

  private void step(int state, int next, boolean level) {
    if (grid.blocked[next] && next != goal) {
      return;
    }
    short[] along = level ? grid.level : grid.upright;
    short[] across = level ? grid.upright : grid.level;
    int beside = level ? grid.columns : 1;
    int price = STEP + (level ? grid.levelCost[next] : grid.uprightCost[next]);
    if (along[next] > 0) {
      price += shared(next);
    } else if (across[next] > 0) {
      price += CROSSING;
    }
    if (along[next - beside] + along[next + beside] > 0) {
      price += CLOSE;
    }
    reach(2 * next + (level ? 0 : 1), state, price, next, level);
  }

  private int shared(int knot) {
    return Math.min(sharing + history[knot], MOST_FOR_SHARING);
  }

  private void reach(int state, int from, int price, int knot, boolean level) {
    int total = cost[from] + price;
    if (round[state] == rounds && cost[state] <= total) {
      return;
    }
    round[state] = rounds;
    cost[state] = total;
    before[state] = from;
    push(state, total + left(knot, level));
  }

  private int left(int knot, boolean level) {
    int across = Math.abs(columnOf[knot] - goalColumn);
    int down = Math.abs(rowOf[knot] - goalRow);
    int bends = level ? (down == 0 ? 0 : 2) : 1;
    return STEP * (across + down) + BEND * bends;
  }

  private void push(int state, int total) {
    if (used == entries.length) {
      entries = Arrays.copyOf(entries, 2 * used);
      below = Arrays.copyOf(below, 2 * used);
    }
    int slot = total & (STACKS - 1);
    entries[used] = state;
    below[used] = stacks[slot];
    stacks[slot] = used++;
    waiting++;
  }

  private int[] path(int last) {
    int length = 0;
    for (int state = last; state >= 0; state = before[state]) {
      boolean turn = before[state] >= 0 && before[state] >> 1 == state >> 1;
      length += turn ? 0 : 1;
    }
    int[] path = new int[length];
    for (int state = last; state >= 0; state = before[state]) {
      boolean turn = before[state] >= 0 && before[state] >> 1 == state >> 1;
      if (!turn) {
        path[--length] = state >> 1;
      }
    }
    return path;
  }
}
