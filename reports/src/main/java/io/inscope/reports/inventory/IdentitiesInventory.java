package io.inscope.reports.inventory;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who has been given what: each subject of a binding with the powers its role is good for. PCI DSS
/// 7.2.4 asks to review them.
final class IdentitiesInventory implements Inventory {
  @Override
  public String name() {
    return "Inventory identities";
  }

  @Override
  public String about() {
    return "Every subject of a role binding, where the role holds, and what it is good for. Who"
        + " belongs to a group, and who the users are, is known to the identity provider only.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.ROLE, Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE, Kinds.CLUSTER_ROLE_BINDING);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-identities",
            name(),
            new Column("subject", "Subject", 40),
            new Column("where", "Where", 20),
            new Column("cde", "Reaches the CDE", 10),
            new Column("role", "Role", 40),
            new Column("powers", "What it is good for", 60),
            new Column("rules", "Rules", 8),
            new Column("origin", "Comes with Kubernetes", 14),
            new Column("binding", "Binding", 44),
            new Column("place", "Place", 26));
    Set<String> cde =
        estate.scope().cde().stream().map(ResourceRef::namespace).collect(Collectors.toSet());
    estate.access().assignments().stream()
        .sorted(
            Comparator.comparing(Assignment::subject)
                .thenComparing(Assignment::namespace)
                .thenComparing(one -> one.binding().ref()))
        .forEach(
            one -> {
              List<String> powers =
                  Stream.of(Power.values())
                      .filter(power -> !one.giving(power).isEmpty())
                      .map(Power::what)
                      .toList();
              boolean reaches =
                  !cde.isEmpty() && (one.isEverywhere() || cde.contains(one.namespace()));
              lines.add(
                  Cell.of(one.subject().toString()),
                  Cell.of(one.isEverywhere() ? "the whole cluster" : one.namespace()),
                  Cell.of(reaches ? "yes" : "no"),
                  Cell.of(one.rules().role().spoken()),
                  powers.contains(Power.EVERYTHING.what())
                      ? Cell.of(Power.EVERYTHING.what())
                      : Lines.list(powers),
                  Cell.of(one.rules().rules().size()),
                  Cell.of(origin(estate, one)),
                  Cell.of(one.binding().ref().spoken()),
                  Lines.place(one.binding()));
            });
    return lines.table();
  }

  private static String origin(Estate estate, Assignment one) {
    return estate.access().isAsShipped(one.binding().ref()) ? "yes, unchanged" : "no";
  }
}
