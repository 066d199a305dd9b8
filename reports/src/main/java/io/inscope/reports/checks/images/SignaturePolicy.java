package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.List;
import java.util.Set;

/// *Read:* the policies of Kyverno, Sigstore, OpenShift, Ratify and Portieris that demand
/// signatures ([SignatureRules]), and the admission webhooks, which show what applies them.
///
/// *Allowed:* at least one that refuses unsigned images of every name in every namespace. One that
/// covers some names or namespaces, and products whose rules are not in the API, are a question;
/// policies that only report, or that nothing applies, fail.
///
/// Source: [NIST SP 800-190](https://csrc.nist.gov/pubs/sp/800/190/final), 4.1.5; [verifying
/// signatures](https://kubernetes.io/docs/tasks/administer-cluster/verify-signed-artifacts/).
public final class SignaturePolicy implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-signature-policy",
          "Images without a valid signature are refused at admission",
          Severity.MEDIUM,
          Set.of(SignatureRules.VALIDATING, SignatureRules.MUTATING),
          "Whoever can write to the registry, or stands in its place, runs what he wants.",
          "Sign images in the pipeline, and let a policy refuse the others at admission.",
          "Which keys are trusted is not judged. Settings of container runtimes on nodes, and"
              + " services of cloud providers, are not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    SignatureRules rules = SignatureRules.of(audit.snapshot());
    List<SignatureRules.Rule> refusing =
        rules.all().stream().filter(SignatureRules.Rule::refuses).toList();
    List<SignatureRules.Rule> applied =
        refusing.stream().filter(SignatureRules.Rule::isApplied).toList();
    List<Evidence> everywhere =
        applied.stream().filter(one -> one.limit().isEmpty()).map(r -> r.evidence()).toList();
    if (!everywhere.isEmpty()) {
      return new Outcome.Pass(everywhere);
    }
    if (!applied.isEmpty()) {
      return new Outcome.Manual(
          "Do these policies cover every image that should be signed? They are limited by %s."
              .formatted(
                  String.join(
                      ", ", applied.stream().map(r -> r.limit()).distinct().sorted().toList())),
          evidence(applied));
    }
    if (!rules.elsewhere().isEmpty()) {
      return new Outcome.Manual(
          "Does it refuse images without a valid signature? Its rules are outside the API.",
          rules.elsewhere());
    }
    if (!refusing.isEmpty()) {
      return new Outcome.Fail(
          "has policies on signatures that no webhook applies", evidence(refusing));
    }
    if (!rules.all().isEmpty()) {
      return new Outcome.Fail(
          "only writes down which images have no valid signature", evidence(rules.all()));
    }
    return rules.gaps().isEmpty()
        ? new Outcome.Fail(
            "refuses no image for a missing signature",
            List.of(new Evidence.Absence("a policy that demands signatures of images")))
        : new Outcome.NotAssessed(String.join("; ", rules.gaps()));
  }

  private static List<Evidence> evidence(List<SignatureRules.Rule> rules) {
    return rules.stream().map(SignatureRules.Rule::evidence).toList();
  }
}
