package io.inscope.snapshot.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One condition of a label selector.
///
/// @param values sorted, each once; empty for EXISTS and DOES_NOT_EXIST
public record LabelRequirement(String key, Operator operator, List<String> values)
    implements Comparable<LabelRequirement> {
  /// How the values are compared. NOT_IN also holds for an object that lacks the key.
  public enum Operator {
    IN("In"),
    NOT_IN("NotIn"),
    EXISTS("Exists"),
    DOES_NOT_EXIST("DoesNotExist");

    private final String written;

    Operator(String written) {
      this.written = written;
    }

    static Optional<Operator> of(String written) {
      return Arrays.stream(values()).filter(o -> o.written.equals(written)).findFirst();
    }

    /// As YAML writes it.
    public String written() {
      return written;
    }

    boolean takesValues() {
      return this == IN || this == NOT_IN;
    }
  }

  private static final Comparator<LabelRequirement> ORDER =
      Comparator.comparing(LabelRequirement::key)
          .thenComparing(LabelRequirement::operator)
          .thenComparing(r -> String.join(",", r.values()));

  public boolean matches(Map<String, String> labels) {
    String value = labels.get(key);
    return switch (operator) {
      case IN -> value != null && values.contains(value);
      case NOT_IN -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
    };
  }

  @Override
  public int compareTo(LabelRequirement other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return switch (operator) {
      case IN ->
          values.size() == 1
              ? key + "=" + values.getFirst()
              : key + " in (" + String.join(",", values) + ")";
      case NOT_IN -> key + " notin (" + String.join(",", values) + ")";
      case EXISTS -> key;
      case DOES_NOT_EXIST -> "!" + key;
    };
  }
}
