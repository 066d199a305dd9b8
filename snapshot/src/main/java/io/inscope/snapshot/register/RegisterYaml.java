package io.inscope.snapshot.register;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads a file of justifications that somebody wrote by hand:
///
/// ```yaml
/// connections:
///   - from: storefront/*            # or  id: c-4e1a90..., or  ids: [...]
///     to: payments/Deployment.apps/gateway
///     port: TCP/8443                # all ports when left out
///     justification: Cardholders pay in the shop.
///     owner: Payments team
///     approver: J. Doe, CISO
///     approved-on: 2026-05-02
///     review-date: 2026-11-02
///     note: CHG-1042
/// ```
///
/// Later entries count over earlier ones, key by key. `withdrawn: true` with a note takes back what
/// is on record.
public final class RegisterYaml {
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "id",
              "ids",
              "from",
              "to",
              "port",
              "justification",
              "owner",
              "approver",
              "approved-on",
              "review-date",
              "note",
              "withdrawn"));

  private final List<Amendment> amendments = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private RegisterYaml() {}

  /// An entry that cannot be taken.
  private static final class BadEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadEntry(String message) {
      super(message);
    }
  }

  /// @throws YamlProblem when it is not YAML at all
  public static RegisterInput read(String yaml) throws YamlProblem {
    RegisterYaml reading = new RegisterYaml();
    Field root = Field.root(YamlTree.parseOne(yaml));
    root.members()
        .filter(member -> !member.key().equals("connections"))
        .forEach(
            member ->
                reading.problem(
                    member, "unknown key '%s'; known is connections".formatted(member.key())));
    try {
      root.at("connections").each().forEach(reading::entry);
    } catch (WrongShape e) {
      reading.problem(root.at("connections"), String.valueOf(e.getMessage()));
    }
    return new RegisterInput(reading.amendments, reading.problems);
  }

  private void entry(Field entry) {
    try {
      requireKeys(entry);
      boolean withdrawn = entry.at("withdrawn").isTrue();
      Justification said =
          new Justification(
              text(entry, "justification"),
              text(entry, "owner"),
              text(entry, "approver"),
              date(entry, "approved-on"),
              date(entry, "review-date"),
              text(entry, "note"));
      if (said.isEmpty()) {
        throw new BadEntry(
            withdrawn
                ? "give a note that says why it is withdrawn"
                : "says nothing; give justification, owner, approver, approved-on, review-date or"
                    + " note");
      }
      if (withdrawn && !said.mapTexts(_ -> "").isEmpty()) {
        throw new BadEntry("is withdrawn; leave out approved-on and review-date");
      }
      for (Target target : targets(entry)) {
        amendments.add(new Amendment(target, said, withdrawn, place(entry)));
      }
    } catch (BadEntry | WrongShape e) {
      problem(entry, String.valueOf(e.getMessage()));
    }
  }

  private static void requireKeys(Field entry) {
    entry
        .members()
        .filter(member -> !KEYS.contains(member.key()))
        .findFirst()
        .ifPresent(
            member -> {
              throw new BadEntry(
                  "unknown key '%s'; known are %s"
                      .formatted(member.key(), String.join(", ", KEYS)));
            });
  }

  private static List<Target> targets(Field entry) {
    List<Target> ids = new ArrayList<>();
    entry.at("id").text().ifPresent(id -> ids.add(new Target.Id(id.strip())));
    entry.at("ids").each().forEach(id -> ids.add(new Target.Id(id.text("").strip())));
    Field from = entry.at("from");
    Field to = entry.at("to");
    boolean pattern = from.isPresent() || to.isPresent();
    if (pattern == !ids.isEmpty()) {
      throw new BadEntry("name connections either by id or by from and to");
    }
    if (!pattern) {
      if (entry.at("port").isPresent()) {
        throw new BadEntry("an id names the port already; leave out port");
      }
      return ids;
    }
    return List.of(
        new Target.Between(
            SidePattern.of(from.text("*")), SidePattern.of(to.text("*")), ports(entry.at("port"))));
  }

  private static PortPattern ports(Field port) {
    if (port.isMissing()) {
      return PortPattern.ANY;
    }
    String written = plain(port);
    return PortPattern.parse(written)
        .orElseThrow(
            () ->
                new BadEntry(
                    "port '%s' is not like TCP/443, 443, TCP/8000-8999 or TCP".formatted(written)));
  }

  private static Optional<LocalDate> date(Field entry, String key) {
    String written = text(entry, key);
    Optional<LocalDate> date = WrittenDate.parse(written);
    if (date.isEmpty() && !written.isBlank()) {
      throw new BadEntry(
          "%s '%s' is not a date, or not clear; write it as 2026-11-30".formatted(key, written));
    }
    return date;
  }

  private static String text(Field entry, String key) {
    Field field = entry.at(key);
    return field.isMissing() ? "" : plain(field);
  }

  /// A ticket number is a number for YAML, and a text for people.
  private static String plain(Field field) {
    return field.value() instanceof Number number ? number.toString() : field.text("");
  }

  private void problem(Field place, String message) {
    problems.add(place(place) + ": " + message);
  }

  private static String place(Field field) {
    return "line " + field.line().orElse(1);
  }
}
