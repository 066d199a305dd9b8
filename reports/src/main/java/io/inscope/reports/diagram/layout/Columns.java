package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes room for columns in a picture whose boxes already stand in the order of the zones: zones
/// without boxes, and those narrower than their heading, push everything at their right further to
/// the right. Lines between zones only become longer.
final class Columns {
  static final double PAD = 12;
  private static final double GAP = 10;

  private final List<Span> spans = new ArrayList<>();
  private final List<Span> columns = new ArrayList<>();
  private final List<Double> shifts = new ArrayList<>();

  /// From x to x.
  record Span(double left, double right) {
    double width() {
      return right - left;
    }
  }

  /// @param zones what the boxes of each zone take, with their labels; null for a zone without
  /// @param least the widths that the headings of the zones need
  Columns(List<@Nullable Span> zones, List<Double> least) {
    double x = 0;
    @Nullable Span before = null;
    for (int i = 0; i < zones.size(); i++) {
      @Nullable Span zone = zones.get(i);
      double narrowest = least.get(i) + 2 * PAD;
      double gap = columns.isEmpty() ? 0 : GAP;
      if (zone == null) {
        columns.add(new Span(x + gap, x + gap + narrowest));
      } else {
        // The tracks between this zone and the one before it stay in front of this column.
        double tracks = before == null ? 0 : zone.left() - before.right() - 2 * PAD;
        double left = x + Math.max(gap, tracks);
        double width = Math.max(narrowest, zone.width() + 2 * PAD);
        columns.add(new Span(left, left + width));
        spans.add(zone);
        shifts.add(left + (width - zone.width()) / 2 - zone.left());
        before = zone;
      }
      x = columns.getLast().right();
    }
  }

  Span column(int zone) {
    return columns.get(zone);
  }

  double width() {
    return columns.isEmpty() ? 0 : columns.getLast().right();
  }

  /// Where something stands now that stood at x.
  double shifted(double x) {
    for (int i = 0; i < spans.size(); i++) {
      if (x <= spans.get(i).right() || i == spans.size() - 1) {
        return x + shifts.get(i);
      }
    }
    return x;
  }
}
