package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Argo CD and Flux say they keep as it stands in a repository.
///
/// Sources: [Argo CD](https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/),
/// [Flux](https://fluxcd.io/flux/components/kustomize/kustomizations/#inventory).
///
/// @param kept by the objects they name
record ManagedByGitOps(Map<ResourceRef, Kept> kept) {
  static final GroupKind APPLICATION = new GroupKind("argoproj.io", "Application");
  static final GroupKind KUSTOMIZATION =
      new GroupKind("kustomize.toolkit.fluxcd.io", "Kustomization");

  /// @param by the Application or Kustomization
  /// @param state where it says whether object and repository agree
  /// @param agrees whether they do
  record Kept(Resource by, Field state, boolean agrees) {}

  static ManagedByGitOps of(Audit audit) {
    Map<ResourceRef, Kept> kept = new HashMap<>();
    for (Resource application : all(audit, APPLICATION)) {
      try {
        application
            .root()
            .at("status", "resources")
            .each()
            .forEach(one -> kept.put(ref(one), ofArgo(application, one)));
      } catch (WrongShape e) {
        // What it keeps cannot be told; workloads then carry marks of it, or do not.
      }
    }
    for (Resource kustomization : all(audit, KUSTOMIZATION)) {
      try {
        Kept by = ofFlux(kustomization);
        kustomization
            .root()
            .at("status", "inventory", "entries")
            .each()
            .map(entry -> inventory(entry.at("id").text("")))
            .forEach(ref -> putIfKnown(kept, ref, by));
      } catch (WrongShape e) {
        // As above.
      }
    }
    return new ManagedByGitOps(kept);
  }

  private static List<Resource> all(Audit audit, GroupKind kind) {
    try (Stream<Resource> all = audit.snapshot().all(kind)) {
      return new ArrayList<>(all.toList());
    }
  }

  private static void putIfKnown(Map<ResourceRef, Kept> kept, @Nullable ResourceRef ref, Kept by) {
    if (ref != null) {
      kept.put(ref, by);
    }
  }

  private static ResourceRef ref(Field resource) {
    return new ResourceRef(
        resource.at("group").text(""),
        resource.at("kind").text(""),
        resource.at("namespace").text(""),
        resource.at("name").text(""));
  }

  private static Kept ofArgo(Resource application, Field resource) {
    Field status = resource.at("status");
    return new Kept(application, status, !status.text("").equals("OutOfSync"));
  }

  private static Kept ofFlux(Resource kustomization) {
    Field ready =
        kustomization
            .root()
            .at("status", "conditions")
            .each()
            .filter(one -> one.at("type").text("").equals("Ready"))
            .map(one -> one.at("status"))
            .findFirst()
            .orElse(kustomization.root().at("status", "conditions"));
    return new Kept(kustomization, ready, "True".equals(ready.value()));
  }

  /// `payments_vault_apps_Deployment`
  private static @Nullable ResourceRef inventory(String id) {
    String[] parts = id.split("_", -1);
    return parts.length == 4 ? new ResourceRef(parts[2], parts[3], parts[0], parts[1]) : null;
  }
}
