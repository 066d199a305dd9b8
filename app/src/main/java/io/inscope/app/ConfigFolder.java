package io.inscope.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where a user's own files live: settings, recent projects, the key of the fingerprints. Follows
/// each system's custom; on Linux the [XDG base
/// directories](https://specifications.freedesktop.org/basedir-spec/latest/).
public final class ConfigFolder {
  private ConfigFolder() {}

  /// The folder of this user on this machine; it may not exist yet. `INSCOPE_CONFIG` overrides it.
  public static Path ofUser() {
    return of(
        System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
  }

  static Path of(String system, String home, Map<String, String> environment) {
    String override = environment.getOrDefault("INSCOPE_CONFIG", "");
    if (!override.isEmpty()) {
      return Path.of(override);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return roaming.isEmpty()
          ? Path.of(home, "AppData", "Roaming", "Inscope")
          : Path.of(roaming, "Inscope");
    }
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Inscope");
    }
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (xdg.isEmpty() ? Path.of(home, ".config") : Path.of(xdg)).resolve("inscope");
  }
}
