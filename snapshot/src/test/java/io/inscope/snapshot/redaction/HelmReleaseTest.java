package io.inscope.snapshot.redaction;

import static io.inscope.snapshot.redaction.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of a Helm release what it deployed is kept, and no value.
class HelmReleaseTest {
  private static final String RELEASE =
      """
      {'name':'vault','info':{'first_deployed':'2026-01-02T03:04:05Z',
         'last_deployed':'2026-02-03T04:05:06Z','deleted':'','status':'deployed',
         'notes':'the password is CANARY'},
       'chart':{'metadata':{'name':'vault','version':'1.2.3','appVersion':'1.15','home':'x'},
         'templates':[{'name':'a.yaml','data':'Q0FOQVJZ'}],'values':{'password':'CANARY'}},
       'config':{'server':{'password':'CANARY'},'replicas':3},
       'manifest':'---\\n# Source: a\\napiVersion: v1\\nkind: Secret\\nmetadata:\\n  name: db\\n  namespace: n\\nstringData:\\n  a: CANARY\\n---\\napiVersion: apps/v1\\nkind: Deployment\\nmetadata:\\n  name: web\\n---\\na: b: CANARY\\n',
       'hooks':[{'name':'h','kind':'Job','manifest':'apiVersion: batch/v1\\nkind: Job\\nmetadata:\\n  name: init\\n'}],
       'version':7,'namespace':'payments'}
      """;

  private static final String FACTS =
      "{\"chart\":{\"appVersion\":\"1.15\",\"name\":\"vault\",\"version\":\"1.2.3\"},"
          + "\"firstDeployed\":\"2026-01-02T03:04:05Z\","
          + "\"hooks\":[{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"name\":\"init\"}],"
          + "\"lastDeployed\":\"2026-02-03T04:05:06Z\","
          + "\"manifest\":["
          + "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"name\":\"db\",\"namespace\":\"n\"},"
          + "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"web\"}],"
          + "\"name\":\"vault\",\"namespace\":\"payments\","
          + "\"problem\":\"1 of its manifests could not be read\","
          + "\"revision\":7,\"status\":\"deployed\",\"values\":[\"server\",\"replicas\"]}";

  private final FingerprintKey key = FingerprintKey.of(new byte[32]);
  private final Redactor redactor = new Redactor(key);

  @Test
  void aSecretKeepsWhatWasDeployed() {
    String packed = base64(gzip(RELEASE.replace('\'', '"')));
    Redaction redaction = redactor.redact(secret(base64(packed.getBytes(StandardCharsets.UTF_8))));

    assertThat(facts(redaction)).isEqualTo(FACTS);
    assertThat(redaction.resource().root().at("data", "release").text(""))
        .isEqualTo(
            "redacted:secret-value:len=%d:hmac=%s"
                .formatted(
                    packed.length(), key.fingerprint(packed.getBytes(StandardCharsets.UTF_8))));
    assertThat(redaction.redacted()).containsExactly(new Redacted("/data/release", "secret-value"));
    assertThat(redactor.redact(redaction.resource()).resource().root().object())
        .as("redacting again changes nothing")
        .isEqualTo(redaction.resource().root().object());
  }

  @Test
  void soDoesAConfigMap() {
    String packed = base64(gzip(RELEASE.replace('\'', '"')));
    Redaction redaction = redactor.redact(release("ConfigMap", "", packed));

    assertThat(facts(redaction)).isEqualTo(FACTS);
    assertThat(redaction.resource().root().at("data", "release").text(""))
        .startsWith("redacted:packed:len=" + packed.length() + ":hmac=");
    assertThat(redaction.redacted()).containsExactly(new Redacted("/data/release", "packed"));
    assertThat(redactor.redact(redaction.resource()).redacted()).isEmpty();
  }

  @Test
  void aReleaseOfTheFirstDaysWasNotPacked() {
    String plain = base64("{\"name\":\"old\",\"version\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(facts(redactor.redact(secret(base64(plain.getBytes(StandardCharsets.UTF_8))))))
        .isEqualTo(
            "{\"chart\":{},\"hooks\":[],\"manifest\":[],\"name\":\"old\",\"revision\":1,"
                + "\"values\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bm90IGJhc2U2NCEh|it is not a release of Helm 3",
        "%%%|it is not a release of Helm 3",
        "W10=|it is not a release of Helm 3",
        "***HIDDEN***|the exporting tool left the release out",
        "MTIgYnl0ZXMgbG9uZw==|the exporting tool left the release out"
      })
  void whatCannotBeReadStillHasItsName(String release, String problem) {
    assertThat(facts(redactor.redact(secret(release))))
        .isEqualTo("{\"name\":\"vault\",\"problem\":\"%s\",\"revision\":7}".formatted(problem));
  }

  @Test
  void aBombStops() {
    String bomb = base64(gzip("{\"name\":\"" + "a".repeat(10 << 20) + "\"}"));

    assertThat(facts(redactor.redact(release("ConfigMap", "", bomb))))
        .isEqualTo(
            "{\"name\":\"vault\",\"problem\":\"its gzip is damaged, or expands beyond all"
                + " measure\",\"revision\":7}");
  }

  @Test
  void damageAnywhereCostsTheReleaseAtMost() {
    byte[] whole = gzip(RELEASE.replace('\'', '"'));
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      String text = base64(java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length) + 1));

      Redaction redaction = redactor.redact(release("ConfigMap", "", text));

      assertThat(facts(redaction)).contains("\"name\":\"vault\"");
      assertThat(redaction.resource().root().toString()).doesNotContain("CANARY");
    }
  }

  @Test
  void otherSecretsHaveNoSuchMember() {
    Resource other =
        object("{'kind':'Secret','metadata':{'name':'release'},'data':{'release':'YQ=='}}");

    assertThat(redactor.redact(other).resource().root().at(HelmRelease.MEMBER).isPresent())
        .isFalse();
  }

  private Resource secret(String release) {
    return release("Secret", "'type':'helm.sh/release.v1',", release);
  }

  private static Resource release(String kind, String type, String release) {
    return object(
        "{'apiVersion':'v1','kind':'%s',%s'metadata':{'name':'sh.helm.release.v1.vault.v7'},"
                .formatted(kind, type)
            + "'data':{'release':'%s'}}".formatted(release));
  }

  private static String facts(Redaction redaction) {
    return String.valueOf(redaction.resource().root().object().get(HelmRelease.MEMBER));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
