package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* labels and annotations of the namespace.
///
/// *Allowed:* one whose key ends in a word for who is responsible, as `owner`, `team` or `contact`;
/// the requester that OpenShift notes. Not applicable to the cluster's own namespaces.
public final class NamespaceOwner implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-owner-unset",
          "Each namespace says who is responsible for it",
          Severity.LOW,
          Set.of(Kinds.NAMESPACE),
          "Nobody can be asked about what runs there, and nobody notices when it is no longer"
              + " needed.",
          "Label or annotate it with an owner or a team.",
          "Whether the name is right is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  private static final Pattern KEY =
      Pattern.compile(
          "(.*/)?([a-z]+[-_.])?(owner|owners|owned-?by|team|squad|contact|contacts|email|maintainer"
              + "|maintainers|responsible|support|requester)([-_.](name|email|id))?",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    if (SystemNamespaces.contain(namespace.ref().name())) {
      return SystemNamespaces.notApplicable();
    }
    return Stream.of(namespace.labels(), namespace.annotations())
            .flatMap(texts -> texts.entrySet().stream())
            .anyMatch(one -> KEY.matcher(one.getKey()).matches() && !one.getValue().isBlank())
        ? Outcome.pass()
        : new Outcome.Fail(
            "does not say who is responsible for it",
            List.of(Evidence.of(namespace, namespace.root().at("metadata", "name"))));
  }
}
