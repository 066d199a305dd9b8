package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The Secrets that workloads, service accounts and ingresses name.
///
/// @param used may name Secrets that do not exist
/// @param isComplete false when something that may name a Secret could not be read
record SecretUses(Set<ResourceRef> used, boolean isComplete) {

  static SecretUses of(Audit audit) {
    Set<ResourceRef> used = new HashSet<>();
    boolean complete = true;
    for (Workload workload : audit.snapshot().workloads()) {
      complete &= add(used, workload.namespace(), workload.podSpec(), SecretUses::ofPod);
      if (!workload.pods().isEmpty()) {
        // One pod shows what was injected; the others are like it.
        Field spec = workload.pods().getFirst().root().at("spec");
        complete &= add(used, workload.namespace(), spec, SecretUses::ofPod);
      }
    }
    complete &=
        addAll(
            audit,
            used,
            Kinds.SERVICE_ACCOUNT,
            account ->
                Stream.of("secrets", "imagePullSecrets")
                    .flatMap(list -> account.at(list).each())
                    .map(secret -> secret.at("name")));
    complete &=
        addAll(
            audit,
            used,
            Kinds.INGRESS,
            ingress -> ingress.at("spec", "tls").each().map(tls -> tls.at("secretName")));
    return new SecretUses(used, complete);
  }

  private static Stream<Field> ofPod(Field spec) {
    return SecretReference.of(spec).map(SecretReference::name);
  }

  private static boolean addAll(
      Audit audit, Set<ResourceRef> used, GroupKind kind, Function<Field, Stream<Field>> names) {
    boolean complete = true;
    try (Stream<Resource> all = audit.snapshot().all(kind)) {
      for (Resource resource : (Iterable<Resource>) all::iterator) {
        complete &= add(used, resource.ref().namespace(), resource.root(), names);
      }
    }
    return complete;
  }

  private static boolean add(
      Set<ResourceRef> used, String namespace, Field object, Function<Field, Stream<Field>> names) {
    try {
      names
          .apply(object)
          .forEach(name -> used.add(ResourceRef.of(Kinds.SECRET, namespace, name.text(""))));
      return true;
    } catch (WrongShape e) {
      return false;
    }
  }
}
