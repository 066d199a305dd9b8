package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;

/// Holds what stands in an entry against what its path says. What stands in it wins. An empty list
/// speaks for the namespace of its path only: the list of one namespace says nothing of the others.
final class PathCheck extends PassedOn {
  private final String path;
  private final String namespace;
  private final boolean sure;
  private int elsewhere;
  private int firstLine;

  /// @param namespace in the path; empty when it names none
  /// @param sure whether the path surely means a namespace
  PathCheck(String path, String namespace, boolean sure, Sink sink) {
    super(sink);
    this.path = path;
    this.namespace = namespace;
    this.sure = sure;
  }

  @Override
  public void resource(Resource resource) {
    check(resource.ref(), resource.origin());
    super.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    check(ref, origin);
    super.compact(object, ref, origin);
  }

  private void check(ResourceRef ref, Origin origin) {
    if (sure
        && !namespace.isEmpty()
        && !ref.namespace().isEmpty()
        && !ref.namespace().equals(namespace)
        && elsewhere++ == 0) {
      firstLine = origin.line();
    }
  }

  @Override
  public void coverage(GroupKind kind, String everywhere, Coverage coverage) {
    boolean bound = everywhere.isEmpty() && (sure || coverage.equals(new Coverage.Read(0)));
    super.coverage(kind, bound ? namespace : everywhere, coverage);
  }

  /// Ends the entry.
  void end() {
    if (elsewhere > 0) {
      String what = elsewhere == 1 ? "an object names" : elsewhere + " objects name";
      super.problem(
          new Problem(
              path,
              firstLine,
              0,
              Problem.Severity.WARNING,
              what + " another namespace than the path of the file, which says '" + namespace + "'",
              elsewhere,
              "kept the namespace in the object"));
    }
  }
}
