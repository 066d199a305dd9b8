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

/// *Read:* `env[].value` of every container.
///
/// *Allowed:* values that were no credential; empty values, references to other variables and names
/// of files.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class CredentialInEnvironment implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-literal-env",
          "No credential stands in a pod's environment as text",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Everybody who may read the workload can read the credential, and so can "
              + "everybody with its manifest.",
          "Put the credential into a Secret and mount it.",
          "What is a credential is told by names and by forms; a password under a "
              + "harmless name is not recognised.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean asksFinishedPods() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "has credentials in its environment",
        workload
            .containers()
            .flatMap(
                container -> container.at("env").each().flatMap(e -> find(workload, container, e)))
            .toList());
  }

  private static Stream<Evidence> find(Workload workload, Field container, Field variable) {
    Field value = variable.at("value");
    return Credential.in(variable.at("name").text(""), value.text(""))
        .map(
            shown ->
                Credential.evidence(
                    workload.template(), value, shown, container.at("name").text("")))
        .stream();
  }
}
