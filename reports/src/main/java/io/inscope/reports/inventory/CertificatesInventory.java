package io.inscope.reports.inventory;

import io.inscope.reports.checks.transport.CertificateFacts;
import io.inscope.reports.checks.transport.CertificateUsers;
import io.inscope.reports.checks.transport.Certificates;
import io.inscope.reports.checks.transport.Weakness;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The certificates in the cluster's objects: PCI DSS 4.2.1.1 asks for a list of those in use.
final class CertificatesInventory implements Inventory {
  @Override
  public String name() {
    return "Inventory certificates";
  }

  @Override
  public String about() {
    return "Every certificate in Secrets, webhooks, API services, and what cert-manager keeps, with"
        + " its last day and who uses it. Certificates in images, on nodes and at load balancers"
        + " are not in a snapshot.";
  }

  @Override
  public List<GroupKind> kinds() {
    return Certificates.KINDS.stream()
        .filter(kind -> !kind.equals(Certificates.CERTIFICATE))
        .sorted()
        .toList();
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-certificates",
            name(),
            new Column("object", "Object", 44),
            new Column("names", "Names", 44),
            new Column("use", "Use", 12),
            new Column("issuer", "Issued by", 36),
            new Column("key", "Key", 12),
            new Column("signature", "Signature", 18),
            new Column("from", "From", 12),
            new Column("until", "Until", 12),
            new Column("days_left", "Days left", 9),
            new Column("weakness", "Weak", 24),
            new Column("serial", "Serial number", 36),
            new Column("users", "Used by", 40),
            new Column("place", "Place", 26));
    Map<ResourceRef, Set<String>> users = CertificateUsers.of(estate.cluster()).bySecret();
    for (GroupKind kind : Certificates.KINDS.stream().sorted().toList()) {
      try (Stream<Resource> all = estate.cluster().all(kind)) {
        all.forEach(
            object -> add(lines, object, estate, users.getOrDefault(object.ref(), Set.of())));
      }
    }
    return lines.table();
  }

  private static void add(Lines lines, Resource object, Estate estate, Set<String> users) {
    Certificates found;
    try {
      found = Certificates.of(object);
    } catch (WrongShape e) {
      lines.add(lines.unread(object, Lines.notUnderstood(object, e)));
      return;
    }
    for (CertificateFacts one : found.all()) {
      Optional<X509Certificate> certificate = one.certificate();
      lines.add(
          Cell.of(object.ref() + " " + one.field().key()),
          Cell.of(one.names()),
          Cell.of(one.role() == CertificateFacts.Role.SHOWN ? "shown" : "trusted"),
          Cell.of(one.issuer()),
          Cell.of(certificate.map(c -> Weakness.described(c.getPublicKey())).orElse("")),
          Cell.of(certificate.map(X509Certificate::getSigAlgName).orElse("")),
          Cell.of(Optional.ofNullable(one.from())),
          Cell.of(Optional.of(one.until())),
          Cell.of(ChronoUnit.DAYS.between(estate.today(), one.until())),
          Cell.of(String.join(", ", Weakness.of(one))),
          Cell.of(certificate.map(c -> c.getSerialNumber().toString(16)).orElse("")),
          Lines.list(users),
          Cell.of(object.place(one.field())));
    }
    if (!found.unread().isEmpty()) {
      lines.add(lines.unread(object, found.unreadIn(object)));
    }
  }
}
