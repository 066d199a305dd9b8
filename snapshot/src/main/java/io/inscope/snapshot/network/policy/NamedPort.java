package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.network.Protocol;

/// A port that is a name: which number it is, is up to each destination pod.
public record NamedPort(String name, Protocol protocol) implements Comparable<NamedPort> {
  @Override
  public int compareTo(NamedPort other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : protocol.compareTo(other.protocol);
  }

  @Override
  public String toString() {
    return protocol + " " + name;
  }
}
