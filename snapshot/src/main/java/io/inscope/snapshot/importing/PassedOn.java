package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;

/// A sink that passes everything on; for those that look at some of it on the way.
public abstract class PassedOn implements Sink {
  private final Sink sink;

  protected PassedOn(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void resource(Resource resource) {
    sink.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    sink.compact(object, ref, origin);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    sink.coverage(kind, namespace, coverage);
  }

  @Override
  public void problem(Problem problem) {
    sink.problem(problem);
  }

  @Override
  public void entry(Entry entry) {
    sink.entry(entry);
  }
}
