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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `command` and `args` of every container.
///
/// *Allowed:* words that were no credential; a flag whose value is a reference to a variable or the
/// name of a file.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class CredentialInArguments implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-literal-args",
          "No credential stands among a container's arguments",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Everybody who may read the workload, and every process on the node, can read "
              + "the credential.",
          "Put the credential into a Secret, mount it, and name the file.",
          "What is a credential is told by the names of flags and by forms.");

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
        "has credentials among its arguments",
        workload.containers().flatMap(container -> find(workload, container)).toList());
  }

  private static Stream<Evidence> find(Workload workload, Field container) {
    List<Field> words =
        Stream.concat(container.at("command").each(), container.at("args").each()).toList();
    List<Evidence> found = new ArrayList<>();
    String flag = "";
    for (Field word : words) {
      String text = word.text("");
      boolean isFlag = text.startsWith("-");
      int equals = isFlag ? text.indexOf('=') : -1;
      String name = equals > 0 ? name(text.substring(0, equals)) : flag;
      Credential.in(isFlag && equals < 0 ? "" : name, text.substring(equals + 1))
          .ifPresent(
              shown ->
                  found.add(
                      Credential.evidence(
                          workload.template(), word, shown, container.at("name").text(""))));
      flag = isFlag && equals < 0 ? name(text) : "";
    }
    return found.stream();
  }

  private static String name(String flag) {
    return flag.replaceFirst("^-+", "");
  }
}
