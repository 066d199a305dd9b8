package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.kubernetes.client.proto.Runtime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an API server put under a key, by how it begins
/// ([protobuf](https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding),
/// [encryption](https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#verifying-that-data-is-encrypted)).
sealed interface StoredValue {
  /// Of the classes of the library only the schemas are used: the messages themselves come from a
  /// compiler so old that the protobuf library warns of them.
  Descriptor ENVELOPE = Runtime.getDescriptor().findMessageTypeByName("Unknown");

  /// One object of a built-in kind.
  record Protobuf(String apiVersion, String kind, ByteString content) implements StoredValue {}

  /// One object in JSON, as all custom resources are stored.
  record Json(ByteString text) implements StoredValue {}

  /// One object that only the cluster's key opens.
  ///
  /// @param provider `aescbc:v1`, `kms:v2`; `unknown` when it is not written as they are
  record Encrypted(String provider) implements StoredValue {}

  /// Not what Kubernetes writes.
  ///
  /// @param claims whether it begins as Kubernetes does and is broken
  record Stranger(boolean claims) implements StoredValue {}

  static StoredValue of(byte[] value) {
    if (startsWith(value, "k8s\0")) {
      return unpacked(value);
    }
    if (startsWith(value, "k8s:enc:")) {
      return new Encrypted(provider(value));
    }
    if (startsWith(value, "{")) {
      return new Json(ByteString.copyFrom(value));
    }
    return new Stranger(startsWith(value, "k8s"));
  }

  private static StoredValue unpacked(byte[] value) {
    try {
      DynamicMessage envelope =
          DynamicMessage.parseFrom(ENVELOPE, ByteString.copyFrom(value, 4, value.length - 4));
      ByteString content = (ByteString) field(envelope, "raw");
      if (!field(envelope, "contentEncoding").equals("")) {
        return new Stranger(true);
      }
      if (field(envelope, "contentType").equals("application/json")) {
        return new Json(content);
      }
      Message type = (Message) field(envelope, "typeMeta");
      return new Protobuf(
          (String) field(type, "apiVersion"), (String) field(type, "kind"), content);
    } catch (InvalidProtocolBufferException e) {
      return new Stranger(true);
    }
  }

  private static Object field(Message message, String name) {
    return message.getField(message.getDescriptorForType().findFieldByName(name));
  }

  private static boolean startsWith(byte[] value, String prefix) {
    return value.length >= prefix.length()
        && Arrays.equals(value, 0, prefix.length(), prefix.getBytes(UTF_8), 0, prefix.length());
  }

  private static String provider(byte[] value) {
    String head = new String(value, 0, Math.min(value.length, 64), UTF_8);
    Matcher provider = Pattern.compile("k8s:enc:([a-z]{1,20}:v[0-9]{1,2}):").matcher(head);
    return provider.lookingAt() ? provider.group(1) : "unknown";
  }
}
