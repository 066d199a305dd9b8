package io.inscope.snapshot.redaction;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keys and tokens that their issuers made recognisable by a prefix.
///
/// AWS: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html>; the others:
/// <https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns>.
final class VendorToken implements Detector {
  private record Form(String prefix, int tail, String what) {}

  private static final List<Form> FORMS =
      List.of(
          new Form("AKIA", 16, "access-key"),
          new Form("ASIA", 16, "access-key"),
          new Form("ABIA", 16, "access-key"),
          new Form("ACCA", 16, "access-key"),
          new Form("AIza", 35, "api-key"),
          new Form("AGE-SECRET-KEY-1", 50, "private-key"),
          new Form("SG.", 40, "api-key"),
          new Form("dckr_pat_", 20, "token"),
          new Form("ghp_", 30, "token"),
          new Form("gho_", 30, "token"),
          new Form("ghu_", 30, "token"),
          new Form("ghs_", 30, "token"),
          new Form("ghr_", 30, "token"),
          new Form("github_pat_", 22, "token"),
          new Form("glpat-", 20, "token"),
          new Form("hvs.", 20, "token"),
          new Form("npm_", 30, "token"),
          new Form("rk_live_", 16, "api-key"),
          new Form("sk_live_", 16, "api-key"),
          new Form("sk_test_", 16, "api-key"),
          new Form("xoxa-", 10, "token"),
          new Form("xoxb-", 10, "token"),
          new Form("xoxp-", 10, "token"),
          new Form("xoxr-", 10, "token"),
          new Form("xoxs-", 10, "token"));

  @Override
  public String triggers() {
    return FORMS.stream()
        .map(form -> form.prefix().substring(0, 1))
        .distinct()
        .collect(Collectors.joining());
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!Text.startsToken(text, at)) {
      return null;
    }
    for (Form form : FORMS) {
      if (text.startsWith(form.prefix(), at)) {
        int from = at + form.prefix().length();
        boolean upper = form.what().equals("access-key");
        int end = Text.skip(text, from, c -> upper ? isUpper(c) : isTail(c));
        boolean fits = upper ? end - from == form.tail() : end - from >= form.tail();
        if (fits) {
          return new Span(at, end, form.what());
        }
      }
    }
    return null;
  }

  private static boolean isUpper(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isTail(int c) {
    return (c < 128 && Text.isAlphanumeric((char) c)) || c == '_' || c == '-' || c == '.';
  }
}
