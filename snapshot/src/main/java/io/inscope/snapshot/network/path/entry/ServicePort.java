package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.network.inventory.ServiceView;

/// Which ports of a service something means.
public sealed interface ServicePort {
  boolean means(ServiceView.Port port);

  /// The port with a number of the service's own.
  record Numbered(long number) implements ServicePort {
    @Override
    public boolean means(ServiceView.Port port) {
      return port.port() == number;
    }

    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /// The port with a name.
  record Name(String name) implements ServicePort {
    @Override
    public boolean means(ServiceView.Port port) {
      return port.name().equals(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// All of them.
  record All() implements ServicePort {
    @Override
    public boolean means(ServiceView.Port port) {
      return true;
    }

    @Override
    public String toString() {
      return "any";
    }
  }
}
