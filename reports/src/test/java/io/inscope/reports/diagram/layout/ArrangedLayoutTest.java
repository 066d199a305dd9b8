package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrangedLayoutTest {
  private static final String APART =
      "Boxes stand further apart than arranged, so that labels have room.";
  private static final String NOT_ARRANGED =
      "There was no room for all lines and labels; the page is drawn as if no box had been moved.";

  private final LaneLayout lanes = new LaneLayout();

  @Test
  void threeHundredRandomPicturesWithRandomMovesAreClean() {
    for (int seed = 0; seed < 300; seed++) {
      LaidOut base = lanes.place(RandomDiagrams.of(seed, 24, 40));
      Arrangement arrangement = RandomMoves.of(base, seed, 5);

      Arranged arranged = ArrangedLayout.moved(base, arrangement);

      isClean(arranged.picture(), seed);
      boxesStandWhereTheyBelong(arranged.picture(), seed);
      assertThat(arranged.remarks()).doesNotContain(NOT_ARRANGED);
      if (!arranged.remarks().contains(APART)) {
        movedBoxesStandWherePeoplePutThem(arranged, arrangement, seed);
        othersStayUnlessSomethingStandsThere(base, arranged.picture(), arrangement, seed);
      }
    }
  }

  @Test
  void fullPagesAreCleanToo() {
    for (int seed : new int[] {9, 10, 32, 40}) {
      LaidOut base = lanes.place(RandomDiagrams.of(seed, 40, 150));
      Arranged arranged = ArrangedLayout.moved(base, RandomMoves.of(base, seed, 4));

      isClean(arranged.picture(), seed);
      boxesStandWhereTheyBelong(arranged.picture(), seed);
      assertThat(arranged.remarks()).doesNotContain(NOT_ARRANGED);
    }
  }

  private static void isClean(LaidOut picture, int seed) {
    assertThat(Overlaps.in(picture)).as("seed %d", seed).isEmpty();
    Diagram diagram = picture.diagram();
    assertThat(picture.boxes()).extracting(LaidOut.Box::node).isEqualTo(diagram.nodes());
    assertThat(picture.lines()).extracting(LaidOut.Line::edge).isEqualTo(diagram.edges());
    for (LaidOut.Line line : picture.lines()) {
      List<Point> points = line.points();
      assertThat(onSide(box(picture, line.edge().from()).rect(), points.getFirst())).isTrue();
      assertThat(onSide(box(picture, line.edge().to()).rect(), points.getLast())).isTrue();
      for (int i = 1; i < points.size(); i++) {
        Point a = points.get(i - 1);
        Point b = points.get(i);
        assertThat(a.x() == b.x() ^ a.y() == b.y()).as("seed %d", seed).isTrue();
      }
    }
  }

  private static boolean onSide(Rect rect, Point point) {
    return (point.x() == rect.x() || point.x() == rect.right())
        && point.y() > rect.y()
        && point.y() < rect.bottom();
  }

  private static void boxesStandWhereTheyBelong(LaidOut picture, int seed) {
    for (int i = 1; i < picture.columns().size(); i++) {
      assertThat(picture.columns().get(i).rect().x())
          .isGreaterThan(picture.columns().get(i - 1).rect().right());
    }
    for (LaidOut.Box box : picture.boxes()) {
      assertThat(RandomMoves.zone(picture, box).contains(box.rect())).as("seed %d", seed).isTrue();
      for (LaidOut.Frame frame : picture.frames()) {
        boolean own = frame.group().id().equals(box.node().group());
        assertThat(frame.rect().contains(box.rect())).as("seed %d", seed).isEqualTo(own);
        assertThat(frame.rect().overlaps(box.rect())).as("seed %d", seed).isEqualTo(own);
      }
    }
    for (LaidOut.Frame frame : picture.frames()) {
      for (LaidOut.Frame other : picture.frames()) {
        assertThat(!frame.equals(other) && frame.rect().overlaps(other.rect())).isFalse();
      }
      assertThat(
              picture.columns().stream()
                  .filter(c -> c.zone().id().equals(frame.group().zone()))
                  .allMatch(c -> c.rect().contains(frame.rect())))
          .isTrue();
    }
  }

  private static void movedBoxesStandWherePeoplePutThem(
      Arranged arranged, Arrangement arrangement, int seed) {
    for (LaidOut.Box box : arranged.picture().boxes()) {
      Point wanted = arrangement.places().get(box.node().id());
      String name = "'" + box.node().lines().getFirst() + "' was placed ";
      if (wanted != null && arranged.remarks().stream().noneMatch(r -> r.startsWith(name))) {
        same(RandomMoves.placeOf(arranged.picture(), box), wanted, seed);
      }
    }
  }

  private static void same(Point actual, Point expected, int seed) {
    assertThat(Math.abs(actual.x() - expected.x()) + Math.abs(actual.y() - expected.y()))
        .as("seed %d: %s instead of %s", seed, actual, expected)
        .isLessThan(1e-6);
  }

  private static void othersStayUnlessSomethingStandsThere(
      LaidOut base, LaidOut picture, Arrangement arrangement, int seed) {
    for (int i = 0; i < base.boxes().size(); i++) {
      LaidOut.Box before = base.boxes().get(i);
      LaidOut.Box after = picture.boxes().get(i);
      if (!arrangement.places().containsKey(before.node().id())
          && !mayGiveWay(base, picture, arrangement, before)) {
        same(RandomMoves.placeOf(picture, after), RandomMoves.placeOf(base, before), seed);
      }
    }
  }

  /// Whether something that was moved, or a frame that has grown, is near the old place of a box or
  /// of its frame.
  private static boolean mayGiveWay(
      LaidOut base, LaidOut picture, Arrangement arrangement, LaidOut.Box box) {
    Rect zone = RandomMoves.zone(base, box);
    Rect wanted = box.rect();
    for (LaidOut.Frame frame : base.frames()) {
      if (frame.group().id().equals(box.node().group())) {
        wanted = wanted.and(frame.rect());
      }
    }
    Rect place = wanted.moved(-zone.x(), 0).grown(15);
    for (LaidOut.Box other : picture.boxes()) {
      boolean moved = arrangement.places().containsKey(other.node().id());
      if (!moved || !other.node().zone().equals(box.node().zone())) {
        continue;
      }
      if (other.node().group().equals(box.node().group()) && !box.node().group().isEmpty()) {
        return true;
      }
      Rect at = other.rect();
      for (LaidOut.Frame frame : picture.frames()) {
        if (frame.group().id().equals(other.node().group())) {
          at = at.and(frame.rect());
        }
      }
      if (at.moved(-RandomMoves.zone(picture, other).x(), 0).overlaps(place)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void withoutPlacesThePictureIsThatOfTheBaseLayout() {
    Diagram diagram = RandomDiagrams.of(3, 12, 12);

    Arranged base = new Arranged(lanes.place(diagram), List.of());

    assertThat(new ArrangedLayout(lanes, Arrangement.NONE).arrange(diagram)).isEqualTo(base);
    assertThat(arranged(Map.of("gone", new Point(1, 1))).arrange(diagram)).isEqualTo(base);
    assertThat(arranged(Map.of("n0", new Point(Double.NaN, 1))).arrange(diagram)).isEqualTo(base);
  }

  @Test
  void theSameArrangementAlwaysGivesTheSamePicture() {
    LaidOut base = lanes.place(RandomDiagrams.of(24, 24, 80));
    Arrangement arrangement = RandomMoves.of(base, 1, 5);

    assertThat(ArrangedLayout.moved(base, arrangement))
        .isEqualTo(ArrangedLayout.moved(base, arrangement));
  }

  private ArrangedLayout arranged(Map<String, Point> places) {
    return new ArrangedLayout(lanes, Arrangement.of(places, Map.of()));
  }

  // By hand: two zones; a and b in the frame g of the CDE, c and d beside it.

  private static final Diagram SMALL = small(List.of("a", "b"), List.of("c", "d"));

  private static Diagram small(List<String> framed, List<String> others) {
    List<Diagram.Node> nodes = new ArrayList<>();
    nodes.add(node("web", "out", ""));
    framed.forEach(id -> nodes.add(node(id, "cde", "g")));
    others.forEach(id -> nodes.add(node(id, "cde", "")));
    return new Diagram(
        new Diagram.TitleBlock("t", "c", "u", "s", "t", "h", "st", "tool", "1 of 1"),
        List.of(new Diagram.Zone("out", "Outside"), new Diagram.Zone("cde", "CDE")),
        List.of(new Diagram.Group("g", "cde", "namespace g", "default-deny", true)),
        nodes,
        List.of(edge("web", "a", 1), edge("a", "b", 2), edge("web", "c", 3), edge("c", "d", 4)),
        List.of());
  }

  private static Diagram.Node node(String id, String zone, String group) {
    return new Diagram.Node(id, zone, group, List.of(id), List.of(), Diagram.Node.Kind.WORKLOAD);
  }

  private static Diagram.Edge edge(String from, String to, int number) {
    return new Diagram.Edge(
        from, to, number, List.of(number), "TCP 443 T", Diagram.Edge.Style.PROTECTED);
  }

  private static LaidOut.Box box(LaidOut picture, String id) {
    return picture.boxes().stream().filter(b -> b.node().id().equals(id)).findFirst().orElseThrow();
  }

  private static Point place(LaidOut picture, String id) {
    return RandomMoves.placeOf(picture, box(picture, id));
  }

  @Test
  void aMovedBoxStandsWhereItWasPutAndTheOthersWhereTheyWere() {
    LaidOut base = lanes.place(SMALL);
    Point free = new Point(place(base, "c").x(), base.height() - 10);

    Arranged arranged = arranged(Map.of("c", free)).arrange(SMALL);

    assertThat(arranged.remarks()).isEmpty();
    assertThat(place(arranged.picture(), "c")).isEqualTo(free);
    for (String other : List.of("web", "a", "b", "d")) {
      assertThat(box(arranged.picture(), other)).isEqualTo(box(base, other));
    }
    assertThat(arranged.picture().frames()).isEqualTo(base.frames());
    assertThat(arranged.picture().height())
        .isEqualTo(box(arranged.picture(), "c").rect().bottom() + 24);
    assertThat(Overlaps.in(arranged.picture())).isEmpty();
  }

  @Test
  void aBoxOutsideOfItsZoneIsBroughtBackAndThatIsSaid() {
    LaidOut base = lanes.place(SMALL);
    double width = RandomMoves.zone(base, box(base, "c")).width();

    Arranged left = arranged(Map.of("c", new Point(-300, place(base, "c").y()))).arrange(SMALL);
    Arranged right =
        arranged(Map.of("c", new Point(width + 50, base.height() - 50))).arrange(SMALL);

    List<String> said =
        List.of("'c' was placed outside of its zone 'CDE'; it stands at the nearest place inside.");
    assertThat(left.remarks()).isEqualTo(said);
    assertThat(place(left.picture(), "c")).isEqualTo(new Point(14, place(base, "c").y()));
    assertThat(right.remarks()).isEqualTo(said);
    assertThat(place(right.picture(), "c").x())
        .isEqualTo(width - 14 - box(base, "c").rect().width());
  }

  @Test
  void aBoxOverTheRightBorderOfItsZoneMakesTheZoneGrow() {
    LaidOut base = lanes.place(SMALL);
    Rect zone = RandomMoves.zone(base, box(base, "c"));
    Point over = new Point(zone.width() - 20, place(base, "c").y());

    Arranged arranged = arranged(Map.of("c", over)).arrange(SMALL);

    assertThat(arranged.remarks()).isEmpty();
    LaidOut.Box c = box(arranged.picture(), "c");
    assertThat(RandomMoves.placeOf(arranged.picture(), c)).isEqualTo(over);
    assertThat(RandomMoves.zone(arranged.picture(), c).width())
        .isGreaterThanOrEqualTo(over.x() + c.rect().width() + 14);
  }

  @Test
  void ofTwoBoxesAtOnePlaceTheSecondGivesWay() {
    LaidOut base = lanes.place(SMALL);
    Point place = new Point(place(base, "c").x(), base.height() - 10);

    Arranged arranged = arranged(Map.of("d", place, "c", place)).arrange(SMALL);

    assertThat(arranged.remarks()).containsExactly("'d' was placed over 'c'; it gives way.");
    assertThat(place(arranged.picture(), "c")).isEqualTo(place);
    assertThat(place(arranged.picture(), "d").x()).isEqualTo(place.x());
  }

  @Test
  void anUnmovedBoxGivesWayToOneThatWasPutInItsPlace() {
    LaidOut base = lanes.place(SMALL);

    Arranged arranged = arranged(Map.of("c", place(base, "d"))).arrange(SMALL);

    assertThat(arranged.remarks()).isEmpty();
    assertThat(place(arranged.picture(), "c")).isEqualTo(place(base, "d"));
    assertThat(place(arranged.picture(), "d")).isNotEqualTo(place(base, "d"));
    boxesStandWhereTheyBelong(arranged.picture(), 0);
  }

  @Test
  void aFrameFollowsItsBoxesAndPushesOutWhatDoesNotBelongToIt() {
    LaidOut base = lanes.place(SMALL);
    Point below = new Point(place(base, "b").x(), base.height() - 10);

    Arranged arranged = arranged(Map.of("b", below)).arrange(SMALL);

    assertThat(place(arranged.picture(), "b")).isEqualTo(below);
    assertThat(place(arranged.picture(), "a")).isEqualTo(place(base, "a"));
    assertThat(arranged.picture().frames().getFirst().rect().bottom())
        .isEqualTo(box(arranged.picture(), "b").rect().bottom() + 14);
    boxesStandWhereTheyBelong(arranged.picture(), 0);
  }

  @Test
  void aBoxPutIntoAFrameOfOthersDrivesThatFramesUnmovedBoxesAway() {
    LaidOut base = lanes.place(SMALL);

    Arranged arranged = arranged(Map.of("c", place(base, "a"))).arrange(SMALL);

    assertThat(place(arranged.picture(), "c")).isEqualTo(place(base, "a"));
    boxesStandWhereTheyBelong(arranged.picture(), 0);
    assertThat(Overlaps.in(arranged.picture())).isEmpty();
  }

  @Test
  void movedBoxesKeepTheirPlaceWhenTheNextSnapshotHasOneMore() {
    for (int seed = 0; seed < 40; seed++) {
      Diagram diagram = RandomDiagrams.of(seed, 20, 20);
      LaidOut base = lanes.place(diagram);
      Arrangement moves = RandomMoves.of(base, seed, 4);
      Arranged before = ArrangedLayout.moved(base, moves);
      Map<String, Point> settled = new HashMap<>();
      before.picture().boxes().stream()
          .filter(b -> moves.places().containsKey(b.node().id()))
          .forEach(b -> settled.put(b.node().id(), RandomMoves.placeOf(before.picture(), b)));
      if (before.remarks().contains(NOT_ARRANGED)) {
        continue;
      }

      Arranged next = arranged(settled).arrange(withOneMore(diagram));

      if (!next.remarks().contains(APART) && !next.remarks().contains(NOT_ARRANGED)) {
        movedBoxesStandWherePeoplePutThem(next, Arrangement.of(settled, Map.of()), seed);
      }
      isClean(next.picture(), seed);
    }
  }

  private static Diagram withOneMore(Diagram diagram) {
    List<Diagram.Node> nodes = new ArrayList<>(diagram.nodes());
    nodes.add(node("new", diagram.nodes().getFirst().zone(), ""));
    return new Diagram(
        diagram.title(),
        diagram.zones(),
        diagram.groups(),
        nodes,
        diagram.edges(),
        diagram.notes());
  }

  @Test
  void aCaptionIsWrittenOnItsBoxAlsoWhenTheBoxWasMoved() {
    Point free = new Point(place(lanes.place(SMALL), "c").x(), lanes.place(SMALL).height() - 10);
    String caption = "Kartendaten-Tresor mit einem Namen, der in keine Zeile passt ".repeat(6);
    Arrangement arrangement =
        Arrangement.of(
            Map.of("c", free),
            Map.of("c", caption, "d", "ledger", "web > c TCP 443 T", "shop", "gone", "x"));

    Arranged arranged = new ArrangedLayout(lanes, arrangement).arrange(SMALL);

    assertThat(arranged.remarks()).isEmpty();
    assertThat(box(arranged.picture(), "d").words())
        .extracting(Words::text)
        .containsExactly("ledger", "d");
    assertThat(box(arranged.picture(), "c").words()).extracting(Words::text).endsWith("c");
    assertThat(arranged.picture().lines().get(2).label())
        .extracting(Words::text)
        .containsExactly("shop, TCP 443 T");
    assertThat(place(arranged.picture(), "c")).isEqualTo(free);
    assertThat(Overlaps.in(arranged.picture())).isEmpty();
  }

  @Test
  void whereLinesFindNoRoomThePageIsDrawnAsIfNothingHadBeenMoved() {
    LaidOut base = lanes.place(SMALL);
    List<LaidOut.Box> flat = new ArrayList<>();
    for (LaidOut.Box box : base.boxes()) {
      Rect r = box.rect();
      flat.add(
          new LaidOut.Box(
              box.node(), new Rect(r.x(), r.y(), r.width(), 6), box.words(), box.cues()));
    }
    LaidOut tooFlat =
        new LaidOut(
            SMALL, base.width(), base.height(), base.columns(), base.frames(), flat, base.lines());

    assertThat(
            ArrangedLayout.moved(
                tooFlat, Arrangement.of(Map.of("c", new Point(40, 200)), Map.of())))
        .isEqualTo(new Arranged(tooFlat, List.of(NOT_ARRANGED)));
  }

  @Test
  void aBoxPutBetweenTheMovedBoxesOfAFrameGivesWay() {
    LaidOut base = lanes.place(SMALL);
    Point low = new Point(place(base, "a").x(), base.height() - 10);
    Point between = new Point(low.x(), (place(base, "a").y() + low.y()) / 2);

    Arranged arranged =
        arranged(Map.of("a", place(base, "a"), "b", low, "c", between)).arrange(SMALL);

    assertThat(arranged.remarks())
        .containsExactly("'c' was placed in the frame 'namespace g' of others; it gives way.");
    boxesStandWhereTheyBelong(arranged.picture(), 0);
  }

  @Test
  void idsThatThePictureDoesNotHaveAreKeptForTheNext() {
    LaidOut base = lanes.place(SMALL);
    Point free = new Point(place(base, "c").x(), base.height() - 10);
    ArrangedLayout layout = arranged(Map.of("c", free, "later", new Point(-9, -9)));

    assertThat(layout.arrange(SMALL)).isEqualTo(arranged(Map.of("c", free)).arrange(SMALL));
    assertThat(Set.copyOf(layout.arrange(SMALL).remarks())).isEmpty();
  }
}
