package io.inscope.reports.checks.admission;

import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A product that decides at admission, as the names of its webhooks show.
///
/// @param name `Kyverno`
/// @param scansImages whether it is known to know the weaknesses of images by itself
/// @param policies the kinds its rules are written in; empty when they are kept outside the API
record Guard(String name, boolean scansImages, List<GroupKind> policies) {
  private record Sign(Pattern pattern, Guard guard) {}

  static final Guard KYVERNO =
      new Guard(
          "Kyverno",
          false,
          List.of(
              new GroupKind("kyverno.io", "ClusterPolicy"),
              new GroupKind("kyverno.io", "Policy"),
              new GroupKind("policies.kyverno.io", "ImageValidatingPolicy"),
              new GroupKind("policies.kyverno.io", "NamespacedImageValidatingPolicy"),
              new GroupKind("policies.kyverno.io", "NamespacedValidatingPolicy"),
              new GroupKind("policies.kyverno.io", "ValidatingPolicy")));

  /// Its policies are of kinds that its users define, in the group of [Policies#CONSTRAINTS].
  static final Guard GATEKEEPER =
      new Guard(
          "Gatekeeper",
          false,
          List.of(new GroupKind("templates.gatekeeper.sh", "ConstraintTemplate")));

  static final Guard KUBEWARDEN =
      new Guard(
          "Kubewarden",
          false,
          List.of(
              new GroupKind("policies.kubewarden.io", "AdmissionPolicy"),
              new GroupKind("policies.kubewarden.io", "AdmissionPolicyGroup"),
              new GroupKind("policies.kubewarden.io", "ClusterAdmissionPolicy"),
              new GroupKind("policies.kubewarden.io", "ClusterAdmissionPolicyGroup")));

  static final Guard JSPOLICY =
      new Guard("jsPolicy", false, List.of(new GroupKind("policy.jspolicy.com", "JsPolicy")));

  static final Guard NEUVECTOR =
      new Guard(
          "NeuVector",
          true,
          List.of(new GroupKind("neuvector.com", "NvAdmissionControlSecurityRule")));

  static final Guard SIGSTORE =
      new Guard(
          "the Sigstore policy controller",
          false,
          List.of(new GroupKind("policy.sigstore.dev", "ClusterImagePolicy")));

  /// All whose policies are in the API.
  static final List<Guard> WITH_POLICIES =
      List.of(KYVERNO, GATEKEEPER, KUBEWARDEN, JSPOLICY, NEUVECTOR, SIGSTORE);

  /// Webhooks of such products that only tidy up.
  private static final Pattern TIDYING = Pattern.compile("kyverno-(ttl|cleanup)");

  private static final List<Sign> SIGNS =
      List.of(
          sign("kyverno", KYVERNO),
          sign("gatekeeper", GATEKEEPER),
          sign("kubewarden", KUBEWARDEN),
          sign("jspolicy", JSPOLICY),
          sign("neuvector", NEUVECTOR),
          sign("policy\\.sigstore\\.dev|cosign", SIGSTORE),
          sign("stackrox|rhacs", outside("StackRox", true)),
          sign("polaris", outside("Polaris", false)),
          sign("(^|[-./ ])opa([-./ ]|$)|openpolicyagent", outside("Open Policy Agent", false)),
          sign("kube-enforcer|aquasec|(^|[-./ ])aqua([-./ ]|$)", outside("Aqua", true)),
          sign("twistlock|prisma", outside("Prisma Cloud", true)),
          sign("sysdig", outside("Sysdig", true)),
          sign("anchore", outside("Anchore", true)),
          sign("connaisseur", outside("Connaisseur", false)),
          sign("portieris", outside("Portieris", false)),
          sign("datree", outside("Datree", false)),
          sign("falcon-kac|crowdstrike", outside("CrowdStrike Falcon", true)),
          sign("trendmicro|trend-micro", outside("Trend Micro", true)),
          sign("k-rail", outside("k-rail", false)),
          sign("magalix|weave-policy", outside("the Weave policy agent", false)));

  private static Sign sign(String pattern, Guard guard) {
    return new Sign(Pattern.compile(pattern), guard);
  }

  private static Guard outside(String name, boolean scansImages) {
    return new Guard(name, scansImages, List.of());
  }

  /// @param names of a configuration, its webhook, and the service behind it
  static Optional<Guard> of(String... names) {
    String text = String.join(" ", names).toLowerCase(Locale.ROOT);
    if (TIDYING.matcher(text).find()) {
      return Optional.empty();
    }
    return SIGNS.stream()
        .filter(sign -> sign.pattern().matcher(text).find())
        .map(Sign::guard)
        .findFirst();
  }
}
