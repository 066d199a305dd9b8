package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import java.util.List;
import java.util.stream.Stream;

/// Which admission plugins the API server uses: those that are on by default, with the enabled ones
/// and without the disabled ones. The old `--admission-control` names all of them.
///
/// Source: [admission
/// plugins](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/).
final class Plugins {
  private static final String ENABLED = "enable-admission-plugins";
  private static final String DISABLED = "disable-admission-plugins";
  private static final String ALL = "admission-control";

  private Plugins() {}

  /// @param byDefault whether it is on when nobody says anything
  static boolean isEnabled(CommandLine line, String plugin, boolean byDefault) {
    List<CommandLine.Flag> all = line.items(ALL);
    boolean named = has(line.items(ENABLED), plugin) || has(all, plugin);
    return (named || (byDefault && all.isEmpty())) && !has(line.items(DISABLED), plugin);
  }

  /// A plugin that has to be asked for.
  static Stream<Evidence> unlessEnabled(CommandLine line, String plugin) {
    if (isEnabled(line, plugin, false)) {
      return Stream.empty();
    }
    List<CommandLine.Flag> disabled =
        line.items(DISABLED).stream().filter(p -> p.value().equals(plugin)).toList();
    if (!disabled.isEmpty()) {
      return disabled.stream().map(CommandLine.Flag::evidence);
    }
    return Stream.concat(line.items(ENABLED).stream(), line.items(ALL).stream())
        .reduce((_, last) -> last)
        .map(flag -> Stream.of(flag.evidence()))
        .orElseGet(() -> Stream.of(line.absence("--%s=%s".formatted(ENABLED, plugin))));
  }

  /// A plugin that is on by default.
  static Stream<Evidence> ifDisabled(CommandLine line, String plugin) {
    if (isEnabled(line, plugin, true)) {
      return Stream.empty();
    }
    return Stream.concat(
            line.items(DISABLED).stream().filter(p -> p.value().equals(plugin)),
            line.items(ALL).stream().reduce((_, last) -> last).stream())
        .map(CommandLine.Flag::evidence)
        .limit(1);
  }

  private static boolean has(List<CommandLine.Flag> plugins, String plugin) {
    return plugins.stream().anyMatch(p -> p.value().equals(plugin));
  }
}
