package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;

/// A side of a connection.
enum Side {
  FROM,
  TO;

  Side other() {
    return this == FROM ? TO : FROM;
  }

  Endpoint of(Connection row) {
    return this == FROM ? row.from() : row.to();
  }
}
