package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `status.nodeInfo`, `status.addresses`, `spec.taints`, and the labels with the roles of
/// every Node.
///
/// *Allowed:* everything; the facts are the evidence. Not assessed where a node reports nothing.
///
/// Source: [nodes](https://kubernetes.io/docs/concepts/architecture/nodes/).
public final class NodeInventory implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-inventory",
          "Every node is on record with its software and addresses",
          Severity.INFO,
          Set.of(Kinds.NODE),
          "What is not on record is not patched, and not looked at.",
          "Hand over the Nodes of the cluster with their status.",
          "Machines that are not nodes of this cluster are not listed.");

  private static final List<String> SOFTWARE =
      List.of(
          "osImage",
          "kernelVersion",
          "containerRuntimeVersion",
          "kubeletVersion",
          "operatingSystem",
          "architecture");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    List<Field> software =
        SOFTWARE.stream().map(name -> Nodes.info(node, name)).filter(Field::isPresent).toList();
    if (software.isEmpty()) {
      return new Outcome.NotAssessed(Nodes.unknown());
    }
    Stream<Field> roles =
        node.root()
            .at("metadata", "labels")
            .members()
            .filter(label -> label.key().startsWith("node-role.kubernetes.io/"));
    Stream<Field> addresses =
        node.root().at("status", "addresses").each().map(address -> address.at("address"));
    Stream<Field> taints = node.root().at("spec", "taints").each().map(taint -> taint.at("key"));
    return new Outcome.Pass(
        Stream.of(software.stream(), roles, addresses, taints)
            .flatMap(fields -> fields)
            .filter(Field::isPresent)
            .map(field -> Evidence.of(node, field))
            .toList());
  }
}
