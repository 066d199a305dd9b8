package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// *Read:* `containers[]` with their names, images, `command` and `args`.
///
/// *Allowed:* one container beside init containers, sidecars and known helpers, which runs no
/// process manager. What a function is only a person can say, so anything else is a question.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class SeveralApplications implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-multi-app-container",
          "Every pod has one primary function",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Functions with different needs for security weaken each other when they "
              + "share a pod: what breaks one reaches the other.",
          "Give each function a pod of its own.",
          "Known helpers (service meshes, agents for logs and metrics, proxies for "
              + "authentication) are recognised by name and left out.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Pattern HELPER =
      Pattern.compile(
          "istio-proxy|linkerd|envoy|consul|daprd|vault-agent|fluent|filebeat|promtail|logstash"
              + "|otel|opentelemetry|jaeger|datadog|newrelic|dynatrace|splunk|cloud-?sql"
              + "|oauth2?-proxy|kube-rbac-proxy|auth-proxy|reloader|git-sync|exporter|metrics"
              + "|liveness-?probe|csi-|driver-registrar|k8s-sidecar|sidecar");

  private static final Set<String> MANAGERS =
      Set.of(
          "supervisord",
          "s6-svscan",
          "runsvdir",
          "runit",
          "monit",
          "pm2",
          "pm2-runtime",
          "circusd",
          "foreman",
          "honcho",
          "systemd",
          "svscan",
          "multirun");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Field> applications =
        workload.podSpec().at("containers").each().filter(c -> !isHelper(c)).toList();
    if (applications.size() > 1) {
      long images = applications.stream().map(c -> c.at("image").text("")).distinct().count();
      return new Outcome.Manual(
          "runs %d containers of %d image%s in one pod: do they serve one function?"
              .formatted(applications.size(), images, images == 1 ? "" : "s"),
          applications.stream()
              .map(c -> Evidence.of(workload.template(), c.at("image"), c))
              .toList());
    }
    List<Evidence> managers =
        applications.stream()
            .flatMap(
                c ->
                    Word.of(c)
                        .filter(word -> MANAGERS.contains(word.program()))
                        .map(word -> Evidence.of(workload.template(), word.item(), c)))
            .distinct()
            .toList();
    return managers.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "starts a process manager: do the processes serve one function?", managers);
  }

  private static boolean isHelper(Field container) {
    String image = container.at("image").text("");
    String repository = image.substring(image.lastIndexOf('/') + 1);
    return HELPER.matcher(container.at("name").text("")).find()
        || HELPER.matcher(repository).find();
  }
}
