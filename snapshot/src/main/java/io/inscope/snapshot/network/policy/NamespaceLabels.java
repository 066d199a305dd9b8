package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.Tristate;
import java.util.HashMap;
import java.util.Map;

/// The labels of namespaces, as far as they are known.
///
/// Every namespace carries `kubernetes.io/metadata.name`, whatever its manifest says
/// ([documentation](https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#automatic-labelling)).
/// A namespace without an object of its own has just that label when the snapshot is declared
/// intent; in a live cluster whose namespaces were not read its other labels are not known.
public final class NamespaceLabels {
  static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final Map<String, Map<String, String>> labels = new HashMap<>();
  private final boolean othersKnown;

  public NamespaceLabels(ClusterSnapshot snapshot, boolean live) {
    othersKnown = !live || snapshot.coverage(Kinds.NAMESPACE, "") instanceof Coverage.Read;
    snapshot
        .all(Kinds.NAMESPACE)
        .forEach(
            namespace -> {
              try {
                Map<String, String> all = new HashMap<>(namespace.labels());
                all.put(NAME_LABEL, namespace.ref().name());
                labels.put(namespace.ref().name(), all);
              } catch (WrongShape e) {
                // Labels that cannot be read are labels that are not known, or none at all.
              }
            });
  }

  public Tristate match(String namespace, LabelSelector selector) {
    Map<String, String> known = labels.get(namespace);
    boolean complete = known != null || othersKnown;
    Map<String, String> all = known == null ? Map.of(NAME_LABEL, namespace) : known;
    Tristate result = Tristate.YES;
    for (LabelRequirement requirement : selector.requirements()) {
      if (!complete && !requirement.key().equals(NAME_LABEL)) {
        result = Tristate.UNKNOWN;
      } else if (!requirement.matches(all)) {
        return Tristate.NO;
      }
    }
    return result;
  }

  /// Whether all labels of a namespace are known.
  public boolean isComplete(String namespace) {
    return othersKnown || labels.containsKey(namespace);
  }

  /// Whether it is known if a namespace has a label, and its value.
  public boolean knows(String namespace, String key) {
    return othersKnown || labels.containsKey(namespace) || key.equals(NAME_LABEL);
  }

  /// The labels as far as known, for explanations.
  public Map<String, String> known(String namespace) {
    return labels.getOrDefault(namespace, Map.of(NAME_LABEL, namespace));
  }
}
