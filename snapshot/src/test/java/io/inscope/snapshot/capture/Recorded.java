package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A sink that remembers.
class Recorded implements Sink {
  final List<Resource> resources = Collections.synchronizedList(new ArrayList<>());
  final SortedMap<String, Coverage> coverage = new TreeMap<>();
  final List<String> problems = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();

  @Override
  public void resource(Resource resource) {
    resources.add(resource);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage state) {
    coverage.put(kind + (namespace.isEmpty() ? "" : " in " + namespace), state);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem.message());
  }

  @Override
  public void entry(Entry entry) {
    entries.add(entry);
  }

  List<String> names() {
    return List.copyOf(resources).stream().map(resource -> resource.ref().spoken()).toList();
  }
}
