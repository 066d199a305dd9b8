package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.reports.versions.Version;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* `status.nodeInfo.kubeletVersion`, and the version of the API server where it shows.
///
/// *Allowed:* a kubelet that is not newer than the API server and at most three minor versions
/// older; two when it is older than 1.25. Without the API server's version the newest kubelet
/// stands for it: then a failure is sure and anything else is open.
///
/// Source: [version skew](https://kubernetes.io/releases/version-skew-policy/).
public final class VersionSkew implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-version-skew",
          "No kubelet is further from the API server's version than is supported",
          Severity.LOW,
          Set.of(Kinds.NODE),
          "Nobody tests such a pair: settings for security may be ignored on the node.",
          "Upgrade the node.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    Optional<Version> kubelet = ApiServerVersion.kubelet(node);
    if (kubelet.isEmpty()) {
      return new Outcome.NotAssessed(Nodes.unknown());
    }
    ApiServerVersion server = audit.view(ApiServerVersion.class, ApiServerVersion::of);
    Version own = kubelet.get();
    Version other = server.oldest().or(server::newestKubelet).orElse(own);
    int behind = other.minor() - own.minor();
    List<Evidence> shown = List.of(Evidence.of(node, Nodes.info(node, "kubeletVersion")));
    if (own.major() != other.major()) {
      return new Outcome.NotAssessed(
          "the versions %s and %s cannot be compared".formatted(own, other));
    }
    if (behind > (own.minor() < 25 ? 2 : 3)) {
      return new Outcome.Fail(
          "is %d minor versions behind the API server".formatted(behind), shown);
    }
    if (behind < 0) {
      return new Outcome.Fail("is newer than the API server", shown);
    }
    return server.oldest().isPresent()
        ? new Outcome.Pass("runs %s with API server %s".formatted(own, other), shown)
        : new Outcome.NotAssessed(
            "the version of the API server is not part of what was handed over: ask for the output"
                + " of 'kubectl version'");
  }
}
