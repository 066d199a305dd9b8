package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ResourceRef;
import java.util.Comparator;

/// One side of a connection.
///
/// @param namespace empty unless it is an object in a namespace
/// @param kind kind of the object; empty for addresses
/// @param name name of the object; for addresses the zone they belong to: `Internet`, `Acquirer`
/// @param group API group of the object; empty for core and for addresses
/// @param addresses `first-last` for an address range, else empty
public record Endpoint(
    Type type, String namespace, String group, String kind, String name, String addresses)
    implements Comparable<Endpoint> {
  /// What kind of thing it is, in the words of the command line.
  public enum Type {
    WORKLOAD,
    ADDRESS,
    NODE,
    ENTRY,
    DNS,
    NETWORK;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final Comparator<Endpoint> ORDER =
      Comparator.comparing(Endpoint::type)
          .thenComparing(Endpoint::namespace)
          .thenComparing(Endpoint::kind)
          .thenComparing(Endpoint::group)
          .thenComparing(Endpoint::name)
          .thenComparing(Endpoint::addresses);

  public static Endpoint of(Type type, ResourceRef ref) {
    return new Endpoint(type, ref.namespace(), ref.group(), ref.kind(), ref.name(), "");
  }

  public static Endpoint ofAddresses(String zone, String range) {
    return new Endpoint(Type.ADDRESS, "", "", "", zone, range);
  }

  /// The object it stands for; meaningful for objects only, not for addresses.
  public ResourceRef ref() {
    return new ResourceRef(group, kind, namespace, name);
  }

  public boolean isObject() {
    return !kind.isEmpty();
  }

  /// `payments/gateway`, `Node worker-1`, `Acquirer 203.0.113.0-203.0.113.255`.
  public String spoken() {
    if (!isObject()) {
      return addresses.isEmpty() ? name : name + " " + addresses;
    }
    return namespace.isEmpty() ? kind + " " + name : namespace + "/" + name;
  }

  @Override
  public int compareTo(Endpoint other) {
    return ORDER.compare(this, other);
  }
}
