package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.layout.ArrangedLayout;
import io.inscope.reports.diagram.layout.Arrangement;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Finds what people changed in a file of ours.
///
/// A moved box is kept, relative to the column of its zone, as long as it stays in that column: the
/// zone and the frame say what the snapshot says, so a box is not taken to another one. What a box
/// or a line is called is kept. Everything else is told, sentence by sentence.
public final class DiagramReadBack {
  private static final double MOVED = 0.75;
  private static final double RESIZED = 3;
  private static final int LONGEST = 200;

  private final KeptArrangements kept;
  private final UnaryOperator<String> redactor;
  private final SortedMap<String, Arrangement> taken = new TreeMap<>();
  private final List<String> replaced = new ArrayList<>();
  private final List<String> masked = new ArrayList<>();
  private final List<String> notTaken = new ArrayList<>();
  private int unchanged;

  /// What came of it.
  ///
  /// @param taken what to keep, by the name of the page; pages without a change are not in it
  /// @param unchanged boxes and lines that are as they were written
  /// @param replaced where it takes the place of something kept that the file does not know
  /// @param masked captions in which something secret was masked
  /// @param notTaken changes that are not kept, a sentence each
  public record Result(
      SortedMap<String, Arrangement> taken,
      int unchanged,
      List<String> replaced,
      List<String> masked,
      List<String> notTaken) {
    public Result {
      taken = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(taken));
      replaced = List.copyOf(replaced);
      masked = List.copyOf(masked);
      notTaken = List.copyOf(notTaken);
    }

    public int moved() {
      return taken.values().stream().mapToInt(a -> a.places().size()).sum();
    }

    public int captions() {
      return taken.values().stream().mapToInt(a -> a.captions().size()).sum();
    }
  }

  private DiagramReadBack(KeptArrangements kept, UnaryOperator<String> redactor) {
    this.kept = kept;
    this.redactor = redactor;
  }

  /// @param kept what is in force in the project
  /// @param redactor what every text passes that is kept
  public static Result of(EditedFile file, KeptArrangements kept, UnaryOperator<String> redactor) {
    DiagramReadBack readBack = new DiagramReadBack(kept, redactor);
    Set<String> seen = new HashSet<>();
    for (EditedPage page : file.pages()) {
      if (!page.isOurs()) {
        readBack.notTaken.add(
            "Page '%s' was added by hand; it is not kept.".formatted(page.title()));
      } else if (!seen.add(page.get(Datum.PAGE))) {
        readBack.notTaken.add(
            "Page '%s' is in the file more than once; only the first was read."
                .formatted(page.get(Datum.PAGE)));
      } else {
        readBack.read(page);
      }
    }
    return new Result(
        readBack.taken, readBack.unchanged, readBack.replaced, readBack.masked, readBack.notTaken);
  }

  private void read(EditedPage page) {
    SortedMap<String, Point> places = new TreeMap<>();
    SortedMap<String, String> captions = new TreeMap<>();
    page.listed(Datum.NODES)
        .forEach(
            (id, count) ->
                present(page, Role.NODE, id, count)
                    .forEach(shape -> node(page, id, shape, places, captions)));
    page.listed(Datum.EDGES)
        .forEach(
            (id, count) ->
                present(page, Role.EDGE, id, count)
                    .forEach(shape -> edge(page, id, shape, captions)));
    bends(page);
    containers(page);
    others(page);
    Arrangement changes = Arrangement.of(places, captions);
    if (!changes.isEmpty()) {
      taken.put(page.get(Datum.PAGE), changes);
    }
  }

  /// The shapes of an id that are not copies; tells of copies and of what was deleted.
  ///
  /// @param count how many we wrote
  private List<EditedShape> present(EditedPage page, Role role, String id, int count) {
    List<EditedShape> found = page.all(role, id);
    String what = role == Role.NODE ? "box" : "line";
    if (found.size() < count) {
      tell(page, "%s '%s' was deleted; it stays, because the snapshot has it".formatted(what, id));
    } else if (found.size() > count) {
      int more = found.size() - count;
      tell(
          page,
          "%s '%s' has %s; not kept".formatted(what, id, more == 1 ? "a copy" : more + " copies"));
    }
    return found.subList(0, Math.min(count, found.size()));
  }

  private void node(
      EditedPage page,
      String id,
      EditedShape shape,
      SortedMap<String, Point> places,
      SortedMap<String, String> captions) {
    int before = places.size() + captions.size() + notTaken.size();
    place(page, id, shape, places);
    caption(page, "box", id, shape, captions);
    if (before == places.size() + captions.size() + notTaken.size()) {
      unchanged++;
    }
  }

  private void place(
      EditedPage page, String id, EditedShape shape, SortedMap<String, Point> places) {
    Optional<EditedShape> zone = page.find(Role.ZONE, shape.get(Datum.ZONE));
    Optional<Double> x = shape.number(Datum.X);
    Optional<Double> y = shape.number(Datum.Y);
    if (zone.isEmpty() || x.isEmpty() || y.isEmpty()) {
      tell(
          page,
          "the place of box '%s' is not kept, because %s"
              .formatted(
                  id, zone.isEmpty() ? "its zone was deleted" : "its data was changed by hand"));
      return;
    }
    if (differs(shape.number(Datum.WIDTH), shape.rect().width())
        || differs(shape.number(Datum.HEIGHT), shape.rect().height())) {
      tell(page, "box '%s' has another size; its text decides on it".formatted(id));
    }
    EditedShape column = zone.get();
    Point now =
        new Point(shape.rect().x() - column.rect().x(), shape.rect().y() - column.rect().y());
    if (Math.abs(now.x() - x.get()) < MOVED && Math.abs(now.y() - y.get()) < MOVED) {
      return;
    }
    double middle = now.x() + shape.rect().width() / 2;
    double centre = now.y() + shape.rect().height() / 2;
    // Zones stand side by side, so across decides; a zone grows downwards.
    if (middle < 0
        || middle > column.rect().width()
        || centre < -ArrangedLayout.REACH
        || centre > column.rect().height() + ArrangedLayout.REACH) {
      tell(
          page,
          "box '%s' was moved out of its zone '%s'; it stays there, because the snapshot says so"
              .formatted(id, shape.get(Datum.ZONE)));
      return;
    }
    Optional<EditedShape> frame = otherFrame(page, shape);
    if (frame.isPresent()) {
      tell(
          page,
          "box '%s' was moved into frame '%s'; it stays where it was, because the snapshot has it"
                  .formatted(id, frame.get().get(Datum.ID))
              + " elsewhere");
      return;
    }
    Point whole = new Point(Math.round(now.x()), Math.round(now.y()));
    places.put(id, whole);
    replaces(page, id, new Point(x.get(), y.get()));
  }

  /// A frame that a box stands in and does not belong to.
  private static Optional<EditedShape> otherFrame(EditedPage page, EditedShape box) {
    double x = box.rect().x() + box.rect().width() / 2;
    double y = box.rect().centreY();
    return page.shapes().stream()
        .filter(s -> s.is(Role.FRAME) && !s.get(Datum.ID).equals(box.get(Datum.GROUP)))
        .filter(s -> x > s.rect().x() && x < s.rect().right())
        .filter(s -> y > s.rect().y() && y < s.rect().bottom())
        .findFirst();
  }

  /// What the project keeps and the file does not know is told before it is replaced.
  private void replaces(EditedPage page, String id, Point asWritten) {
    Point place = kept.on(page.get(Datum.PAGE)).places().get(id);
    if (place != null
        && (Math.abs(place.x() - asWritten.x()) > 1 || Math.abs(place.y() - asWritten.y()) > 1)) {
      replaced.add(
          "Page '%s': box '%s' gets a new place instead of the one %s gave it."
              .formatted(
                  page.get(Datum.PAGE),
                  id,
                  kept.placedBy(page.get(Datum.PAGE), id).orElse("somebody")));
    }
  }

  private static boolean differs(Optional<Double> written, double now) {
    return written.isPresent() && Math.abs(written.get() - now) > RESIZED;
  }

  private void edge(
      EditedPage page, String id, EditedShape shape, SortedMap<String, String> captions) {
    int before = captions.size() + notTaken.size();
    end(page, id, shape, shape.from(), Datum.FROM, "starts");
    end(page, id, shape, shape.to(), Datum.TO, "ends");
    caption(page, "line", id, shape, captions);
    if (before == captions.size() + notTaken.size()) {
      unchanged++;
    }
  }

  private void end(
      EditedPage page, String id, EditedShape line, String glued, Datum datum, String verb) {
    String now =
        page.shapes().stream()
            .filter(s -> s.is(Role.NODE) && s.id().equals(glued))
            .map(s -> s.get(Datum.ID))
            .findFirst()
            .orElse("");
    if (!now.equals(line.get(datum))) {
      tell(
          page,
          "line '%s' %s at %s in the file; it stays at '%s', because the snapshot says so"
              .formatted(id, verb, now.isEmpty() ? "no box" : "'" + now + "'", line.get(datum)));
    }
  }

  private void caption(
      EditedPage page,
      String what,
      String id,
      EditedShape shape,
      SortedMap<String, String> captions) {
    Optional<String> edited = Caption.of(shape);
    if (edited.isEmpty()) {
      return;
    }
    String text = edited.get();
    String before = kept.on(page.get(Datum.PAGE)).captions().getOrDefault(id, "");
    if (text.isEmpty() && before.isEmpty()) {
      tell(
          page,
          "%s '%s' lost text; it stays, because it is what the cluster says".formatted(what, id));
    } else if (text.length() > LONGEST) {
      tell(
          page, "what %s '%s' is called is longer than %d characters".formatted(what, id, LONGEST));
    } else {
      String safe = redactor.apply(text);
      if (!safe.equals(text)) {
        masked.add("Page '%s': %s '%s'".formatted(page.get(Datum.PAGE), what, id));
      }
      captions.put(id, safe);
      if (!before.isEmpty() && !knows(shape, before)) {
        replaced.add(
            "Page '%s': %s '%s' was called '%s'."
                .formatted(page.get(Datum.PAGE), what, id, before));
      }
    }
  }

  /// Whether a caption was on the label as we wrote it; long ones are shortened there.
  private static boolean knows(EditedShape shape, String caption) {
    String start = caption.substring(0, Math.min(12, caption.length()));
    return Caption.asWritten(shape).startsWith(start);
  }

  /// A line between boxes that stand where they stood and that turns elsewhere. Others follow their
  /// boxes, which is nobody's wish.
  private void bends(EditedPage page) {
    long bent =
        page.shapes().stream()
            .filter(s -> s.is(Role.EDGE) && s.isOriginal() && s.isBentAnew())
            .filter(s -> stands(page, s.get(Datum.FROM)) && stands(page, s.get(Datum.TO)))
            .count();
    if (bent > 0) {
      tell(
          page,
          "%s; not kept, because lines are drawn anew around the boxes"
              .formatted(
                  bent == 1 ? "one line was bent by hand" : bent + " lines were bent by hand"));
    }
  }

  /// Whether a box is where it was on the sheet.
  private static boolean stands(EditedPage page, String id) {
    Optional<EditedShape> box = page.find(Role.NODE, id);
    Optional<EditedShape> zone = box.flatMap(b -> page.find(Role.ZONE, b.get(Datum.ZONE)));
    return box.isPresent()
        && zone.isPresent()
        && stands(box.get().rect().x(), box.get().number(Datum.X), zone.get().number(Datum.X))
        && stands(box.get().rect().y(), box.get().number(Datum.Y), zone.get().number(Datum.Y));
  }

  private static boolean stands(double now, Optional<Double> inZone, Optional<Double> zone) {
    return inZone.isPresent()
        && zone.isPresent()
        && Math.abs(now - inZone.get() - zone.get()) < MOVED;
  }

  /// Zones and frames are drawn around what is in them.
  private void containers(EditedPage page) {
    for (EditedShape shape : page.shapes()) {
      if ((shape.is(Role.ZONE) || shape.is(Role.FRAME)) && Caption.of(shape).isPresent()) {
        tell(
            page,
            "the text of %s '%s' was changed; it stays, because it is what the snapshot says"
                .formatted(shape.get(Datum.KIND), shape.get(Datum.ID)));
      }
    }
  }

  /// Added shapes one by one, changed words of legend, notes and title block as a count.
  private void others(EditedPage page) {
    int texts = 0;
    for (EditedShape shape : page.shapes()) {
      if (!shape.isOurs()) {
        String text = shape.text().replaceAll("\\s+", " ").strip();
        String shown = redactor.apply(text.length() > 60 ? text.substring(0, 60) : text);
        tell(
            page,
            text.isEmpty()
                ? "a shape without text was added (%s); not kept".formatted(shape.id())
                : "shape '%s' was added; not kept".formatted(shown));
      } else if ((shape.is(Role.TEXT) || shape.is(Role.CUE) || shape.is(Role.BADGE))
          && Caption.of(shape).isPresent()) {
        texts++;
      }
    }
    if (texts > 0) {
      tell(
          page,
          "%d texts of legend, notes, title block, cues or numbers were changed; not kept"
              .formatted(texts));
    }
  }

  private void tell(EditedPage page, String what) {
    notTaken.add("Page '%s': %s.".formatted(page.get(Datum.PAGE), what));
  }
}
