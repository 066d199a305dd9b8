package io.inscope.snapshot.redaction;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What exporting tools put in the place of a secret value: it was left out before it came to us,
/// which is not the same as a value.
///
/// `oc adm inspect` writes `24 bytes long`, Replicated's troubleshoot `***HIDDEN***`, others stars,
/// `XXXXXX`, `<redacted>`; SOPS writes its ciphertext as `ENC[AES256_GCM,...]`.
final class Elision {
  private static final int LONGEST = 60;
  private static final Pattern BYTES_LONG = Pattern.compile("(\\d{1,9}) bytes long");
  private static final String WORD = "(hidden|redacted|masked|removed|omitted|filtered)";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\*{3,}( ?"
              + WORD
              + " ?\\*{3,})?|[xX]{4,}|[<\\[(]?"
              + WORD
              + "[>\\])]?|\\*{3,} SCRUBBED [A-Z0-9 ]+ \\*{3,}",
          Pattern.CASE_INSENSITIVE);

  private Elision() {}

  /// The marker for an elided value; empty when the text is a value.
  static Optional<Marker> of(String text) {
    if (text.startsWith("ENC[AES256_GCM,")) {
      return Optional.of(Marker.elided(OptionalInt.empty()));
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher bytesLong = BYTES_LONG.matcher(text);
    if (bytesLong.matches()) {
      return Optional.of(Marker.elided(OptionalInt.of(Integer.parseInt(bytesLong.group(1)))));
    }
    return TOKEN.matcher(text).matches()
        ? Optional.of(Marker.elided(OptionalInt.empty()))
        : Optional.empty();
  }
}
