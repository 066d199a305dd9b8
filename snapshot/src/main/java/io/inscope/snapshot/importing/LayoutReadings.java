package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.SourceSummary.Format;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layouts of one source: which entry is whose, and what each has gathered so far.
final class LayoutReadings {
  /// Files of evidence are lists of names; a larger one is something else.
  private static final int MAX_EVIDENCE = 32 << 20;

  private static final class Under {
    final Layout layout;
    final LayoutReading reading;
    int entries;

    Under(Layout layout, KindNames names) {
      this.layout = layout;
      this.reading = layout.begin(names);
    }
  }

  private final List<Under> layouts;
  private final KindNames kindNames = new KindNames();

  LayoutReadings(List<Layout> layouts) {
    this.layouts = layouts.stream().map(layout -> new Under(layout, kindNames)).toList();
  }

  KindNames kindNames() {
    return kindNames;
  }

  /// An entry that belongs to a layout, or to one of several of the same shape.
  final class Found {
    private final Under under;
    private final List<Under> all;
    private final String path;
    private final Place place;

    private Found(Under under, List<Under> all, String path, Place place) {
      this.under = under;
      this.all = all;
      this.path = path;
      this.place = place;
    }

    Place place() {
      return place;
    }

    Layout layout() {
      return under.layout;
    }

    /// What the chain of custody calls the entry.
    String format() {
      return place instanceof Place.Other other ? other.format() : under.layout.id();
    }

    void blank() {
      if (place instanceof Place.Objects objects) {
        all.forEach(one -> one.reading.blank(path, objects));
      }
    }

    void opening(Opening opening) {
      all.forEach(one -> one.reading.opening(path, opening));
    }

    /// Also when it could not be read at all, which is worth knowing for what is covered.
    void objects(int count, boolean whole) {
      if (place instanceof Place.Objects objects) {
        all.forEach(one -> one.reading.objects(path, objects, count, whole));
      }
    }

    void evidence(InputStream content, Sink sink) throws IOException {
      byte[] bytes = content.readNBytes(MAX_EVIDENCE);
      if (bytes.length == MAX_EVIDENCE) {
        sink.problem(
            SourceReader.error(
                path, "it is larger than what says what was asked ever is, and is not read"));
      } else {
        under.reading.evidence(path, bytes, sink);
      }
    }
  }

  /// Where layouts share a shape, the entry is counted for the one that had more so far.
  Optional<Found> find(String path) {
    List<Under> all = new ArrayList<>(1);
    Under most = null;
    Place place = null;
    for (Under under : layouts) {
      Optional<Place> said = under.layout.place(path);
      if (said.isPresent() && (place == null || place.equals(said.get()))) {
        place = said.get();
        all.add(under);
        most = most == null || under.entries > most.entries ? under : most;
      }
    }
    if (most == null || place == null) {
      return Optional.empty();
    }
    most.entries++;
    return Optional.of(new Found(most, all, path, place));
  }

  /// The layouts that the source turned out to have, with the reason.
  List<Format> end(Sink sink) {
    List<Format> found = new ArrayList<>();
    for (Under under : layouts) {
      if (under.entries > 0) {
        under
            .reading
            .end(under.entries, sink)
            .ifPresent(
                reason ->
                    found.add(
                        new Format(
                            under.layout.id(), under.layout.title(), reason, under.entries)));
      }
    }
    return found;
  }

  /// The same sink, while the names of custom kinds are picked up from what passes.
  Sink learning(Sink sink) {
    return new Learning(kindNames, sink);
  }

  /// The same for an entry whose path tells the plural of its kind.
  Sink learning(Sink sink, Place.Objects place) {
    return new Learning(kindNames, sink, place);
  }
}
