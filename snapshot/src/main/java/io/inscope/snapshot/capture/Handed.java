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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The objects of one list on their way to the sink. A page that broke off, or a list that expired,
/// is asked for again: what came before and did not change is not handed over twice. A newer state
/// of an object is; the sink keeps it.
final class Handed implements Sink {
  private final Sink sink;
  private final Map<ResourceRef, String> versions = new HashMap<>();

  /// What the list holds since it was begun again; all of it while it was not.
  private Set<ResourceRef> pass = Set.of();

  private boolean again;
  private int onPage;
  private int lost;

  Handed(Sink sink) {
    this.sink = sink;
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

  /// How many objects were there when the list was begun first, and no longer in the end.
  int vanished() {
    return again ? versions.size() - pass.size() : 0;
  }

  private boolean isNews(ResourceRef ref, String version) {
    onPage++;
    if (again) {
      pass.add(ref);
    }
    String known = versions.put(ref, version);
    return known == null || version.isEmpty() || !known.equals(version);
  }

  @Override
  public void resource(Resource resource) {
    Field version = resource.root().at("metadata", "resourceVersion");
    if (isNews(resource.ref(), version.text(""))) {
      sink.resource(resource);
    }
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    if (isNews(ref, object.resourceVersion())) {
      sink.compact(object, ref, origin);
    }
  }

  @Override
  public void problem(Problem problem) {
    if (problem.severity() == Problem.Severity.ERROR) {
      lost += problem.objectsAffected();
    }
    sink.problem(problem);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    sink.coverage(kind, namespace, coverage);
  }

  @Override
  public void entry(Entry entry) {
    sink.entry(entry);
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
