package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Names a connection so that the same one in the next snapshot has the same name: a hash of both
/// sides, the ports and the way, nothing else.
public final class ConnectionId {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  private ConnectionId() {}

  public static String of(Endpoint from, Endpoint to, PortRange ports, String way) {
    String text =
        String.join(
            "\n",
            side(from),
            side(to),
            ports.protocol() + " " + ports.from() + "-" + ports.to(),
            way);
    byte[] hash = sha256(text);
    StringBuilder id = new StringBuilder("c-");
    long bits = 0;
    int count = 0;
    for (int i = 0; id.length() < LENGTH + 2; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
      for (count += 8; count >= 5 && id.length() < LENGTH + 2; count -= 5) {
        id.append(ALPHABET.charAt((int) (bits >> count - 5 & 31)));
      }
    }
    return id.toString();
  }

  /// An address range is what it is, whatever people call it.
  private static String side(Endpoint endpoint) {
    return endpoint.isObject()
        ? endpoint.type().word() + " " + endpoint.ref()
        : endpoint.type().word()
            + " "
            + (endpoint.addresses().isEmpty() ? endpoint.name() : endpoint.addresses());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
