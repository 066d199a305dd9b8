package io.inscope.reports.components;

import java.util.List;
import java.util.Set;

/// A piece of software that is known by its images.
///
/// @param name as its makers write it
/// @param images the ends of repository names it runs from: `falcosecurity/falco`
public record KnownComponent(String name, Set<Role> roles, List<String> images) {
  public KnownComponent {
    roles = Set.copyOf(roles);
    images = List.copyOf(images);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /// Whether it runs on every node, where it is used as meant.
  public boolean isNodeAgent() {
    return is(Role.RUNTIME_SECURITY)
        || is(Role.FILE_INTEGRITY)
        || is(Role.ANTI_MALWARE)
        || is(Role.LOG_SHIPPER)
        || is(Role.TIME_SYNC);
  }
}
