package io.inscope.snapshot.diff;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Compares the connection tables of two snapshots.
///
/// A connection changed when it is permitted otherwise, enforced otherwise, protected otherwise, or
/// when something else permits it. Where in a file its rule stands, and the how manieth of its
/// policy it is, does not count.
public final class ConnectionDiff {
  private static final Pattern PLACE = Pattern.compile(" at .*?:\\d+(?=$|[ ,;)])|\\[\\d+]");

  private ConnectionDiff() {}

  /// Sorted by connection.
  ///
  /// @param before connections that touch the CDE of the older snapshot
  /// @param objects of both snapshots, for the causes
  public static List<ConnectionChange> of(
      List<Connection> before,
      Scope scopeBefore,
      List<Connection> after,
      Scope scopeAfter,
      ObjectDiff objects) {
    Causes causes = new Causes(objects, scopeBefore, scopeAfter);
    Map<String, Connection> old = byId(before);
    Map<String, Connection> now = byId(after);
    TreeSet<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    List<ConnectionChange> changes = new ArrayList<>();
    for (String id : ids) {
      Optional<Connection> was = Optional.ofNullable(old.get(id));
      Optional<Connection> is = Optional.ofNullable(now.get(id));
      Change change = was.isEmpty() ? Change.ADDED : is.isEmpty() ? Change.REMOVED : Change.CHANGED;
      List<String> what = was.isPresent() && is.isPresent() ? what(was.get(), is.get()) : List.of();
      if (change != Change.CHANGED || !what.isEmpty()) {
        changes.add(new ConnectionChange(change, was, is, what, causes.of(was, is)));
      }
    }
    changes.sort((one, other) -> one.connection().compareTo(other.connection()));
    return List.copyOf(changes);
  }

  private static Map<String, Connection> byId(List<Connection> connections) {
    Map<String, Connection> byId = new TreeMap<>();
    connections.forEach(connection -> byId.putIfAbsent(connection.id(), connection));
    return byId;
  }

  private static List<String> what(Connection was, Connection is) {
    List<String> what = new ArrayList<>();
    add(what, "verdict", was.verdict().name(), is.verdict().name());
    add(what, "enforced", was.enforced().word(), is.enforced().word());
    add(what, "protection", was.protection().word(), is.protection().word());
    add(what, "leaves because", plain(was.becauseEgress()), plain(is.becauseEgress()));
    add(what, "enters because", plain(was.becauseIngress()), plain(is.becauseIngress()));
    return what;
  }

  private static void add(List<String> what, String name, String was, String is) {
    if (!Objects.equals(was, is)) {
      what.add("%s: %s, was %s".formatted(name, spoken(is), spoken(was)));
    }
  }

  private static String spoken(String text) {
    return text.isEmpty() ? "nothing" : text;
  }

  static String plain(String because) {
    return PLACE.matcher(because).replaceAll("");
  }
}
