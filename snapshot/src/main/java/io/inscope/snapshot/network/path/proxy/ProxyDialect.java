package io.inscope.snapshot.network.path.proxy;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.path.entry.ServicePort;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.List;

/// How one proxy writes its entries.
interface ProxyDialect {
  List<GroupKind> kinds();

  /// Parts of the images of the pods that carry the traffic.
  List<String> images();

  /// @throws io.inscope.snapshot.json.WrongShape when it makes no sense
  ProxyRoute read(Resource resource);

  /// The service a field names, of the object's own namespace unless another is given.
  static ResourceRef service(Resource around, Field reference) {
    return ResourceRef.of(
        Kinds.SERVICE,
        reference.at("namespace").text(Surroundings.namespace(around)),
        reference.at("name").text(""));
  }

  /// A port by number or name.
  static ServicePort port(Field port) {
    return port.value() instanceof String name
        ? new ServicePort.Name(name)
        : new ServicePort.Numbered(port.number().orElse(0));
  }
}
