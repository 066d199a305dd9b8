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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* `ports[].containerPort`, `image`, `command` and `args` of every container, and
/// `spec.ports[]` of the Services that select the pods.
///
/// *Allowed:* no port 22, no program and no image that is an SSH server, no Service on port 22.
/// Without the Services of the namespace only a failure is certain.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class Ssh implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-ssh-port",
          "No pod offers SSH",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "People get in past the API server and its audit log, with accounts that "
              + "nobody sees there.",
          "Remove the SSH server and use kubectl exec under RBAC where somebody has "
              + "to get in.",
          "Goes by port 22 and by the names of programs and images: a server of "
              + "another name on another port is not recognised.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  private static final Set<String> SERVERS = Set.of("sshd", "dropbear");

  private static final Pattern IMAGE =
      Pattern.compile("(^|[/_-])(sshd|ssh-server|openssh(-server)?|dropbear|sftp)([:@_-]|$)");

  private static final int PORT = 22;

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> own =
        SecurityContext.offending(workload, c -> signs(c.container()).map(c::evidence));
    if (!own.isEmpty()) {
      return new Outcome.Fail("offers SSH", own);
    }
    List<Evidence> services =
        audit.view(SshServices.class, SshServices::of).selecting(workload).toList();
    if (!services.isEmpty()) {
      return new Outcome.Fail("offers SSH through a Service", services);
    }
    String gap = audit.snapshot().coverage(Kinds.SERVICE, workload.namespace()).gap();
    return gap.isEmpty() ? Outcome.pass() : new Outcome.NotAssessed("Service: " + gap);
  }

  private static Stream<Field> signs(Field container) {
    return Stream.of(
            container
                .at("ports")
                .each()
                .map(port -> port.at("containerPort"))
                .filter(port -> port.number().orElse(0) == PORT),
            Stream.of(container.at("image")).filter(image -> IMAGE.matcher(image.text("")).find()),
            Word.of(container)
                .filter(word -> SERVERS.contains(word.program()))
                .map(Word::item)
                .limit(1))
        .flatMap(Function.identity());
  }
}
