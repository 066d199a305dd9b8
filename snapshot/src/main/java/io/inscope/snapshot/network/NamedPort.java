package io.inscope.snapshot.network;

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
