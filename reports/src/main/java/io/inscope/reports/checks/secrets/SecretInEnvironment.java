package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `env[].valueFrom.secretKeyRef` and `envFrom[].secretRef` of every container.
///
/// *Allowed:* neither; a mounted secret is a file only its reader opens.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class SecretInEnvironment implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-env-from-secret",
          "Secrets are not handed over in the environment",
          Severity.LOW,
          Set.of(Kinds.POD),
          "The environment ends up in crash reports and logs, and every child process "
              + "inherits it.",
          "Mount the secret as a file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "gets secrets through the environment",
        workload
            .containers()
            .flatMap(
                container ->
                    references(container)
                        .filter(Field::isPresent)
                        .map(ref -> Evidence.of(workload.template(), ref, container)))
            .toList());
  }

  private static Stream<Field> references(Field container) {
    return Stream.concat(
        container.at("env").each().map(env -> env.at("valueFrom", "secretKeyRef")),
        container.at("envFrom").each().map(env -> env.at("secretRef")));
  }
}
