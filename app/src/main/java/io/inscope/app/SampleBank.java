package io.inscope.app;

import io.inscope.snapshot.importing.ResourceSource;
import io.inscope.snapshot.importing.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The shipped export of an invented bank, with what is right and what is wrong in it planted on
/// purpose.
public final class SampleBank {
  /// How the project and the snapshot are called.
  public static final String NAME = "sample-bank";

  private static final List<String> FILES =
      List.of(
          "cluster.yaml",
          "ingresses.yaml",
          "networkpolicies.yaml",
          "otherpolicies.yaml",
          "rbac.json",
          "secrets.yaml");

  private SampleBank() {}

  /// The files as a client would hand them over.
  public static Source source() {
    return new ResourceSource(
        NAME, SampleBank.class, FILES.stream().map(file -> "sample-bank/" + file).toList());
  }

  /// The assessor's scope decisions for it, as a file for `inscope scope --apply`.
  public static String scope() {
    try (InputStream in = SampleBank.class.getResourceAsStream("sample-bank/scope.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
