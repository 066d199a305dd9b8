package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `volumeClaimTemplates` of every StatefulSet.
///
/// *Allowed:* access modes of one writer, and a size. Not applicable without a template.
///
/// Source: [StatefulSets](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/).
public final class ClaimTemplates implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-sts-template",
          "The claims of stateful workloads are of one writer and have a size",
          Severity.INFO,
          Set.of(Kinds.STATEFUL_SET),
          "A volume that others may mount too can be changed under the workload; without a size the"
              + " claim is not valid.",
          "Ask for ReadWriteOnce or ReadWriteOncePod, and for a size.",
          "");

  private static final Set<String> ONE_WRITER =
      Set.of("ReadWriteOnce", "ReadWriteOncePod", "ReadOnlyMany");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.STATEFUL_SET);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource set, Audit audit) {
    List<Field> templates = set.root().at("spec", "volumeClaimTemplates").each().toList();
    if (templates.isEmpty()) {
      return new Outcome.NotApplicable("it claims no storage for its pods");
    }
    return Outcome.failIfAny(
        "claims storage without a size, or for several writers",
        templates.stream()
            .flatMap(template -> wrong(template.at("spec")))
            .map(field -> Evidence.of(set, field))
            .toList());
  }

  private static Stream<Field> wrong(Field spec) {
    Field size = spec.at("resources", "requests", "storage");
    Field modes = spec.at("accessModes");
    boolean missing = modes.each().findAny().isEmpty();
    return Stream.of(
            size.isMissing() ? Stream.of(size) : Stream.<Field>empty(),
            missing ? Stream.of(modes) : Stream.<Field>empty(),
            modes.each().filter(mode -> !ONE_WRITER.contains(mode.text(""))))
        .flatMap(fields -> fields);
  }
}
