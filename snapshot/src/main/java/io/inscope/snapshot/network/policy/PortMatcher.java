package io.inscope.snapshot.network.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ports of a rule.
///
/// @param numbered those that are numbers
/// @param named those that depend on the destination
/// @param notNumbered taken away from both
/// @param notNamed taken away from both
public record PortMatcher(
    Ports numbered, List<NamedPort> named, Ports notNumbered, List<NamedPort> notNamed) {
  /// All ports of all protocols.
  public static final PortMatcher ALL = new PortMatcher(Ports.ALL, List.of());

  public PortMatcher {
    named = List.copyOf(named);
    notNamed = List.copyOf(notNamed);
  }

  public PortMatcher(Ports numbered, List<NamedPort> named) {
    this(numbered, named, Ports.NONE, List.of());
  }

  /// The ports on a destination that declares these names. A name it does not declare means none.
  public Ports on(Map<NamedPort, Ports> declared) {
    return with(numbered, named, declared).without(with(notNumbered, notNamed, declared));
  }

  private static Ports with(Ports numbers, List<NamedPort> names, Map<NamedPort, Ports> declared) {
    Ports ports = numbers;
    for (NamedPort name : names) {
      ports = ports.or(declared.getOrDefault(name, Ports.NONE));
    }
    return ports;
  }

  /// Every name in it.
  public Stream<NamedPort> names() {
    return Stream.concat(named.stream(), notNamed.stream());
  }

  /// `TCP 443, TCP https`
  @Override
  public String toString() {
    String but = text(notNumbered, notNamed);
    return text(numbered, named) + (but.equals("none") ? "" : " but not " + but);
  }

  private static String text(Ports numbers, List<NamedPort> names) {
    return Stream.concat(
            numbers.isEmpty() && !names.isEmpty() ? Stream.empty() : Stream.of(numbers),
            names.stream())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }
}
