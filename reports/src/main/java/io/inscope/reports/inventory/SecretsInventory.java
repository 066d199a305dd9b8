package io.inscope.reports.inventory;

import io.inscope.reports.checks.secrets.SecretReference;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The Secrets: names, types, names of keys and users. Values never get as far as here.
final class SecretsInventory implements Inventory {
  @Override
  public String name() {
    return "Inventory secrets";
  }

  @Override
  public String about() {
    return "Every Secret by its metadata: type, names of its keys, age, and the workloads that name"
        + " it. No value was kept on import.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.SECRET);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-secrets",
            name(),
            new Column("secret", "Secret", 40),
            new Column("type", "Type", 32),
            new Column("scope", "Strongest scope", 18),
            new Column("keys", "Names of keys", 28),
            new Column("workloads", "Named by", 40),
            new Column("immutable", "Immutable", 10),
            new Column("owner", "Made by", 28),
            new Column("created", "Created", 21),
            new Column("days", "Days old", 9),
            new Column("place", "Place", 24));
    Map<ResourceRef, SortedSet<ResourceRef>> users = users(estate);
    lines.each(
        estate.cluster(),
        Kinds.SECRET,
        secret -> {
          SortedSet<ResourceRef> by = users.getOrDefault(secret.ref(), new TreeSet<>());
          return List.of(
              Cell.of(secret.ref().toString()),
              Cell.of(secret.root().at("type").text("Opaque")),
              Lines.scope(estate.strongest(by)),
              Lines.list(keys(secret)),
              Lines.list(by.stream().map(ResourceRef::toString).toList()),
              immutable(secret, estate.cluster().isOutlined(Kinds.SECRET)),
              Lines.list(owners(secret)),
              Lines.created(secret),
              days(secret, estate.today()),
              Lines.place(secret));
        });
    return lines.table();
  }

  private static Cell immutable(Resource secret, boolean outlined) {
    boolean set = secret.root().at("immutable").isTrue();
    return set || !outlined ? Cell.of(set ? "yes" : "no") : Cell.BLANK;
  }

  private static SortedSet<String> keys(Resource secret) {
    SortedSet<String> keys = new TreeSet<>();
    Stream.of("data", "stringData")
        .flatMap(name -> secret.root().at(name).members())
        .forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  private static List<String> owners(Resource secret) {
    List<String> owners =
        secret
            .root()
            .at("metadata", "ownerReferences")
            .each()
            .map(one -> one.at("kind").text("") + " " + one.at("name").text(""))
            .toList();
    String by = secret.labels().getOrDefault("app.kubernetes.io/managed-by", "");
    return owners.isEmpty() && !by.isEmpty() ? List.of(by) : owners;
  }

  private static Cell days(Resource secret, LocalDate today) {
    try {
      LocalDate created =
          OffsetDateTime.parse(secret.root().at("metadata", "creationTimestamp").text(""))
              .toLocalDate();
      return Cell.of(ChronoUnit.DAYS.between(created, today));
    } catch (DateTimeParseException e) {
      return Cell.BLANK;
    }
  }

  private static Map<ResourceRef, SortedSet<ResourceRef>> users(Estate estate) {
    Map<ResourceRef, SortedSet<ResourceRef>> users = new HashMap<>();
    for (Workload workload : estate.cluster().workloads()) {
      try {
        SecretReference.of(workload.podSpec())
            .map(SecretReference::name)
            .map(Field::text)
            .flatMap(name -> name.stream())
            .forEach(
                name ->
                    users
                        .computeIfAbsent(
                            ResourceRef.of(Kinds.SECRET, workload.namespace(), name),
                            _ -> new TreeSet<>())
                        .add(workload.ref()));
      } catch (WrongShape e) {
        // The inventory of workloads says that it is not understood.
      }
    }
    return users;
  }
}
