package io.inscope.snapshot.network;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;

/// One policy of any kind that is evaluated, as it is understood: for the review of rule sets that
/// PCI DSS 1.2.7 asks for.
///
/// @param policy the object
/// @param order where it stands among the others, in words: `tier security, order 10`; empty when
///   the order does not matter
/// @param selects whom it selects, in words
/// @param selected the workloads with a pod that it selects and that is subject to policies,
///   sorted; pods in the host's network are subject to none
/// @param closes the directions in which the pods it selects may do only what rules permit
/// @param rules in the order of directions and rules
/// @param remarks what in it has no effect or is not looked at, in sentences
/// @param problem why it is not known what it does; else empty
public record PolicyReview(
    Resource policy,
    String order,
    String selects,
    List<ResourceRef> selected,
    Set<Direction> closes,
    List<Rule> rules,
    List<String> remarks,
    String problem) {
  public PolicyReview {
    selected = List.copyOf(selected);
    closes = Set.copyOf(closes);
    rules = List.copyOf(rules);
    remarks = List.copyOf(remarks);
  }

  /// One rule.
  ///
  /// @param list the policy's list in which it stands: `ingress`
  /// @param index position in the list, from 0; -1 for none
  /// @param does `allows it`, `denies it (L7-restricted: HTTP)`
  /// @param peers who the other side is, each in words
  /// @param meant the workloads that are among them for certain, sorted
  /// @param perhaps how many more may be: whether a range of addresses means pods is up to the
  ///   network plugin, and not every address is known
  /// @param isOpen whether some peer is anybody at all, any pod of the cluster, or any address
  /// @param ports `TCP 443, TCP https`, `all ports`
  /// @param place file and line
  /// @param caveat on what else it depends whether it matches; else empty
  public record Rule(
      Direction direction,
      String list,
      int index,
      String does,
      List<String> peers,
      List<ResourceRef> meant,
      int perhaps,
      boolean isOpen,
      String ports,
      String place,
      String caveat) {
    public Rule {
      peers = List.copyOf(peers);
      meant = List.copyOf(meant);
    }
  }
}
