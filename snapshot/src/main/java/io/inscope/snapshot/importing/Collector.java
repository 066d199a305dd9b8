package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A sink that keeps everything in memory: for fixtures and small worlds. It does not redact;
/// nothing it holds may be written anywhere.
public final class Collector implements Sink {
  private final List<Resource> resources = new ArrayList<>();
  private final Map<GroupKind, Coverage> coverage = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /// A snapshot of the objects in a YAML text of ours, which must be right.
  ///
  /// @param source the file name that origins will show
  /// @throws IllegalArgumentException when the text is not YAML or holds something that is not an
  ///   object
  public static InMemorySnapshot snapshotOf(String source, String yaml) {
    Collector collector = new Collector();
    try {
      for (Object document : YamlTree.parse(yaml, 1, Duplicates.IGNORED)) {
        collector.resource(
            Resource.of((JsonObject) document, new Origin(source, 1))
                .orElseThrow(() -> new IllegalArgumentException("an object without kind or name")));
      }
    } catch (YamlProblem | ClassCastException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
    return collector.snapshot();
  }

  @Override
  public void resource(Resource resource) {
    resources.add(resource);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage state) {
    coverage.put(kind, state);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void entry(Entry entry) {
    entries.add(entry);
  }

  public List<Resource> resources() {
    return List.copyOf(resources);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// What was collected so far, as a snapshot.
  public InMemorySnapshot snapshot() {
    return new InMemorySnapshot(
        new SnapshotInfo(1, "in memory", Instant.EPOCH, "", "", "", ""), resources, coverage);
  }
}
