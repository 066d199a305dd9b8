package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.importing.StandardInput;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.Resource;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an import of an etcd snapshot gave.
final class Given implements Sink {
  final Collector collector = new Collector();
  final SortedMap<GroupKind, Coverage> coverage = new TreeMap<>();

  static Given of(byte[] bytes) {
    return of(new StandardInput(new ByteArrayInputStream(bytes)));
  }

  static Given of(Source source) {
    Given given = new Given();
    try {
      Importing.run(List.of(source), Optional.empty(), given, Progress.NONE);
    } catch (ImportException e) {
      throw new AssertionError(e);
    }
    return given;
  }

  /// All but the one that tells of the store.
  List<Resource> resources() {
    return collector.resources().stream()
        .filter(resource -> !resource.ref().groupKind().equals(EtcdStorage.KIND))
        .toList();
  }

  /// Key to object.
  SortedMap<String, JsonObject> objects() {
    SortedMap<String, JsonObject> objects = new TreeMap<>();
    for (Resource resource : resources()) {
      String source = resource.origin().source();
      objects.put(source.substring(source.indexOf('!') + 1), resource.root().object());
    }
    return objects;
  }

  JsonObject storage() {
    return collector.resources().stream()
        .filter(resource -> resource.ref().groupKind().equals(EtcdStorage.KIND))
        .findFirst()
        .orElseThrow()
        .root()
        .object();
  }

  List<String> problems() {
    return collector.problems().stream()
        .map(
            p ->
                "%s %s %s (%d)"
                    .formatted(p.severity(), p.where(), p.message(), p.objectsAffected()))
        .toList();
  }

  List<String> entries() {
    return collector.entries().stream()
        .map(e -> "%s %s %d %s".formatted(e.disposition(), e.format(), e.objects(), e.note()))
        .toList();
  }

  Coverage of(GroupKind kind) {
    return coverage.getOrDefault(kind, new Coverage.NotAsked());
  }

  @Override
  public void resource(Resource resource) {
    collector.resource(resource);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage state) {
    coverage.put(kind, state);
  }

  @Override
  public void problem(Problem problem) {
    collector.problem(problem);
  }

  @Override
  public void entry(Entry entry) {
    collector.entry(entry);
  }
}
