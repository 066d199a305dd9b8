package io.inscope.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this build, as every report prints it.
public final class Version {
  private Version() {}

  /// `0.1.0`
  public static String number() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  /// `Inscope 0.1.0`
  public static String tool() {
    return "Inscope " + number();
  }
}
