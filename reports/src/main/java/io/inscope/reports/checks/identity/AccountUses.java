package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Who uses each service account: workloads that run as it, and bindings that name it.
///
/// @param bound accounts that a binding names; they need not exist
/// @param unreadable what could not be read and may use one; empty when nothing
record AccountUses(
    Map<ResourceRef, List<Workload>> byAccount, Set<ResourceRef> bound, String unreadable) {

  List<Workload> workloads(ResourceRef account) {
    return byAccount.getOrDefault(account, List.of());
  }

  static AccountUses of(Audit audit) {
    Map<ResourceRef, List<Workload>> used = new HashMap<>();
    Set<ResourceRef> bound = new HashSet<>();
    String unreadable = "";
    for (Workload workload : audit.snapshot().workloads()) {
      try {
        if (!Account.isStatic(workload)) {
          used.computeIfAbsent(Account.of(workload), _ -> new ArrayList<>()).add(workload);
        }
      } catch (WrongShape e) {
        unreadable = unreadable(workload.ref(), e);
      }
    }
    for (GroupKind kind : List.of(Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE_BINDING)) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        for (Resource binding : (Iterable<Resource>) all::iterator) {
          try {
            Binding.of(binding).subjects().stream()
                .map(Binding.Named::subject)
                .filter(subject -> subject.kind().equals("ServiceAccount"))
                .map(s -> ResourceRef.of(Kinds.SERVICE_ACCOUNT, s.namespace(), s.name()))
                .forEach(bound::add);
          } catch (WrongShape e) {
            unreadable = unreadable(binding.ref(), e);
          }
        }
      }
    }
    return new AccountUses(used, bound, unreadable);
  }

  private static String unreadable(ResourceRef ref, WrongShape e) {
    return "%s may use it and cannot be read: %s".formatted(ref.spoken(), e.getMessage());
  }
}
