package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// A private key in PEM (RFC 7468), OpenSSH or PGP armour: the whole block, to the end of the text
/// when its end is cut off.
final class PrivateKeyBlock implements Detector {
  private static final String BEGIN = "-----BEGIN ";

  @Override
  public String triggers() {
    return "-";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith(BEGIN, at)) {
      return null;
    }
    int label = text.indexOf("-----", at + BEGIN.length());
    if (label < 0 || !text.substring(at, label).contains("PRIVATE KEY")) {
      return null;
    }
    int end = text.indexOf("-----END ", label);
    int close = end < 0 ? -1 : text.indexOf("-----", end + 9);
    return new Span(at, close < 0 ? text.length() : close + 5, "private-key");
  }
}
