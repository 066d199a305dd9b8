package io.inscope.app.ui.common;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window remembers between two starts: `settings.properties` in a folder of the user's.
///
/// Losing it costs comfort and nothing else, so a file that cannot be read counts as empty, and one
/// that cannot be written is only logged.
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final int MOST_RECENT = 12;

  private final Path folder;
  private final List<Recent> recents = new ArrayList<>();
  private Theme theme = Theme.SYSTEM;

  /// @param folder is made when something is to be remembered
  public Settings(Path folder) {
    this.folder = folder;
    read();
  }

  /// Newest first.
  public List<Recent> recents() {
    return List.copyOf(recents);
  }

  public Theme theme() {
    return theme;
  }

  public void choose(Theme chosen) {
    theme = chosen;
    write();
  }

  public void remember(Recent recent) {
    recents.removeIf(r -> r.file().equals(recent.file()));
    recents.addFirst(recent);
    while (recents.size() > MOST_RECENT) {
      recents.removeLast();
    }
    write();
  }

  public void forget(Recent recent) {
    recents.remove(recent);
    write();
  }

  /// Where the sample bank's project is kept.
  public Path sampleProject() {
    return folder.resolve("sample-bank.inscope");
  }

  private Path file() {
    return folder.resolve("settings.properties");
  }

  private void read() {
    if (!Files.isRegularFile(file())) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file())) {
      properties.load(reader);
      theme = Theme.valueOf(properties.getProperty("theme", "system").toUpperCase(Locale.ROOT));
      for (int i = 0; properties.containsKey(key(i, "file")); i++) {
        recents.add(recent(properties, i));
      }
    } catch (IOException
        | IllegalArgumentException
        | DateTimeException e) { // InvalidPathException is an IllegalArgumentException
      LOG.warn("{} was left aside: {}", file(), e.getMessage());
    }
  }

  private static Recent recent(Properties properties, int i) throws InvalidPathException {
    return new Recent(
        Path.of(properties.getProperty(key(i, "file"))),
        properties.getProperty(key(i, "cluster"), ""),
        properties.getProperty(key(i, "snapshot"), ""),
        Instant.parse(properties.getProperty(key(i, "taken-at"), "1970-01-01T00:00:00Z")),
        properties.getProperty(key(i, "sha256"), ""));
  }

  private void write() {
    Properties properties = new Properties();
    properties.setProperty("theme", theme.name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < recents.size(); i++) {
      Recent recent = recents.get(i);
      properties.setProperty(key(i, "file"), recent.file().toString());
      properties.setProperty(key(i, "cluster"), recent.cluster());
      properties.setProperty(key(i, "snapshot"), recent.snapshot());
      properties.setProperty(key(i, "taken-at"), recent.takenAt().toString());
      properties.setProperty(key(i, "sha256"), recent.sha256());
    }
    try {
      StringWriter text = new StringWriter();
      properties.store(text, null);
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, "settings", ".tmp");
      Files.writeString(unfinished, text.toString());
      Files.move(unfinished, file(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} could not be written: {}", file(), e.getMessage());
    }
  }

  private static String key(int i, String name) {
    return "recent." + i + "." + name;
  }
}
