package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;

/// The service account as which the pods of a workload run.
final class Account {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private Account() {}

  /// The field that names it; missing, or empty, when the pods run as `default`. The older name of
  /// the field counts where the newer is not used.
  static Field named(Workload workload) {
    Field name = workload.podSpec().at("serviceAccountName");
    Field older = workload.podSpec().at("serviceAccount");
    return name.text("").isEmpty() && older.isPresent() ? older : name;
  }

  static ResourceRef of(Workload workload) {
    String name = named(workload).text("");
    return ResourceRef.of(
        Kinds.SERVICE_ACCOUNT, workload.namespace(), name.isEmpty() ? "default" : name);
  }

  /// The field that names it; where none does the place of the specification in which it is
  /// missing.
  static Evidence evidence(Workload workload) {
    Field named = named(workload);
    Resource template = workload.template();
    return named.isPresent()
        ? Evidence.of(template, named)
        : new Evidence.Value(
            template.ref(), named.pointer(), null, template.place(workload.podSpec()), "");
  }

  /// Static pods have no account: their kubelet asks nobody.
  static boolean isStatic(Workload workload) {
    return workload.podMetadata().at("annotations", MIRROR).isPresent();
  }
}
