package io.inscope.snapshot.register;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.store.Decision;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The connection register of a project: of each connection why it is needed, who owns and approved
/// it, and until when that counts. PCI DSS v4.0.1 1.2.5 asks that what is allowed is approved and
/// has a business need, 1.2.7 that it is reviewed (v3.2.1 1.1.6 and 1.1.7).
///
/// Immutable. Ids are stable across snapshots, so an entry made on one snapshot counts in the next.
public final class ConnectionRegister {
  /// The kind of decision under which entries are kept.
  public static final String KIND = "connection";

  /// How long an approval counts when nobody named a date: PCI DSS v4.0.1 1.2.7 asks for a review
  /// at least once every six months.
  public static final Period REVIEW_EVERY = Period.ofMonths(6);

  public static final ConnectionRegister EMPTY = new ConnectionRegister(new TreeMap<>());

  /// By id; each oldest first.
  private final SortedMap<String, List<RegisterEntry>> entries;

  private ConnectionRegister(SortedMap<String, List<RegisterEntry>> entries) {
    this.entries = entries;
  }

  /// @param decisions of a project, oldest first; those of other kinds are passed over
  public static ConnectionRegister of(List<Decision> decisions) {
    SortedMap<String, List<RegisterEntry>> entries = new TreeMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(KIND)) {
        for (RegisterEntry entry : RegisterPayload.read(decision)) {
          entries.computeIfAbsent(entry.id(), _ -> new ArrayList<>()).add(entry);
        }
      }
    }
    return new ConnectionRegister(entries);
  }

  /// What counts of a connection: the newest entry.
  public Optional<RegisterEntry> of(String id) {
    return Optional.ofNullable(entries.get(id)).map(List::getLast);
  }

  /// Everything ever recorded of a connection, newest first.
  public List<RegisterEntry> history(String id) {
    return List.copyOf(entries.getOrDefault(id, List.of()).reversed());
  }

  /// The newest entry of each connection, by id.
  public List<RegisterEntry> inForce() {
    return entries.values().stream().map(List::getLast).toList();
  }

  /// Whether a connection is justified on a day.
  ///
  /// @param every how long an approval counts when no review date is on record; a review date that
  ///   allows longer counts, and the reason says so
  public Review review(String id, LocalDate today, Period every) {
    Optional<RegisterEntry> entry = of(id);
    if (entry.isEmpty() || entry.get().justification().businessNeed().isEmpty()) {
      return missing("no business justification is on record");
    }
    Justification said = entry.get().justification();
    if (said.approver().isEmpty()) {
      return missing("nobody is on record who approved it");
    }
    LocalDate approved = said.approvedOn().orElseGet(() -> firstSaid(id));
    LocalDate usual = approved.plus(every);
    LocalDate due = said.reviewDate().orElse(usual);
    String basis =
        said.reviewDate().isEmpty()
            ? ", " + basis(said, every)
            : due.isAfter(usual) ? ", more than " + basis(said, every) : "";
    return today.isAfter(due)
        ? new Review(
            Review.State.EXPIRED, Optional.of(due), "review was due on %s%s".formatted(due, basis))
        : new Review(
            Review.State.CURRENT, Optional.of(due), "next review by %s%s".formatted(due, basis));
  }

  /// With the period that the standard asks for.
  public Review review(String id, LocalDate today) {
    return review(id, today, REVIEW_EVERY);
  }

  public Review.State state(String id, LocalDate today) {
    return review(id, today).state();
  }

  /// The connections of a snapshot with what is on record about each.
  ///
  /// @param connections in the order in which the diagram numbers them
  public List<RegisterLine> lines(List<Connection> connections, LocalDate today) {
    return IntStream.range(0, connections.size())
        .mapToObj(
            i -> {
              Connection connection = connections.get(i);
              String id = connection.id();
              return new RegisterLine(i + 1, connection, of(id), review(id, today));
            })
        .toList();
  }

  /// Entries of connections that are not among those given: kept, since they may come back.
  public List<RegisterEntry> gone(List<Connection> connections) {
    Map<String, Connection> there =
        connections.stream()
            .collect(Collectors.toMap(Connection::id, Function.identity(), (a, _) -> a));
    return inForce().stream().filter(entry -> !there.containsKey(entry.id())).toList();
  }

  private static Review missing(String reason) {
    return new Review(Review.State.MISSING, Optional.empty(), reason);
  }

  private static String basis(Justification said, Period every) {
    return said.approvedOn().isPresent()
        ? every.toTotalMonths() + " months after the approval"
        : every.toTotalMonths() + " months after it was recorded";
  }

  /// The day since which the same need and approver are on record: a later entry that only names an
  /// owner is no review.
  private LocalDate firstSaid(String id) {
    List<RegisterEntry> history = history(id);
    RegisterEntry first = history.getFirst();
    for (RegisterEntry older : history) {
      if (!older.justification().businessNeed().equals(first.justification().businessNeed())
          || !older.justification().approver().equals(first.justification().approver())) {
        break;
      }
      first = older;
    }
    return LocalDate.ofInstant(first.at(), ZoneOffset.UTC);
  }
}
