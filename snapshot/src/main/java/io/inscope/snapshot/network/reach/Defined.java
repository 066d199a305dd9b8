package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import java.util.stream.Stream;

/// Whether a cluster can have objects in the API group of an add-on at all: an API server knows it
/// from a definition or an APIService, so when all of both were read and none names the group,
/// there is nothing to miss. Calico is left out: it may [keep its objects in an etcd of its
/// own](https://docs.tigera.io/calico/latest/getting-started/kubernetes/hardway/the-calico-datastore).
final class Defined {
  private static final GroupKind API_SERVICE =
      new GroupKind("apiregistration.k8s.io", "APIService");

  private Defined() {}

  /// Whether there is known to be no object of any kind of the group.
  static boolean isNothing(ClusterSnapshot snapshot, String group) {
    return !CalicoObjects.GROUPS.contains(group)
        && isUnnamed(snapshot, Kinds.CUSTOM_RESOURCE_DEFINITION, group)
        && isUnnamed(snapshot, API_SERVICE, group);
  }

  private static boolean isUnnamed(ClusterSnapshot snapshot, GroupKind kind, String group) {
    if (!(snapshot.coverage(kind, "") instanceof Coverage.Read)) {
      return false;
    }
    try (Stream<Resource> all = snapshot.all(kind)) {
      return all.noneMatch(one -> names(one.root().at("spec", "group"), group));
    }
  }

  /// What makes no sense may name any group.
  private static boolean names(Field field, String group) {
    try {
      return field.text("").equals(group);
    } catch (WrongShape e) {
      return true;
    }
  }
}
