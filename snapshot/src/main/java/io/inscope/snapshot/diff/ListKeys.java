package io.inscope.snapshot.diff;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How the items of two lists are met where the list is a map in disguise.
///
/// The names of keys are those of the [API
/// conventions](https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy)
/// (`listType=map`). A list in which a key is missing or comes twice is no map.
///
/// @param before by key, the positions in the older list
/// @param after the same in the newer one
record ListKeys(Map<String, Integer> before, Map<String, Integer> after) {
  private static final Map<String, List<List<String>>> KEYS =
      Map.of(
          "ports",
          List.of(
              List.of("containerPort", "protocol"), List.of("port", "protocol"), List.of("name")),
          "volumeMounts",
          List.of(List.of("mountPath")),
          "volumeDevices",
          List.of(List.of("devicePath")),
          "hostAliases",
          List.of(List.of("ip")),
          "topologySpreadConstraints",
          List.of(List.of("topologyKey", "whenUnsatisfiable")));
  private static final List<List<String>> BY_NAME = List.of(List.of("name"));

  /// Lists whose order means nothing.
  private static final Set<String> SETS =
      Set.of(
          "accessModes",
          "add",
          "apiGroups",
          "apiVersions",
          "drop",
          "egress",
          "except",
          "externalIPs",
          "finalizers",
          "from",
          "imagePullSecrets",
          "ingress",
          "matchExpressions",
          "namespaces",
          "nonResourceURLs",
          "operations",
          "policyTypes",
          "resourceNames",
          "resources",
          "secrets",
          "subjects",
          "taints",
          "to",
          "tolerations",
          "values",
          "verbs");

  static boolean isSet(GroupKind kind, String list) {
    return SETS.contains(list) || (list.equals("rules") && kind.group().equals(Kinds.ROLE.group()));
  }

  /// Whether every item is an object.
  static boolean isOfObjects(JsonArray array) {
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject)) {
        return false;
      }
    }
    return true;
  }

  /// Empty when the lists are no maps.
  ///
  /// @param list the name of the field
  static Optional<ListKeys> of(String list, JsonArray before, JsonArray after) {
    for (List<String> names : KEYS.getOrDefault(list, BY_NAME)) {
      Map<String, Integer> old = index(before, names);
      Map<String, Integer> now = index(after, names);
      if (old.size() == before.size() && now.size() == after.size()) {
        return Optional.of(new ListKeys(old, now));
      }
    }
    return Optional.empty();
  }

  /// The first name must be there; of the others the default is as good.
  private static Map<String, Integer> index(JsonArray array, List<String> names) {
    Map<String, Integer> index = new TreeMap<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof JsonObject item && item.get(names.getFirst()) != null) {
        StringBuilder key = new StringBuilder();
        for (String name : names) {
          Object value = item.get(name);
          key.append(value == null && name.equals("protocol") ? "TCP" : value).append('\n');
        }
        index.putIfAbsent(key.toString(), i);
      }
    }
    return index;
  }
}
