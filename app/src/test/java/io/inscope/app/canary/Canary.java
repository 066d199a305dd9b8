package io.inscope.app.canary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// Marked secrets, each another one, in the dresses that secrets wear. Seeded: the same each time.
final class Canary {
  static final String CARD = "4111111111111111";

  private static final Pattern TOKEN = Pattern.compile("@(\\w+)@");

  private final Random random = new Random(42);

  /// A text with each `@dress@` replaced by a marked secret in it.
  String dress(String template) {
    return TOKEN.matcher(template).replaceAll(m -> Matcher.quoteReplacement(secret(m.group(1))));
  }

  static boolean isIn(String template) {
    return TOKEN.matcher(template).find();
  }

  private String secret(String dress) {
    return switch (dress) {
      case "plain" -> plain();
      // The three alignments of base64.
      case "b0" -> base64(plain());
      case "b1" -> base64("a" + plain());
      case "b2" -> base64("ab" + plain());
      case "aws" -> aws();
      case "jwt" -> jwt();
      case "jwt64" -> base64(jwt());
      case "github" -> "ghp_" + plain().replace("-", "").substring(0, 36);
      case "pem" -> pem();
      case "pem64" -> base64(pem());
      case "pemline" -> pem().replace("\n", "\\n");
      case "pemurl" -> pem().replace(" ", "%20").replace("\n", "%0A");
      case "basic" -> base64("user:" + plain());
      case "docker" -> docker();
      case "docker64" -> base64(docker());
      case "dockercfg64" ->
          base64("{\"registry\":{\"username\":\"u\",\"password\":\"" + plain() + "\"}}");
      case "env64" -> base64("DB_PASSWORD=" + plain() + "\n");
      case "manifest" -> manifest();
      case "gz" -> packed(manifest());
      case "helm" -> packed(helm());
      case "helm64" -> base64(packed(helm()));
      case "card" -> CARD;
      case "cards" -> "4111 1111 1111 1111";
      default -> throw new IllegalArgumentException(dress);
    };
  }

  String plain() {
    return "CANARY-" + new UUID(random.nextLong(), random.nextLong());
  }

  private String aws() {
    return "AKIACANARY" + "%010d".formatted(random.nextLong(10_000_000_000L));
  }

  private String jwt() {
    return url("{\"alg\":\"RS256\"}") + "." + url("{\"sub\":\"" + plain() + "\"}") + ".c2ln";
  }

  private String pem() {
    return "-----BEGIN RSA PRIVATE KEY-----\n"
        + base64(plain())
        + "\n-----END RSA PRIVATE KEY-----\n";
  }

  private String docker() {
    return "{\"auths\":{\"registry\":{\"auth\":\"" + base64("u:" + plain()) + "\"}}}";
  }

  private String manifest() {
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: packed\nstringData:\n  a: %s\n"
        .formatted(plain());
  }

  private String helm() {
    return """
    {"name":"vault","namespace":"payments","version":3,
     "info":{"status":"deployed","first_deployed":"2026-01-02T03:04:05Z","notes":"%s"},
     "chart":{"metadata":{"name":"vault","version":"1.2.3"},"values":{"password":"%s"}},
     "config":{"password":"%s"},"manifest":"%s"}
    """
        .formatted(plain(), plain(), plain(), manifest().replace("\n", "\\n"));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String packed(String text) {
    return Base64.getEncoder().encodeToString(gzip(text.getBytes(StandardCharsets.UTF_8)));
  }
}
