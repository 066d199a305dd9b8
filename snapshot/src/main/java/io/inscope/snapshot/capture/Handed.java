package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The objects of one list on their way to the sink. A page that broke off, or a list that expired,
/// is asked for again: what came before and did not change is not handed over twice. A newer state
/// of an object is; the sink keeps it.
///
/// What is said beside the objects waits in [#notes] for the turn of the list.
final class Handed implements Sink {
  private static final Consumer<Field> NOBODY = _ -> {};

  private final Door door;
  private final Consumer<Field> watcher;
  private final Map<ResourceRef, String> versions = new HashMap<>();
  private final SortedSet<String> namespaces = new TreeSet<>();
  private final List<Consumer<Sink>> notes = new ArrayList<>();

  /// What the list holds since it was begun again; all of it while it was not.
  private Set<ResourceRef> pass = Set.of();

  private boolean again;
  private int onPage;
  private int lost;

  /// @param watcher looks at each object, as a tree
  Handed(Door door, Consumer<Field> watcher) {
    this.door = door;
    this.watcher = watcher;
  }

  /// Nobody looks: objects stay without a tree.
  Handed(Door door) {
    this(door, NOBODY);
  }

  /// How many different objects went to the sink.
  int objects() {
    return versions.size();
  }

  SortedSet<String> names() {
    return versions.keySet().stream()
        .map(ResourceRef::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// In which objects were.
  SortedSet<String> namespaces() {
    return namespaces;
  }

  /// Problems and entries, in their order.
  List<Consumer<Sink>> notes() {
    return notes;
  }

  /// How many could not be read on this page.
  int lost() {
    return lost;
  }

  /// How many objects this page has.
  int onPage() {
    return onPage;
  }

  void startPage() {
    onPage = 0;
    lost = 0;
  }

  /// The list starts from its beginning once more.
  void restart() {
    again = true;
    pass = new HashSet<>();
  }

  /// How many different objects came since the list was begun, or begun again.
  int seen() {
    return again ? pass.size() : versions.size();
  }

  /// How many objects were there when the list was begun first, and no longer in the end.
  int vanished() {
    return again ? versions.size() - pass.size() : 0;
  }

  private boolean isNews(ResourceRef ref, String version) {
    onPage++;
    if (again) {
      pass.add(ref);
    }
    if (!ref.namespace().isEmpty()) {
      namespaces.add(ref.namespace());
    }
    String known = versions.get(ref);
    return known == null || version.isEmpty() || !known.equals(version);
  }

  @Override
  public void resource(Resource resource) {
    String version = Answer.text(resource.root(), "metadata", "resourceVersion");
    if (isNews(resource.ref(), version)) {
      watcher.accept(resource.root());
      door.resource(resource);
      versions.put(resource.ref(), version);
    }
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    if (isNews(ref, object.resourceVersion())) {
      if (watcher != NOBODY) {
        watcher.accept(Field.root(object.tree()));
      }
      door.compact(object, ref, origin);
      versions.put(ref, object.resourceVersion());
    }
  }

  @Override
  public void problem(Problem problem) {
    if (problem.severity() == Problem.Severity.ERROR) {
      lost += problem.objectsAffected();
    }
    notes.add(sink -> sink.problem(problem));
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    notes.add(sink -> sink.coverage(kind, namespace, coverage));
  }

  @Override
  public void entry(Entry entry) {
    notes.add(sink -> sink.entry(entry));
  }

  /// An object in the form in which it would stand alone.
  static JsonObject typed(JsonObject item, ApiResource resource, int line) {
    JsonObject.Builder typed = JsonObject.builder();
    typed.put("apiVersion", resource.apiVersion(), line);
    typed.put("kind", resource.kind(), line);
    for (int i = 0; i < item.size(); i++) {
      if (!item.key(i).equals("apiVersion") && !item.key(i).equals("kind")) {
        typed.put(item.key(i), item.value(i), item.line(i));
      }
    }
    return typed.build();
  }
}
