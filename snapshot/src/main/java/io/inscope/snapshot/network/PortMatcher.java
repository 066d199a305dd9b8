package io.inscope.snapshot.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ports of a rule.
///
/// @param numbered those that are numbers
/// @param named those that depend on the destination
public record PortMatcher(Ports numbered, List<NamedPort> named) {
  /// All ports of all protocols.
  public static final PortMatcher ALL = new PortMatcher(Ports.ALL, List.of());

  public PortMatcher {
    named = List.copyOf(named);
  }

  /// The ports on a destination that declares these names. A name it does not declare adds nothing.
  Ports on(Map<NamedPort, Ports> declared) {
    Ports ports = numbered;
    for (NamedPort name : named) {
      ports = ports.or(declared.getOrDefault(name, Ports.NONE));
    }
    return ports;
  }

  /// `TCP 443, TCP https`
  @Override
  public String toString() {
    return Stream.concat(
            numbered.isEmpty() && !named.isEmpty() ? Stream.empty() : Stream.of(numbered),
            named.stream())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }
}
