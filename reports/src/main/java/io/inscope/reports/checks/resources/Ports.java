package io.inscope.reports.checks.resources;

import io.inscope.snapshot.json.Field;

/// The ports that a container declares.
final class Ports {
  private Ports() {}

  /// @param target a number or a name, as Services and probes give it
  static boolean declares(Field container, Field target) {
    return container
        .at("ports")
        .each()
        .anyMatch(
            port ->
                switch (target.value()) {
                  case Long number -> port.at("containerPort").number().orElse(0) == number;
                  case String text ->
                      port.at("name").text("").equals(text)
                          || String.valueOf(port.at("containerPort").value()).equals(text);
                  case null, default -> false;
                });
  }
}
