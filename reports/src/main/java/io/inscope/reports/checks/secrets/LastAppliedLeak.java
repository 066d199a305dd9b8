package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `kubectl apply` keeps what was applied in an annotation: of a Secret, its data, in clear but for
/// base64.
///
/// *Read:* the annotation `kubectl.kubernetes.io/last-applied-configuration` of Secrets and
/// ConfigMaps.
///
/// *Allowed:* none on a Secret, unless it held no data; one without a credential on a ConfigMap.
///
/// Source: [declarative
/// management](https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/).
public final class LastAppliedLeak implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-last-applied-leak",
          "No annotation keeps a copy of secret data",
          Severity.MEDIUM,
          Set.of(Kinds.SECRET, Kinds.CONFIG_MAP),
          "The data is shown wherever annotations are, and stays when the Secret is "
              + "changed by other means.",
          "Apply Secrets with --server-side, and remove the annotation.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean readsOutlines() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SECRET, Kinds.CONFIG_MAP);
  }

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  @Override
  public Outcome check(Resource resource, Audit audit) {
    Field annotation = resource.root().at("metadata", "annotations", LAST_APPLIED);
    String text = annotation.text("");
    boolean data =
        resource.ref().groupKind().equals(Kinds.SECRET)
            && (text.contains("\"data\":{\"") || text.contains("\"stringData\":{\""));
    Optional<String> shown = Credential.in("", text);
    return shown.isPresent() || data
        ? new Outcome.Fail(
            "keeps a copy of its data in an annotation",
            List.of(
                Credential.evidence(resource, annotation, shown.orElse("redacted:not-shown"), "")))
        : Outcome.pass();
  }
}
