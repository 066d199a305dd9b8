package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a text holds, or held before redaction, a credential.
///
/// A marker of a card number is none: that is another matter. Names of files, and references to
/// other variables, are none either.
final class Credential {
  private static final Pattern MARKER = Pattern.compile("redacted:(?!card:)[a-z-]+[:=0-9a-z]*");

  /// The last word of a variable, key or flag that names a credential.
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*[-_.]|)(password|passwd|passphrase|pwd|secret|token|credentials?|api[-_]?key"
              + "|access[-_]?key|private[-_]?key|secret[-_]?key)");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\(.*\\)|\\$\\{.*}|\\{\\{.*}}|<.*>");

  /// A switch: `--use-service-account-credentials=true`.
  private static final Pattern SWITCH = Pattern.compile("(?i)true|false|yes|no|on|off|0|1");

  private static final String NOT_SHOWN = "redacted:not-shown";

  private Credential() {}

  /// What may be shown of the credential that stands under a name; empty when there is none.
  static Optional<String> in(String name, String text) {
    Matcher marker = MARKER.matcher(text);
    if (marker.find()) {
      return Optional.of(marker.group());
    }
    boolean literal =
        !text.isBlank()
            && !REFERENCE.matcher(text.strip()).matches()
            && !SWITCH.matcher(text.strip()).matches()
            && !text.contains("redacted:");
    return literal && NAME.matcher(name).matches() ? Optional.of(NOT_SHOWN) : Optional.empty();
  }

  /// A field as evidence, with what may be shown in place of its value.
  static Evidence evidence(Resource resource, Field field, String shown, String container) {
    return new Evidence.Value(
        resource.ref(), field.pointer(), shown, resource.place(field), container);
  }
}
