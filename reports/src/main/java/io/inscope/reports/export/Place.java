package io.inscope.reports.export;

import io.inscope.reports.check.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file and line behind a piece of evidence.
///
/// @param file without its folder
/// @param line 1-based; 0 when the file has none
record Place(String file, int line) {
  private static final Pattern WITH_LINE = Pattern.compile("(?s)(.+):([1-9]\\d{0,8})");

  /// Empty when it stands nowhere: what is absent, and what was worked out from many objects.
  static Optional<Place> of(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Value v -> of(v.place());
      case Evidence.Grant g -> of(g.place());
      case Evidence.Reach _, Evidence.Absence _ -> Optional.empty();
    };
  }

  private static Optional<Place> of(String written) {
    if (written.isBlank()) {
      return Optional.empty();
    }
    Matcher matcher = WITH_LINE.matcher(written);
    return Optional.of(
        matcher.matches()
            ? new Place(matcher.group(1), Integer.parseInt(matcher.group(2)))
            : new Place(written, 0));
  }

  /// As a relative reference of [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-4.2):
  /// everything but unreserved characters is escaped.
  String uri() {
    StringBuilder uri = new StringBuilder();
    for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
