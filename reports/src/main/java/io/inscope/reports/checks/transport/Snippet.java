package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// *Read:* annotations of ingresses with which text is put into the configuration of nginx.
///
/// *Allowed:* none of them, with any prefix.
///
/// Source: [CVE-2021-25742](https://github.com/kubernetes/kubernetes/issues/126811).
public final class Snippet implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-snippet",
          "No ingress writes into its controller's configuration",
          Severity.HIGH,
          Set.of(Kinds.INGRESS),
          "Whoever may change the ingress runs code in the controller, which reads the secrets of"
              + " every namespace.",
          "Remove the snippet, and let the controller refuse them (allow-snippet-annotations:"
              + " \"false\").",
          "Whether the controller heeds snippets is a setting of its own; what it has once ignored"
              + " works as soon as somebody changes that.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  private static final Set<String> SNIPPETS =
      Set.of(
          "auth-snippet",
          "configuration-snippet",
          "location-snippets",
          "modsecurity-snippet",
          "server-snippet",
          "server-snippets",
          "stream-snippet",
          "stream-snippets");

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    return Outcome.failIfAny(
        "puts text of its own into the configuration of its controller",
        Annotations.named(ingress, SNIPPETS::contains)
            .map(one -> Evidence.of(ingress, one))
            .toList());
  }
}
