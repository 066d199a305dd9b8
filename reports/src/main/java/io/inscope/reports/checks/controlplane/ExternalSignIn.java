package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// *Read:* `--oidc-issuer-url`, `--authentication-config` and
/// `--authentication-token-webhook-config-file` of kube-apiserver. On OpenShift the webhook is its
/// own OAuth server, so what counts there is `spec.identityProviders` of the OAuth object, or
/// `OIDC` as the type of the Authentication object.
///
/// *Allowed:* one of them. A file named by `--authentication-config` alone may do without any
/// issuer: not assessed.
///
/// Source:
/// [authentication](https://kubernetes.io/docs/reference/access-authn-authz/authentication/).
public final class ExternalSignIn implements ControlPlaneCheck {
  private static final String MESSAGE = "knows people by certificates and tokens of its own only";
  private static final String CONFIG = "config.openshift.io";

  private static final CheckInfo INFO =
      new CheckInfo(
          "api-oidc-or-webhook",
          "People sign in through an identity provider",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Client certificates cannot be revoked, are shared, and know no second factor.",
          "Connect the API server to the identity provider of the company.",
          "Whether that provider asks for a second factor is outside the cluster.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Optional<Resource> oauth = object(audit.snapshot(), "OAuth");
    return oauth.isPresent()
            && !(ControlPlane.known(audit, ControlPlane.API_SERVER) instanceof Known.Managed)
        ? openShift(oauth.get(), audit.snapshot())
        : ControlPlane.judge(audit, ControlPlane.API_SERVER, MESSAGE, ExternalSignIn::wrong);
  }

  private static Outcome openShift(Resource oauth, ClusterSnapshot snapshot) {
    Field providers = oauth.root().at("spec", "identityProviders");
    Optional<Field> type =
        object(snapshot, "Authentication").map(one -> one.root().at("spec", "type"));
    return providers.each().findAny().isPresent()
            || type.filter(t -> t.text("").equals("OIDC")).isPresent()
        ? Outcome.pass()
        : new Outcome.Fail(MESSAGE, List.of(Evidence.of(oauth, providers)));
  }

  private static Optional<Resource> object(ClusterSnapshot snapshot, String kind) {
    return snapshot.find(ResourceRef.of(new GroupKind(CONFIG, kind), "", "cluster"));
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    if (line.missing("oidc-issuer-url").findAny().isEmpty()
        || line.missing("authentication-token-webhook-config-file").findAny().isEmpty()) {
      return Stream.empty();
    }
    line.requireNoFile("authentication-config");
    return line.missing("oidc-issuer-url");
  }
}
