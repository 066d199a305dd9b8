package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.inventory.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// DestinationRules that tell callers not to use the mesh's mTLS for a host. Source: Istio's
/// [DestinationRule](https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings).
///
/// Which callers follow one is a matter of its namespace and `exportTo`; here all of them may.
final class ClientSettings {
  static final GroupKind KIND = new GroupKind("networking.istio.io", "DestinationRule");

  private final List<Setting> settings = new ArrayList<>();

  /// @param port of the service; 0 for all
  private record Setting(Resource rule, String host, long port, String mode) {
    boolean isFor(ServiceView service, ServiceView.Port of) {
      return (port == 0 || port == of.port()) && meets(service);
    }

    /// A short name is completed with the rule's own namespace.
    private boolean meets(ServiceView service) {
      String name = service.resource().ref().name();
      String namespace = service.resource().ref().namespace();
      String full = name + "." + namespace + ".svc.cluster.local";
      if (host.startsWith("*")) {
        return full.endsWith(host.substring(1));
      }
      String[] parts = host.split("\\.", 3);
      return parts[0].equals(name)
          && (parts.length == 1
              ? rule.ref().namespace().equals(namespace)
              : parts[1].equals(namespace));
    }
  }

  ClientSettings(ClusterSnapshot snapshot) {
    snapshot
        .all(KIND)
        .forEach(
            rule -> {
              try {
                add(rule);
              } catch (WrongShape e) {
                settings.add(new Setting(rule, "*", 0, "that cannot be read"));
              }
            });
  }

  private void add(Resource rule) {
    Field spec = rule.root().at("spec");
    String host = spec.at("host").text("").toLowerCase(Locale.ROOT);
    Stream.concat(
            Stream.of(spec.at("trafficPolicy")),
            spec.at("subsets").each().map(subset -> subset.at("trafficPolicy")))
        .forEach(
            policy -> {
              add(rule, host, 0, policy.at("tls", "mode"));
              policy
                  .at("portLevelSettings")
                  .each()
                  .forEach(
                      one ->
                          add(
                              rule,
                              host,
                              one.at("port", "number").number().orElse(0),
                              one.at("tls", "mode")));
            });
  }

  private void add(Resource rule, String host, long port, Field mode) {
    if (mode.isPresent() && !mode.text("").equals("ISTIO_MUTUAL")) {
      settings.add(new Setting(rule, host, port, mode.text("")));
    }
  }

  boolean isEmpty() {
    return settings.isEmpty();
  }

  /// What tells callers of a service's port not to use mTLS: `DestinationRule pay/db (tls.mode
  /// DISABLE) at mesh.yaml:3`.
  Optional<String> against(ServiceView service, ServiceView.Port port) {
    return settings.stream()
        .filter(setting -> setting.isFor(service, port))
        .findFirst()
        .map(
            setting ->
                "%s (tls.mode %s) at %s"
                    .formatted(
                        setting.rule().ref().spoken(),
                        setting.mode(),
                        setting.rule().origin().place()));
  }
}
