package io.inscope.snapshot.exposure;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A snapshot with namespaces that it does not have, and of its workloads only some.
record SupposedSnapshot(ClusterSnapshot of, List<Resource> namespaces, List<Workload> workloads)
    implements ClusterSnapshot {
  @Override
  public SnapshotInfo info() {
    return of.info();
  }

  @Override
  public Coverage coverage(GroupKind kind, String namespace) {
    return of.coverage(kind, namespace);
  }

  @Override
  public Coverage outlines(GroupKind kind, String namespace) {
    return of.outlines(kind, namespace);
  }

  @Override
  public boolean isOutlined(GroupKind kind) {
    return of.isOutlined(kind);
  }

  @Override
  public List<GroupKind> kinds() {
    return of.kinds();
  }

  @Override
  public Stream<Resource> all(GroupKind kind) {
    return kind.equals(Kinds.NAMESPACE)
        ? Stream.concat(of.all(kind), namespaces.stream())
        : of.all(kind);
  }

  @Override
  public Optional<Resource> find(ResourceRef ref) {
    return of.find(ref)
        .or(() -> namespaces.stream().filter(one -> one.ref().equals(ref)).findFirst());
  }
}
