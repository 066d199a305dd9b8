package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Novelty;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// ValidatingAdmissionPolicies and the bindings that put them to use.
///
/// Source: [validating admission
/// policies](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/).
///
/// @param bindings by the name of the policy
record BuiltInPolicies(Map<String, List<Resource>> bindings, List<String> gaps) {
  static final GroupKind POLICY =
      new GroupKind("admissionregistration.k8s.io", "ValidatingAdmissionPolicy");
  static final GroupKind BINDING =
      new GroupKind("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding");

  static BuiltInPolicies of(Audit audit) {
    Map<String, List<Resource>> bindings = new TreeMap<>();
    List<String> gaps = new ArrayList<>();
    try (Stream<Resource> all = audit.snapshot().all(BINDING)) {
      all.forEach(
          one -> {
            try {
              bindings
                  .computeIfAbsent(
                      one.root().at("spec", "policyName").text(""), _ -> new ArrayList<>())
                  .add(one);
            } catch (WrongShape e) {
              gaps.add("%s: %s".formatted(one.ref().spoken(), e.getMessage()));
            }
          });
    }
    if (!areUnknownTo(audit)) {
      for (GroupKind kind : List.of(POLICY, BINDING)) {
        Coverage coverage = audit.snapshot().coverage(kind, "");
        if (!(coverage instanceof Coverage.Read)) {
          gaps.add(kind.kind() + ": " + coverage.gap());
        }
      }
    }
    return new BuiltInPolicies(bindings, gaps);
  }

  /// What the cluster can have goes by its own version; what somebody said it is counts where it
  /// does not tell.
  static KubernetesVersion version(Audit audit) {
    KubernetesVersion own = KubernetesVersion.of(audit.snapshot());
    return own.isKnown() ? own : audit.version();
  }

  /// Whether the cluster is too old to have the kinds.
  static boolean areUnknownTo(Audit audit) {
    return Novelty.isUnknownTo(version(audit), POLICY);
  }

  /// The bindings of policies that exist.
  Stream<Resource> effective(Audit audit) {
    return bindings.entrySet().stream()
        .filter(one -> audit.snapshot().find(ResourceRef.of(POLICY, "", one.getKey())).isPresent())
        .flatMap(one -> one.getValue().stream());
  }

  static boolean denies(Resource binding) {
    return actions(binding).each().anyMatch(action -> action.text("").equals("Deny"));
  }

  static Field actions(Resource binding) {
    return binding.root().at("spec", "validationActions");
  }

  /// A binding chooses namespaces as a webhook does.
  static Hook asHook(Resource binding) {
    return new Hook(binding, binding.root().at("spec", "matchResources"));
  }
}
