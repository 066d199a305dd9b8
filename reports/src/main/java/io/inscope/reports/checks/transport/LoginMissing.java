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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* hosts, paths and backends of ingresses, and annotations that ask for a login.
///
/// *Allowed:* such an annotation. Without one it is a question for a person. Not applicable where
/// no name speaks of administration.
///
/// Source: [external
/// authentication](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#external-authentication).
public final class LoginMissing implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-auth-missing",
          "Administration pages ask for a login before anything else",
          Severity.LOW,
          Set.of(Kinds.INGRESS),
          "Many administration pages have weak logins of their own or none, and shared accounts at"
              + " that.",
          "Let the ingress ask an identity provider (auth-url), a client certificate"
              + " (auth-tls-secret), or keep it inside.",
          "What is an administration page is told by well-known names. The page may have a good"
              + " login itself.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  private static final Pattern ADMINISTRATION =
      Pattern.compile(
          "(?i)(^|[^a-z])(admin(er|istration)?|alertmanager|argo-?cd|console|consul|dashboard|grafana"
              + "|harbor|hubble|jaeger|jenkins|kiali|kibana|longhorn|minio|pgadmin|phpmyadmin|portainer"
              + "|prometheus|rabbitmq|rancher|traefik|vault|zipkin)($|[^a-z])");

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    List<Evidence> pages =
        Stream.concat(
                ingress
                    .root()
                    .at("spec", "rules")
                    .each()
                    .flatMap(
                        rule ->
                            Stream.concat(
                                Stream.of(rule.at("host")),
                                rule.at("http", "paths").each().map(path -> path.at("path")))),
                IngressBackend.of(ingress).map(IngressBackend::name))
            .filter(field -> ADMINISTRATION.matcher(field.text("")).find())
            .map(field -> Evidence.of(ingress, field))
            .toList();
    if (pages.isEmpty()) {
      return new Outcome.NotApplicable("nothing in it looks like an administration page");
    }
    List<Evidence> logins =
        Annotations.named(ingress, LoginMissing::asksForLogin)
            .filter(one -> !"none".equals(one.value()))
            .map(one -> Evidence.of(ingress, one))
            .toList();
    return logins.isEmpty()
        ? new Outcome.Manual("Who is asked for a login before this page, and how?", pages)
        : new Outcome.Pass(logins);
  }

  private static boolean asksForLogin(String name) {
    return name.equals("auth-url")
        || name.equals("auth-type")
        || name.equals("auth-tls-secret")
        || name.equals("basic-auth-secret")
        || name.equals("jwt-key");
  }
}
