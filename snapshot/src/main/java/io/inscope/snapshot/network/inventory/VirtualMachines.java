package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// KubeVirt's virtual machines, as far as they have no pod: then policies will see the labels of
/// their template. One that runs does so in a pod, which is a workload of its own. Source:
/// [KubeVirt's user guide](https://kubevirt.io/user-guide/network/networkpolicy/).
public final class VirtualMachines {
  private static final GroupKind KIND = new GroupKind("kubevirt.io", "VirtualMachine");

  private VirtualMachines() {}

  public static List<Workload> withoutPod(ClusterSnapshot snapshot) {
    if (!snapshot.kinds().contains(KIND)) {
      return List.of();
    }
    Set<String> running =
        snapshot.all(Kinds.POD).flatMap(VirtualMachines::owners).collect(Collectors.toSet());
    return snapshot
        .all(KIND)
        .map(VirtualMachines::placed)
        .filter(machine -> !running.contains(key(machine.ref(), machine.ref().name())))
        .map(VirtualMachines::workload)
        .toList();
  }

  private static Stream<String> owners(Resource pod) {
    try {
      return pod
          .root()
          .at("metadata", "ownerReferences")
          .each()
          .filter(owner -> owner.at("kind").text("").equals("VirtualMachineInstance"))
          .map(owner -> key(pod.ref(), owner.at("name").text("")))
          .toList()
          .stream();
    } catch (WrongShape e) {
      return Stream.empty();
    }
  }

  private static String key(ResourceRef here, String name) {
    return here.namespace() + "/" + name;
  }

  /// A manifest that names no namespace means `default`.
  private static Resource placed(Resource machine) {
    ResourceRef ref = machine.ref();
    return ref.namespace().isEmpty()
        ? new Resource(
            ResourceRef.of(KIND, "default", ref.name()),
            machine.apiVersion(),
            machine.root(),
            machine.origin())
        : machine;
  }

  private static Workload workload(Resource machine) {
    Field spec = machine.root().at("spec");
    Field template = spec.isObject() ? spec.at("template") : machine.root().at("template");
    Field parts = template.isObject() ? template : Field.root(JsonObject.EMPTY);
    return new Workload(machine, machine, parts.at("metadata"), parts.at("spec"), List.of());
  }
}
