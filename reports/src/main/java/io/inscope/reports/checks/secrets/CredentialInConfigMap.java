package io.inscope.reports.checks.secrets;

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
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `data` of ConfigMaps: markers in the values, and keys that name a credential.
///
/// *Allowed:* values that were no credential.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class CredentialInConfigMap implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-configmap-cred",
          "No credential stands in a ConfigMap",
          Severity.HIGH,
          Set.of(Kinds.CONFIG_MAP),
          "ConfigMaps are readable to many more people and programs than Secrets, and "
              + "are not encrypted.",
          "Move the credential into a Secret.",
          "What is a credential is told by names and by forms; binary data is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CONFIG_MAP);
  }

  @Override
  public Outcome check(Resource map, Audit audit) {
    return Outcome.failIfAny(
        "holds credentials", map.root().at("data").members().flatMap(e -> find(map, e)).toList());
  }

  private static Stream<Evidence> find(Resource map, Field entry) {
    return Credential.in(entry.key(), entry.text(""))
        .map(shown -> Credential.evidence(map, entry, shown, ""))
        .stream();
  }
}
