package io.inscope.snapshot.redaction;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What exporting tools put in the place of a secret value: it was left out, or encrypted, before
/// it came to us, which is not the same as a value.
///
/// | who | writes |
/// |---|---|
/// | `oc adm inspect` | `24 bytes long` (in base64) |
/// | Replicated troubleshoot | `***HIDDEN***` |
/// | Cilium sysdump | `XXXXXX` |
/// | sos | `********`, `***** SCRUBBED BASE64 PEM *****` |
/// | must-gather-clean | a pseudonym: `x-ipv4-0000000001-x` |
/// | Argo CD | `++++++++` |
/// | `kubectl config view` | `REDACTED`, `DATA+OMITTED` |
/// | `kubectl diff` | `*** (before)` |
/// | SOPS | its ciphertext: `ENC[AES256_GCM,data:...,iv:...]` |
/// | an API server with encryption at rest | its ciphertext: `k8s:enc:aescbc:v1:key1:...` |
final class Elision {
  private static final int LONGEST = 60;
  private static final String SOPS = "ENC[AES256_GCM,";
  private static final String AT_REST = "k8s:enc:";

  private static final Pattern BYTES_LONG = Pattern.compile("(\\d{1,9}) bytes long");
  private static final Pattern SOPS_DATA = Pattern.compile("data:([A-Za-z0-9+/]*+={0,2}),iv:");
  private static final String WORD = "(hidden|redacted|masked|removed|omitted|filtered)";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\*{3,}( ?"
              + WORD
              + " ?\\*{3,})?|[xX]{4,}|\\+{4,}|[<\\[(]?"
              + WORD
              + "[>\\])]?|\\*{3,} SCRUBBED [A-Z0-9 ]+ \\*{3,}|\\*{3} \\((before|after)\\)"
              + "|DATA\\+OMITTED|x-[a-z0-9]{1,20}-[0-9x]{4,20}-x",
          Pattern.CASE_INSENSITIVE);

  private Elision() {}

  /// The marker for an elided value; empty when the text is a value.
  static Optional<Marker> of(String text) {
    if (text.startsWith(SOPS)) {
      return Optional.of(Marker.elided(sopsLength(text)));
    }
    if (text.startsWith(AT_REST)) {
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

  /// The length in bytes of what SOPS encrypted: its cipher (AES-GCM) is as long as the text, and
  /// stands there in base64.
  private static OptionalInt sopsLength(String text) {
    Matcher data = SOPS_DATA.matcher(text);
    if (!data.find()) {
      return OptionalInt.empty();
    }
    String base64 = data.group(1);
    int padding = base64.length() - base64.replace("=", "").length();
    return OptionalInt.of(base64.length() / 4 * 3 - padding);
  }
}
