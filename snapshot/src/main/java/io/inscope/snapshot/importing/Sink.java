package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;

/// The one door into a snapshot: importers and captures put everything through it. Called by one
/// thread.
public interface Sink {
  /// An object as it was read, secrets and all; what stands behind the sink redacts before it keeps
  /// anything.
  void resource(Resource resource);

  /// An object that a fast reader took apart without a tree. Its kind and name are there and were
  /// looked at, as for every resource. A sink that has no use for bytes gets the tree.
  default void compact(CompactObject object, ResourceRef ref, Origin origin) {
    resource(new Resource(ref, object.apiVersion(), Field.root(object.tree()), origin));
  }

  /// Evidence on a kind beyond the objects themselves: an empty typed list says "asked, and there
  /// are none".
  ///
  /// @param namespace empty for the whole cluster
  void coverage(GroupKind kind, String namespace, Coverage coverage);

  void problem(Problem problem);

  /// One entry of a source: what it was and what became of it. Each entry is reported exactly once,
  /// after its objects.
  void entry(Entry entry);
}
