package io.inscope.app.ui.common;

import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.Severity;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every word of the window's own: the bundle `messages.properties`. What comes from the snapshot,
/// the checks and the frameworks is shown as it is.
public final class Texts {
  public static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("io.inscope.app.ui.messages");

  private static final int SHORT_HASH = 12;

  private Texts() {}

  /// The text of a key.
  ///
  /// @param arguments put in as [MessageFormat] does, numbers with the separators of the locale
  /// @throws java.util.MissingResourceException for a key that is not in the bundle
  public static String text(String key, Object... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
  }

  public static String of(Severity severity) {
    return text("severity." + severity.word());
  }

  public static String of(Status status) {
    return text("status." + status.name().toLowerCase(Locale.ROOT));
  }

  /// A point in time with its zone, so that nobody has to guess: `Mar 10, 2026, 9:40 AM UTC`.
  public static String of(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .format(instant.atZone(zone))
        + " "
        + DateTimeFormatter.ofPattern("zzz").format(instant.atZone(zone));
  }

  /// The start of a hash, enough to recognise it by.
  public static String shortHash(String sha256) {
    return sha256.length() <= SHORT_HASH ? sha256 : sha256.substring(0, SHORT_HASH);
  }
}
