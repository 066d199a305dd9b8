package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.JsonTree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownValueTest {
  private static final String ENV = "/spec/template/spec/containers/0/env/2";

  @ParameterizedTest
  @CsvSource({
    ENV + "/value, hunter2, ***",
    ENV + "/value, debug, ***",
    ENV + "/value, true, true",
    ENV + "/value, 8080, 8080",
    ENV + "/value, /etc/tls/ca.pem, /etc/tls/ca.pem",
    ENV + "/value, http://db:5432/x, http://db:5432/x",
    ENV + "/value, http://u:p@db/x, ***",
    ENV + "/name, DB_PASSWORD, DB_PASSWORD",
    ENV + "/valueFrom/secretKeyRef/key, password, password",
    "/data/password, aHVudGVyMg==, ***",
    "/data/name, hunter2, ***",
    "/stringData/token, abc, ***",
    "/data/x, redacted:card:453957******1486, redacted:card:453957******1486",
    "/data/x, redacted:card:453957******1486 hunter2, ***",
    "/data/x, ***-**-****, ***-**-****",
    "/data/tls.crt, X.509: CN=shop.example valid until 2026-01-01, X.509: CN=shop.example valid"
        + " until 2026-01-01",
    "/data/x, X.509: card 4111 1111 1111 1111, X.509: card ***",
    "/spec/containers/0/args/1, --db-password=hunter2, --db-password=***",
    "/spec/containers/0/args/1, --token-auth-file=/etc/t.csv, --token-auth-file=/etc/t.csv",
    "/spec/containers/0/args/1, --anonymous-auth=false, --anonymous-auth=false",
    "/spec/containers/0/args/1, --profiling=true, --profiling=true",
    "/spec/containers/0/args/1, x9Kq27bTz41LmPq8, ***",
    "/spec/containers/0/command/0, kube-apiserver, kube-apiserver",
    "/spec/containers/0/image, registry.example/a:latest, registry.example/a:latest",
    "/metadata/annotations/x, https://u:p@git.example/r, https://***@git.example/r",
    "/metadata/annotations/x, card 4111 1111 1111 1111 seen, card *** seen",
    "/metadata/annotations/x, build 4111111111111112, build 4111111111111112",
    "/metadata/annotations/x, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.s, ***",
    "/metadata/annotations/x, -----BEGIN RSA PRIVATE KEY-----, ***",
  })
  void whatMayBeSecretIsMaskedAndTheRestIsShown(String pointer, String value, String shown) {
    assertThat(ShownValue.of(pointer, value)).isEqualTo(shown);
  }

  @Test
  void valuesThatAreNoTextAreShown() {
    assertThat(ShownValue.of("/spec/env/0/value", null)).isEmpty();
    assertThat(ShownValue.of("/spec/replicas", 3L)).isEqualTo("3");
    assertThat(ShownValue.of("/data/x", false)).isEqualTo("false");
  }

  @Test
  void secretsInsideATreeAreMaskedToo() {
    Object container =
        JsonTree.parse(
            """
            {"name":"db","args":["--user","sa","--password","hunter2","--verbose"],
             "env":[{"name":"PIN","value":"hunter2"},
               {"name":"K","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}]}
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(ShownValue.of("/spec/containers/0", container))
        .isEqualTo(
            "{\"args\":[\"--user\",\"sa\",\"--password\",\"***\",\"--verbose\"],"
                + "\"env\":[{\"name\":\"PIN\",\"value\":\"***\"},"
                + "{\"name\":\"K\",\"valueFrom\":{\"secretKeyRef\":{\"key\":\"k\",\"name\":\"s\"}}}],"
                + "\"name\":\"db\"}");
  }

  @Test
  void longTreesAreCut() {
    Object tree =
        JsonTree.parse(("{\"a\":\"" + "x".repeat(400) + "\"}").getBytes(StandardCharsets.UTF_8));
    assertThat(ShownValue.of("/spec", tree)).hasSize(302).endsWith("x …");
  }
}
