package io.inscope.snapshot.importing.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns protobuf into the tree that the API server prints as JSON of the same object.
///
/// Most of it follows from the schema. What does not: messages that print as something else
/// ([SpecialMessages]), messages whose fields belong to the one around them, names that differ, and
/// zeros ([Zeros]). Empty lists are left out, for on the wire there is nothing of them; the API
/// server prints some as `null`, which is the same to every reader.
final class ProtoJson {
  /// Deep enough for the schema of any CustomResourceDefinition, shallow enough for a tree.
  private static final int MAX_DEPTH = 190;

  /// Fields whose message is embedded in Go: its fields are printed in the place of the field.
  private static final Set<String> EMBEDDED =
      Set.of(
          "ConfigMapEnvSource.localObjectReference",
          "ConfigMapKeySelector.localObjectReference",
          "ConfigMapProjection.localObjectReference",
          "ConfigMapVolumeSource.localObjectReference",
          "SecretEnvSource.localObjectReference",
          "SecretKeySelector.localObjectReference",
          "SecretProjection.localObjectReference",
          "EphemeralContainer.ephemeralContainerCommon",
          "PersistentVolumeSpec.persistentVolumeSource",
          "Probe.handler",
          "Volume.volumeSource",
          "IngressRule.ingressRuleValue",
          "NamedRuleWithOperations.ruleWithOperations",
          "RuleWithOperations.rule",
          "DeviceAllocationConfiguration.deviceConfiguration",
          "DeviceClaimConfiguration.deviceConfiguration",
          "DeviceClassConfiguration.deviceConfiguration");

  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("MutatingWebhookConfiguration.Webhooks", "webhooks"),
          Map.entry("ValidatingWebhookConfiguration.Webhooks", "webhooks"),
          Map.entry("Validation.Expression", "expression"),
          Map.entry("Variable.Name", "name"),
          Map.entry("Variable.Expression", "expression"),
          Map.entry("BoundObjectReference.uID", "uid"),
          Map.entry("IngressClassParametersReference.aPIGroup", "apiGroup"),
          Map.entry("JSONSchemaProps.ref", "$ref"),
          Map.entry("JSONSchemaProps.schema", "$schema"),
          Map.entry(
              "JSONSchemaProps.xKubernetesEmbeddedResource", "x-kubernetes-embedded-resource"),
          Map.entry("JSONSchemaProps.xKubernetesIntOrString", "x-kubernetes-int-or-string"),
          Map.entry("JSONSchemaProps.xKubernetesListMapKeys", "x-kubernetes-list-map-keys"),
          Map.entry("JSONSchemaProps.xKubernetesListType", "x-kubernetes-list-type"),
          Map.entry("JSONSchemaProps.xKubernetesMapType", "x-kubernetes-map-type"),
          Map.entry(
              "JSONSchemaProps.xKubernetesPreserveUnknownFields",
              "x-kubernetes-preserve-unknown-fields"),
          Map.entry("JSONSchemaProps.xKubernetesValidations", "x-kubernetes-validations"));

  /// `metadata.clusterName`, which was never used and went with Kubernetes 1.24; before, it stands
  /// empty in every object.
  private static final String CLUSTER_NAME = "field 15 of ObjectMeta";

  private final Consumer<String> unknown;

  /// @param unknown is told of each field that the schema does not know, `field 44 of PodSpec`, and
  ///   that is therefore left out
  ProtoJson(Consumer<String> unknown) {
    this.unknown = unknown;
  }

  /// @throws UndecodableException when the bytes are not a message of this schema
  JsonObject object(Descriptor schema, ByteString bytes) throws UndecodableException {
    CodedInputStream in = bytes.newCodedInput();
    in.setRecursionLimit(MAX_DEPTH);
    try {
      JsonObject.Builder object = JsonObject.builder();
      members(DynamicMessage.parseFrom(schema, in), object);
      return object.build();
    } catch (IOException e) {
      throw new UndecodableException("its protobuf is damaged");
    }
  }

  /// The fields of a message as members of an object.
  private void members(Message message, JsonObject.Builder object) throws UndecodableException {
    String type = message.getDescriptorForType().getName();
    for (Map.Entry<Integer, UnknownFieldSet.Field> field :
        new TreeMap<>(message.getUnknownFields().asMap()).entrySet()) {
      String name = "field " + field.getKey() + " of " + type;
      if (!name.equals(CLUSTER_NAME) || !isEmpty(field.getValue())) {
        unknown.accept(name);
      }
    }
    for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      String name = type + "." + field.getName();
      if (EMBEDDED.contains(name) && entry.getValue() instanceof Message embedded) {
        members(embedded, object);
      } else if (!Zeros.isLeftOut(field, entry.getValue())) {
        Object value = value(field, entry.getValue());
        if (value != null || !SpecialMessages.isLeftOutWhenNull(name)) {
          object.put(RENAMED.getOrDefault(name, field.getName()), value);
        }
      }
    }
  }

  private static boolean isEmpty(UnknownFieldSet.Field field) {
    return field.getVarintList().isEmpty()
        && field.getLengthDelimitedList().stream().allMatch(ByteString::isEmpty);
  }

  private @Nullable Object value(FieldDescriptor field, Object value) throws UndecodableException {
    if (field.isMapField()) {
      return map((List<?>) value);
    }
    if (!field.isRepeated()) {
      return single(value);
    }
    JsonArray.Builder array = JsonArray.builder();
    for (Object item : (List<?>) value) {
      array.add(single(item));
    }
    return array.build();
  }

  private JsonObject map(List<?> entries) throws UndecodableException {
    SortedMap<String, @Nullable Object> sorted = new TreeMap<>();
    for (Object entry : entries) {
      Message pair = (Message) entry;
      List<FieldDescriptor> fields = pair.getDescriptorForType().getFields();
      sorted.put(
          String.valueOf(pair.getField(fields.getFirst())),
          single(pair.getField(fields.getLast())));
    }
    JsonObject.Builder object = JsonObject.builder();
    sorted.forEach(object::put);
    return object.build();
  }

  private @Nullable Object single(Object value) throws UndecodableException {
    return switch (value) {
      case Message message -> {
        if (SpecialMessages.isSpecial(message)) {
          yield SpecialMessages.value(message, this::single);
        }
        JsonObject.Builder object = JsonObject.builder();
        members(message, object);
        yield object.build();
      }
      case ByteString bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
      case Integer number -> number.longValue();
      case Double number -> decimal(number);
      case Float number -> decimal(number.doubleValue());
      case String _, Boolean _, Long _ -> value;
      default -> value.toString();
    };
  }

  private static Object decimal(double number) throws UndecodableException {
    if (!Double.isFinite(number)) {
      throw new UndecodableException("it holds a number that is none");
    }
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    return decimal.scale() <= 0 && decimal.precision() - decimal.scale() < 19
        ? (Object) decimal.longValueExact()
        : decimal;
  }
}
