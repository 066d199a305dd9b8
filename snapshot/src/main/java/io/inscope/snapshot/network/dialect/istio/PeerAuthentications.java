package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which mTLS setting applies on a pod's ports: that of a policy that selects it, else of its
/// namespace, else of the mesh, else plain text is accepted beside mTLS. Of several on one level
/// the oldest counts, and one with a selector in the root namespace never does. Source: Istio's
/// [PeerAuthentication](https://istio.io/latest/docs/reference/config/security/peer_authentication/)
/// and [the rule of the
/// oldest](https://istio.io/latest/docs/concepts/security/#authentication-policies).
final class PeerAuthentications {
  static final GroupKind KIND = new GroupKind("security.istio.io", "PeerAuthentication");

  enum Mode {
    UNSET,
    DISABLE,
    PERMISSIVE,
    STRICT,
    /// Which of several policies is the oldest is not known, and they differ.
    UNSURE;

    static Mode of(Field field) {
      return switch (field.text("UNSET")) {
        case "UNSET" -> UNSET;
        case "DISABLE" -> DISABLE;
        case "PERMISSIVE" -> PERMISSIVE;
        case "STRICT" -> STRICT;
        default ->
            throw new InvalidPolicy(
                field,
                "is '" + field.text("") + "', not one of UNSET, DISABLE, PERMISSIVE, STRICT");
      };
    }
  }

  /// One policy.
  ///
  /// @param ports settings of single ports
  record Setting(Resource resource, LabelSelector selector, Mode mode, Map<Integer, Mode> ports) {

    /// @throws InvalidPolicy when Istio would refuse it
    static Setting of(Resource policy) {
      Field spec = policy.root().at("spec");
      LabelSelector selector =
          LabelSelector.of(spec.at("selector")).orElse(LabelSelector.EVERYTHING);
      Map<Integer, Mode> ports = new TreeMap<>();
      spec.at("portLevelMtls")
          .members()
          .forEach(entry -> ports.put(port(entry), Mode.of(entry.at("mode"))));
      if (!ports.isEmpty() && selector.isEverything()) {
        throw new InvalidPolicy(spec.at("portLevelMtls"), "needs a selector");
      }
      return new Setting(policy, selector, Mode.of(spec.at("mtls", "mode")), ports);
    }

    private static int port(Field entry) {
      String text = entry.key();
      int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
      if (number < 1 || number > 65535) {
        throw new InvalidPolicy(entry, "is not a port");
      }
      return number;
    }

    private String created() {
      return resource.root().at("metadata", "creationTimestamp").value() instanceof String text
          ? text
          : "";
    }

    private boolean saysTheSame(Setting other) {
      return mode == other.mode && ports.equals(other.ports);
    }
  }

  /// What applies on some ports.
  ///
  /// @param by the policy that says so; null when none does
  record Applied(Ports ports, Mode mode, @Nullable Resource by) {}

  private final Map<String, List<Setting>> byNamespace = new HashMap<>();
  private final String root;

  PeerAuthentications(ClusterSnapshot snapshot, String root) {
    this.root = root;
    snapshot
        .all(KIND)
        .forEach(
            policy -> {
              try {
                byNamespace
                    .computeIfAbsent(policy.ref().namespace(), _ -> new ArrayList<>())
                    .add(Setting.of(policy));
              } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
                // The dialect says so.
              }
            });
  }

  boolean isDeclared() {
    return !byNamespace.isEmpty();
  }

  /// The settings of a pod's TCP ports, each port in one of them.
  List<Applied> of(Instance pod) {
    Optional<Chosen> mesh = oldest(wide(root));
    Optional<Chosen> here =
        pod.namespace().equals(root) ? Optional.empty() : oldest(wide(pod.namespace()));
    Optional<Chosen> own =
        pod.namespace().equals(root)
            ? Optional.empty()
            : oldest(
                byNamespace.getOrDefault(pod.namespace(), List.of()).stream()
                    .filter(one -> !one.selector().isEverything())
                    .filter(one -> one.selector().matches(pod.labels()))
                    .toList());
    Applied base = new Applied(Ports.all(Protocol.TCP), Mode.PERMISSIVE, null);
    for (Optional<Chosen> level : List.of(mesh, here, own)) {
      if (level.isPresent() && level.get().mode() != Mode.UNSET) {
        base = new Applied(base.ports(), level.get().mode(), level.get().setting().resource());
      }
    }
    List<Applied> all = new ArrayList<>();
    Ports rest = base.ports();
    if (own.isPresent() && own.get().mode() != Mode.UNSURE) {
      for (Map.Entry<Integer, Mode> entry : own.get().setting().ports().entrySet()) {
        if (entry.getValue() != Mode.UNSET) {
          Ports port = Ports.of(new PortRange(Protocol.TCP, entry.getKey(), entry.getKey()));
          all.add(new Applied(port, entry.getValue(), own.get().setting().resource()));
          rest = rest.without(port);
        }
      }
    }
    all.add(new Applied(rest, base.mode(), base.by()));
    return all;
  }

  private List<Setting> wide(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of()).stream()
        .filter(one -> one.selector().isEverything())
        .toList();
  }

  private record Chosen(Setting setting, Mode mode) {}

  private static Optional<Chosen> oldest(List<Setting> of) {
    return of.stream()
        .min(Comparator.comparing(Setting::created))
        .map(
            first -> {
              boolean sure =
                  of.stream()
                      .allMatch(
                          other ->
                              other.saysTheSame(first)
                                  || other.created().compareTo(first.created()) > 0
                                      && !first.created().isEmpty());
              return new Chosen(first, sure ? first.mode() : Mode.UNSURE);
            });
  }
}
