package io.inscope.snapshot.register;

import io.inscope.snapshot.network.Connection;

/// Which connections something is said of.
public sealed interface Target {
  /// The one with this id.
  record Id(String id) implements Target {
    @Override
    public boolean covers(Connection connection) {
      return connection.id().equals(id);
    }
  }

  /// Those between two sides on some ports. A pattern for one port does not cover a connection on a
  /// range of ports around it: that one is more than what was spoken of.
  record Between(SidePattern from, SidePattern to, PortPattern ports) implements Target {
    @Override
    public boolean covers(Connection connection) {
      return coversSides(connection) && ports.covers(connection.ports());
    }

    boolean coversSides(Connection connection) {
      return from.covers(connection.from()) && to.covers(connection.to());
    }
  }

  boolean covers(Connection connection);
}
