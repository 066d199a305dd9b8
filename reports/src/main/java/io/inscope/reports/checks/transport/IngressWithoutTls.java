package io.inscope.reports.checks.transport;

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
import java.util.List;
import java.util.Set;

/// *Read:* `spec.tls` of ingresses, and the annotations with which TLS is ended before or beside
/// it.
///
/// *Allowed:* at least one entry. Where an annotation speaks of a certificate or of TLS, a load
/// balancer may end it: a question for a person.
///
/// Source: [ingress, TLS](https://kubernetes.io/docs/concepts/services-networking/ingress/#tls).
public final class IngressWithoutTls implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-tls-missing",
          "Every ingress speaks TLS",
          Severity.HIGH,
          Set.of(Kinds.INGRESS),
          "What is sent to the application crosses the network in clear.",
          "Add spec.tls with a certificate for each host.",
          "A controller may have a certificate for hosts without one; it then still "
              + "answers in clear as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  /// Annotations of the usual controllers that say that TLS is ended elsewhere.
  private static final List<String> ELSEWHERE =
      List.of(
          "alb.ingress.kubernetes.io/certificate-arn",
          "alb.ingress.kubernetes.io/listen-ports",
          "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
          "ingress.gcp.kubernetes.io/pre-shared-cert",
          "networking.gke.io/managed-certificates",
          "nginx.ingress.kubernetes.io/force-ssl-redirect",
          "nginx.ingress.kubernetes.io/ssl-passthrough",
          "service.beta.kubernetes.io/aws-load-balancer-ssl-cert",
          "traefik.ingress.kubernetes.io/router.tls");

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    Field tls = ingress.root().at("spec", "tls");
    if (tls.each().findAny().isPresent()) {
      return Outcome.pass();
    }
    Field annotations = ingress.root().at("metadata", "annotations");
    List<Evidence> elsewhere =
        annotations
            .members()
            .filter(annotation -> ELSEWHERE.contains(annotation.key()))
            .map(annotation -> Evidence.of(ingress, annotation))
            .toList();
    Field spec = ingress.root().at("spec");
    return elsewhere.isEmpty()
        ? new Outcome.Fail(
            "speaks no TLS",
            List.of(
                new Evidence.Value(
                    ingress.ref(),
                    tls.pointer(),
                    tls.value(),
                    ingress.place(tls.isMissing() ? spec : tls),
                    "")))
        : new Outcome.Manual("Where is TLS ended for this ingress?", elsewhere);
  }
}
