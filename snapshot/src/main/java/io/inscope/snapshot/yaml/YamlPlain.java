package io.inscope.snapshot.yaml;

import org.jspecify.annotations.Nullable;

/// A scalar without quotes that is not text in every reading of YAML: `true`, `12`, `yes`, `0644`.
/// It stands in a tree only until somebody who knows where the tree is from has chosen a reading.
///
/// @param text as it stands in the source
public record YamlPlain(String text) {
  /// By the [JSON schema of YAML 1.2](https://yaml.org/spec/1.2.2/#102-json-schema): `yes` and
  /// `0644` are texts.
  public @Nullable Object json() {
    return YamlScalars.plain(text);
  }

  /// As kubectl has it, which is YAML 1.1: `yes` is true and `0644` is 420.
  public @Nullable Object kubectl() {
    return YamlScalars.kubectl(text);
  }
}
