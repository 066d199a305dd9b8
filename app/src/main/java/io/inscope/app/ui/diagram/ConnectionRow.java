package io.inscope.app.ui.diagram;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import java.util.Locale;

/// A row of the connection table.
///
/// @param number 1-based, as lines of the diagram carry it
/// @param fromScope scope class of the source; empty for what is not a workload
record ConnectionRow(int number, Connection connection, String fromScope, String toScope) {

  static ConnectionRow of(int number, Connection connection, Scope scope) {
    return new ConnectionRow(
        number, connection, scopeOf(connection.from(), scope), scopeOf(connection.to(), scope));
  }

  private static String scopeOf(Endpoint endpoint, Scope scope) {
    return endpoint.type() == Endpoint.Type.WORKLOAD ? scope.of(endpoint.ref()).word() : "";
  }

  /// Everything the table shows, in lower case.
  String searchable() {
    return String.join(
            "\n",
            Integer.toString(number),
            connection.from().spoken(),
            connection.to().spoken(),
            connection.ports().toString(),
            connection.via(),
            connection.protection().word(),
            connection.verdict().name(),
            fromScope,
            toScope,
            connection.becauseEgress(),
            connection.becauseIngress(),
            connection.id())
        .toLowerCase(Locale.ROOT);
  }
}
