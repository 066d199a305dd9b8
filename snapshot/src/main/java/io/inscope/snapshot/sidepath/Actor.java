package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;

/// Who has the way: where it begins.
public sealed interface Actor extends Comparable<Actor> {
  /// Somebody a binding names.
  ///
  /// @param runBy the workloads that act as this subject, because they carry its token; sorted
  record OfSubject(Subject subject, List<ResourceRef> runBy) implements Actor {
    @Override
    public String spoken() {
      return subject.toString();
    }
  }

  record OfWorkload(ResourceRef workload) implements Actor {
    @Override
    public String spoken() {
      return workload.namespace() + "/" + workload.name();
    }
  }

  /// Somebody who is no workload of the snapshot.
  ///
  /// @param what `URL https://hook.example`, `Service ops/hook, behind which no workload is`
  record Elsewhere(String what) implements Actor {
    @Override
    public String spoken() {
      return what;
    }
  }

  /// `Group developers`, `ops/deployer`.
  String spoken();

  /// The workloads through which it can be taken, sorted; empty when only people can take it, or
  /// nobody knows who.
  default List<ResourceRef> workloads() {
    return switch (this) {
      case OfSubject subject -> subject.runBy();
      case OfWorkload one -> List.of(one.workload());
      case Elsewhere _ -> List.of();
    };
  }

  private String order() {
    return switch (this) {
      case OfSubject one -> "2 " + one.subject();
      case OfWorkload one -> "1 " + one.workload();
      case Elsewhere one -> "3 " + one.what();
    };
  }

  @Override
  default int compareTo(Actor other) {
    return order().compareTo(other.order());
  }
}
