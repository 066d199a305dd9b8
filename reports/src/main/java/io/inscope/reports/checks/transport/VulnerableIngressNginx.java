package io.inscope.reports.checks.transport;

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
import java.util.Optional;
import java.util.Set;

/// *Read:* the images of containers: those of ingress-nginx, also as others build it.
///
/// *Allowed:* 1.11.5 and later of 1.11, and 1.12.1 and later, where CVE-2025-1974 and its relatives
/// are fixed; of the project's own images none after its maintenance ended in March 2026. Whether
/// others maintain their builds is a question for a person.
///
/// Sources: [CVE-2025-1974](https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/),
/// [retirement](https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/).
public final class VulnerableIngressNginx implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-nginx-cve-2025",
          "No ingress-nginx controller is vulnerable or unmaintained",
          Severity.CRITICAL,
          Set.of(Kinds.POD),
          "Anybody who reaches the controller's webhook from the pod network runs code in it and"
              + " reads the secrets of every namespace.",
          "Move to a controller that is maintained; until then run a fixed version and keep its"
              + " webhook out of reach.",
          "Versions are read from the tags of images. The versions are those known in November"
              + " 2026.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> vulnerable = new ArrayList<>();
    List<Evidence> ended = new ArrayList<>();
    List<Evidence> foreign = new ArrayList<>();
    boolean found = false;
    boolean unknown = false;
    for (Field container : workload.containers().toList()) {
      Optional<IngressNginx> nginx = IngressNginx.of(container.at("image").text(""));
      if (nginx.isPresent()) {
        found = true;
        unknown |= nginx.get().version().isEmpty();
        Evidence shown = Evidence.of(workload.template(), container.at("image"), container);
        if (nginx.get().version().filter(IngressNginx.Version::isVulnerable).isPresent()) {
          vulnerable.add(shown);
        } else if (!nginx.get().own()) {
          foreign.add(shown);
        } else if (audit.today().isAfter(IngressNginx.END)) {
          ended.add(shown);
        }
      }
    }
    if (!found) {
      return new Outcome.NotApplicable("it does not run ingress-nginx");
    }
    if (!vulnerable.isEmpty()) {
      return new Outcome.Fail(
          "runs a version of ingress-nginx that hands over its secrets", vulnerable);
    }
    if (!ended.isEmpty()) {
      return new Outcome.Fail("runs ingress-nginx, which is no longer maintained", ended);
    }
    if (unknown) {
      return new Outcome.NotAssessed("which version of ingress-nginx it runs is not in the tag");
    }
    return foreign.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual("Who maintains this build of ingress-nginx, and until when?", foreign);
  }
}
