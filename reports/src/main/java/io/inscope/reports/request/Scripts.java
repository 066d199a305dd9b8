package io.inscope.reports.request;

import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.importing.request.SecretNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// The scripts for a request. What they do stands in resources beside this class; here the kinds
/// are put in.
final class Scripts {
  private static final String TEMPLATE_FILE = "secrets.gotemplate";

  private Scripts() {}

  /// For bash, with the program to ask: `kubectl`, `oc`.
  static String bash(Request request, String tool, String file) {
    return resource("collect.sh")
        .replace("@TOOL@", tool)
        .replace("@FILE@", file)
        .replace(
            "@KINDS@",
            request.items().stream()
                .map(item -> item.wanted().namesOnly() ? bashNames() : bash(item.wanted()))
                .collect(Collectors.joining()));
  }

  private static String bash(RequestedKind kind) {
    return "ask %s %s.json json\n".formatted(kind.name(), kind.name());
  }

  private static String bashNames() {
    return """
    # Names of secrets and of their keys; the template prints no value.
    printf '%%s' '%s' >"$out/%s"
    ask secrets secrets.tsv go-template-file="$out/%s"
    """
        .formatted(SecretNames.TEMPLATE, TEMPLATE_FILE, TEMPLATE_FILE);
  }

  /// For Windows PowerShell 5.1 and PowerShell 7.
  static String powerShell(Request request) {
    return resource("collect.ps1")
        .replace(
            "@KINDS@",
            request.items().stream()
                .map(item -> item.wanted().namesOnly() ? powerNames() : power(item.wanted()))
                .collect(Collectors.joining()))
        .replace("\n", "\r\n");
  }

  private static String power(RequestedKind kind) {
    return "Read-Kind -Name '%s' -File '%s.json' -Output 'json'\n"
        .formatted(kind.name(), kind.name());
  }

  private static String powerNames() {
    return """
    # Names of secrets and of their keys; the template prints no value.
    $template = '%s'
    [System.IO.File]::WriteAllText((Join-Path -Path $out -ChildPath '%s'), $template)
    Read-Kind -Name 'secrets' -File 'secrets.tsv' -Output 'go-template-file=%s'
    """
        .formatted(SecretNames.TEMPLATE, TEMPLATE_FILE, TEMPLATE_FILE);
  }

  private static String resource(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
