package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* `spec.runtimeClassName` and `handler` of that RuntimeClass.
///
/// *Allowed:* it states a fact: a class that is there passes, with its handler. Not applicable to
/// workloads that name none.
///
/// Source: [runtime class](https://kubernetes.io/docs/concepts/containers/runtime-class/).
public final class RuntimeClass implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-runtime-class",
          "Runtimes that workloads ask for are known",
          Severity.INFO,
          Set.of(Kinds.POD),
          "A sandboxed runtime such as Kata Containers or gVisor keeps a pod from "
              + "the kernel of its node: an argument where nodes are shared across scopes.",
          "Name the runtime class of workloads that share nodes with others, and "
              + "keep its definition with the evidence.",
          "What the handler stands for is configured on the nodes and not visible; "
              + "the default runtime is not either.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind KIND = new GroupKind("node.k8s.io", "RuntimeClass");

  /// All of them, by name.
  private record Classes(Map<String, Resource> byName) {
    static Classes of(Audit audit) {
      try (Stream<Resource> all = audit.snapshot().all(KIND)) {
        return new Classes(all.collect(Collectors.toMap(r -> r.ref().name(), r -> r, (a, _) -> a)));
      }
    }
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field name = workload.podSpec().at("runtimeClassName");
    if (name.text("").isEmpty()) {
      return new Outcome.NotApplicable("it names no runtime class: its node's default runs it");
    }
    Resource runtime = audit.view(Classes.class, Classes::of).byName().get(name.text(""));
    if (runtime == null) {
      String gap = audit.snapshot().coverage(KIND, "").gap();
      return new Outcome.NotAssessed(
          gap.isEmpty()
              ? "there is no RuntimeClass of the name it asks for"
              : "its runtime class is not known: RuntimeClass: " + gap);
    }
    return new Outcome.Pass(
        "runs with the runtime class " + name.text(""),
        List.of(Evidence.of(runtime, runtime.root().at("handler"))));
  }
}
