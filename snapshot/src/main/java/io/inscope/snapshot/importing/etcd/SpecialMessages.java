package io.inscope.snapshot.importing.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.inscope.snapshot.json.JsonArray;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Messages that Go prints as something else than an object of their fields, because their type has
/// a `MarshalJSON` of its own.
final class SpecialMessages {
  private static final Set<String> NAMES =
      Set.of(
          "Time",
          "MicroTime",
          "Duration",
          "Quantity",
          "IntOrString",
          "FieldsV1",
          "RawExtension",
          "JSON",
          "JSONSchemaPropsOrArray",
          "JSONSchemaPropsOrBool",
          "JSONSchemaPropsOrStringArray",
          "Verbs",
          "ExtraValue");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private SpecialMessages() {}

  static boolean isSpecial(Message message) {
    return NAMES.contains(message.getDescriptorForType().getName());
  }

  /// The one time that is left out when it was never set; the others are printed as `null`.
  static boolean isLeftOutWhenNull(String field) {
    return field.equals("ObjectMeta.creationTimestamp");
  }

  /// How messages within are to be printed.
  interface Inner {
    @Nullable Object value(Object message) throws UndecodableException;
  }

  static @Nullable Object value(Message message, Inner inner) throws UndecodableException {
    return switch (message.getDescriptorForType().getName()) {
      case "Time" -> time(message, SECONDS);
      case "MicroTime" -> time(message, MICROSECONDS);
      case "Duration" -> duration(number(message, "duration"));
      case "Quantity" -> text(message, "string").isEmpty() ? "0" : text(message, "string");
      case "IntOrString" ->
          number(message, "type") == 0 ? number(message, "intVal") : text(message, "strVal");
      case "FieldsV1" -> json(field(message, "Raw"));
      case "RawExtension", "JSON" -> json(field(message, "raw"));
      case "JSONSchemaPropsOrArray" ->
          either(message, "schema", list(message, "jSONSchemas", inner), inner);
      case "JSONSchemaPropsOrBool" -> either(message, "schema", field(message, "allows"), inner);
      case "JSONSchemaPropsOrStringArray" ->
          either(message, "schema", list(message, "property", inner), inner);
      default -> list(message, "items", inner);
    };
  }

  private static @Nullable Object either(Message message, String first, Object other, Inner inner)
      throws UndecodableException {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(first);
    return message.hasField(field) ? inner.value(message.getField(field)) : other;
  }

  private static JsonArray list(Message message, String name, Inner inner)
      throws UndecodableException {
    JsonArray.Builder array = JsonArray.builder();
    for (Object item : (List<?>) field(message, name)) {
      array.add(inner.value(item));
    }
    return array.build();
  }

  private static @Nullable String time(Message message, DateTimeFormatter format)
      throws UndecodableException {
    long seconds = number(message, "seconds");
    long nanos = number(message, "nanos");
    try {
      return seconds == 0 && nanos == 0
          ? null
          : format.format(Instant.ofEpochSecond(seconds, nanos));
    } catch (DateTimeException | ArithmeticException e) {
      throw new UndecodableException("it holds a time that is none");
    }
  }

  /// As Go prints one: `1h30m0s`, `1.5s`; below a second in the unit that fits.
  private static String duration(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    java.time.Duration duration = java.time.Duration.ofNanos(nanos).abs();
    if (duration.toSeconds() == 0) {
      long n = duration.toNanos();
      return sign
          + (n < 1_000 ? n + "ns" : n < 1_000_000 ? plain(n, 3) + "\u00b5s" : plain(n, 6) + "ms");
    }
    String seconds = plain(duration.toSecondsPart() * 1_000_000_000L + duration.toNanosPart(), 9);
    long hours = duration.toHours();
    return sign
        + (hours > 0 ? hours + "h" : "")
        + (duration.toMinutes() > 0 ? duration.toMinutesPart() + "m" : "")
        + seconds
        + "s";
  }

  private static String plain(long number, int decimals) {
    java.math.BigDecimal value = java.math.BigDecimal.valueOf(number, decimals);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static @Nullable Object json(Object raw) throws UndecodableException {
    ByteString bytes = (ByteString) raw;
    return bytes.isEmpty() ? null : PlainJson.tree(bytes.toByteArray());
  }

  private static Object field(Message message, String name) {
    return message.getField(message.getDescriptorForType().findFieldByName(name));
  }

  private static long number(Message message, String name) {
    return ((Number) field(message, name)).longValue();
  }

  private static String text(Message message, String name) {
    return (String) field(message, name);
  }
}
