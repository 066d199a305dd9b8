package io.inscope.snapshot.register;

import io.inscope.snapshot.network.Connection;
import java.util.Optional;

/// A connection of a snapshot with what is on record about it.
///
/// @param number as on the diagram, 1-based
/// @param entry the one in force
public record RegisterLine(
    int number, Connection connection, Optional<RegisterEntry> entry, Review review) {

  /// `storefront/web -> payments/gateway TCP 8443 (pod)`
  public String words() {
    return words(connection);
  }

  static String words(Connection connection) {
    return "%s -> %s %s (%s)"
        .formatted(
            connection.from().spoken(),
            connection.to().spoken(),
            connection.ports(),
            connection.via());
  }

  /// What people said; nothing when nothing is on record.
  public Justification justification() {
    return entry.map(RegisterEntry::justification).orElse(Justification.NOTHING);
  }
}
