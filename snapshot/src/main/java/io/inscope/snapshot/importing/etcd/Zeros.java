package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which zeros mean something. `runAsUser: 0` is root and `privileged: false` an answer, but a
/// `hostPort` of 0 is none; on the wire they look alike. What the API server prints is in
/// `zeros.txt`.
final class Zeros {
  private static final Map<String, Set<String>> SECTIONS = read();
  private static final Set<String> LEFT_OUT = SECTIONS.getOrDefault("left-out", Set.of());
  private static final Set<String> WRITTEN = SECTIONS.getOrDefault("written", Set.of());

  private Zeros() {}

  /// Whether a value that is on the wire is to be left out of the object.
  static boolean isLeftOut(FieldDescriptor field, Object value) {
    String name = field.getContainingType().getName() + "." + field.getName();
    return switch (value) {
      case String text -> text.isEmpty() && !WRITTEN.contains(name);
      case Boolean truth -> !truth && LEFT_OUT.contains(name);
      case Number number -> number.doubleValue() == 0 && LEFT_OUT.contains(name);
      default -> false;
    };
  }

  /// `[section]`, then lines of `Message: field field`; `#` begins a comment.
  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> sections = new HashMap<>();
    Set<String> section = new HashSet<>();
    try (InputStream in = Zeros.class.getResourceAsStream("zeros.txt")) {
      if (in == null) {
        throw new IllegalStateException("not shipped: zeros.txt");
      }
      for (String line : new BufferedReader(new InputStreamReader(in, UTF_8)).readAllLines()) {
        if (line.startsWith("[")) {
          section =
              sections.computeIfAbsent(line.substring(1, line.indexOf(']')), _ -> new HashSet<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          int colon = line.indexOf(':');
          for (String field : line.substring(colon + 2).split(" ")) {
            section.add(line.substring(0, colon) + "." + field);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sections;
  }
}
