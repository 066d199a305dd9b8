package io.inscope.reports.diagram.layout;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What an assessor without patience does to a picture: boxes anywhere, also over others and out of
/// their zones. Same seed, same moves.
final class RandomMoves {
  private RandomMoves() {}

  static Arrangement of(LaidOut picture, long seed, int most) {
    Random random = new Random(seed);
    Map<String, Point> places = new TreeMap<>();
    places.put("gone", new Point(50, 50));
    for (int n = 1 + random.nextInt(most); n > 0; n--) {
      LaidOut.Box box = picture.boxes().get(random.nextInt(picture.boxes().size()));
      Rect zone = zone(picture, box);
      boolean anywhere = random.nextInt(3) == 0;
      double x = anywhere ? random.nextDouble() * zone.width() : box.rect().x() - zone.x();
      double y = anywhere ? random.nextDouble() * zone.height() : box.rect().y();
      places.put(
          box.node().id(),
          new Point(
              Math.rint(x + (anywhere ? 0 : 80 * random.nextGaussian())),
              Math.rint(y + (anywhere ? 0 : 150 * random.nextGaussian()))));
    }
    return Arrangement.of(places, Map.of());
  }

  static Rect zone(LaidOut picture, LaidOut.Box box) {
    return picture.columns().stream()
        .filter(c -> c.zone().id().equals(box.node().zone()))
        .findFirst()
        .orElseThrow()
        .rect();
  }

  /// Where a box stands in its zone.
  static Point placeOf(LaidOut picture, LaidOut.Box box) {
    Rect zone = zone(picture, box);
    return new Point(box.rect().x() - zone.x(), box.rect().y() - zone.y());
  }
}
