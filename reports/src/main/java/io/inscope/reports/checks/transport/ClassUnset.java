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

/// *Read:* `spec.ingressClassName`, the annotation that came before it, and the default class.
///
/// *Allowed:* a class of its own, or a default one.
///
/// Source: [default ingress
/// class](https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class).
public final class ClassUnset implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-class-unset",
          "Every ingress has a class",
          Severity.INFO,
          Set.of(Kinds.INGRESS, Kinds.INGRESS_CLASS),
          "No controller serves it, or one that takes everything: nobody knows which.",
          "Set spec.ingressClassName.",
          "A controller may have been told to serve what has no class.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    boolean has =
        IngressClasses.named(ingress).isPresent()
            || audit.view(IngressClasses.class, IngressClasses::of).fallback().isPresent();
    Field spec = ingress.root().at("spec");
    Field name = spec.at("ingressClassName");
    return has
        ? Outcome.pass()
        : new Outcome.Fail(
            "names no class, and there is no default one",
            List.of(
                new Evidence.Value(
                    ingress.ref(), name.pointer(), name.value(), ingress.place(spec), "")));
  }
}
