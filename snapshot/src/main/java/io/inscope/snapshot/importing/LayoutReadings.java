package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.SourceSummary.Format;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layouts of one source: which entry is whose, and what each has gathered so far.
final class LayoutReadings {
  /// Files of evidence are lists of names; a larger one is something else.
  private static final int MAX_EVIDENCE = 32 << 20;

  private static final Place.Objects NOWHERE = new Place.Objects("", "", "", false);

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

  /// An entry that belongs to a layout.
  final class Found {
    private final Under under;
    private final String path;
    private final Place place;

    private Found(Under under, String path, Place place) {
      this.under = under;
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
        under.reading.blank(path, objects);
      }
    }

    void objects(int count, boolean whole) {
      under.reading.objects(path, (Place.Objects) place, count, whole);
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

  Optional<Found> find(String path) {
    for (Under under : layouts) {
      Optional<Place> place = under.layout.place(path);
      if (place.isPresent()) {
        under.entries++;
        return Optional.of(new Found(under, path, place.get()));
      }
    }
    return Optional.empty();
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
    return learning(sink, NOWHERE);
  }

  /// The same for an entry whose path says more. What its list says of the whole cluster holds for
  /// the namespace in its path only, and its objects tell the kind that the plural there means.
  Sink learning(Sink sink, Place.Objects place) {
    return new Sink() {
      private void learn(ResourceRef ref) {
        if (!place.resource().isEmpty() && ref.groupKind().group().equals(place.group())) {
          kindNames.learn(place.group(), place.resource(), ref.groupKind().kind());
        }
      }

      @Override
      public void resource(Resource resource) {
        if (resource.ref().groupKind().equals(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
          kindNames.learn(resource.root());
        }
        learn(resource.ref());
        sink.resource(resource);
      }

      @Override
      public void compact(CompactObject object, ResourceRef ref, Origin origin) {
        if (ref.groupKind().equals(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
          kindNames.learn(Field.root(object.tree()));
        }
        learn(ref);
        sink.compact(object, ref, origin);
      }

      @Override
      public void coverage(GroupKind kind, String namespace, Coverage coverage) {
        sink.coverage(kind, namespace.isEmpty() ? place.namespace() : namespace, coverage);
      }

      @Override
      public void problem(Problem problem) {
        sink.problem(problem);
      }

      @Override
      public void entry(Entry entry) {
        sink.entry(entry);
      }
    };
  }
}
