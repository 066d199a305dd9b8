package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRedactorTest {
  private final Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=CANARY-1",
        "db.password = CANARY-1",
        "--token=CANARY-1",
        "--token CANARY-1 --v=2",
        "{\"password\":\"CANARY-1\"",
        "\\\"password\\\":\\\"CANARY-1\\\"",
        "password: CANARY-1 with words",
        "  - apiKey: 'CANARY-1'",
        "users:\n- name: a\n  password: |\n    CANARY-1\n    CANARY-2\n  role: x",
        "password:CANARY-1",
        "-Djavax.net.ssl.keyStorePassword=CANARY-1",
        "https://host/path?token=CANARY-1&x=1",
        "postgres://app:CANARY-1@db:5432/shop",
        "postgres://app:CANARY/1@db:5432/shop?x=CANARY@2",
        "curl -u admin:CANARY-1 https://x",
        "curl -H 'Authorization: Bearer CANARY-1234567'",
        "mysqladmin ping -u root -pCANARY-1",
        "redis-cli -a CANARY-1 ping",
        "-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nCANARY cut off",
        "port 6379\nrequirepass CANARY-1\nmasterauth CANARY-2",
        "machine host login me password CANARY-1",
        "machine host\n  login me\n  password CANARY-1\n",
        "CREATE USER u IDENTIFIED BY 'CANARY-1';",
        "ALTER ROLE x WITH PASSWORD 'CANARY-1';",
        "<server><password>CANARY-1</password></server>",
        "<ns:api-key>CANARY-1</ns:api-key>",
        "<db user=\"u\" password=\"CANARY-1\"/>",
        "content: H4sICANARYCANARYCANARYCANARYCANARY==",
        "PASSWORD='CANARY 1' exec run",
        "TOKEN=${TOKEN:-CANARY-1}"
      })
  void nothingSecretIsLeft(String text) {
    String redacted = redactor.text(text);
    assertThat(redacted).doesNotContain("CANARY").contains("redacted:");
    assertThat(redactor.text(redacted)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.example.com/vault/token:1.2.3",
        "quay.io/org/kubernetes-secret-generator:v3",
        "--authentication-token-webhook=true",
        "--service-account-key-file=/etc/kubernetes/pki/sa.pub",
        "--authorization-mode=Node,RBAC",
        "--authorization-kubeconfig=/etc/kubernetes/scheduler.conf",
        "authorization:\n  mode: Webhook\n",
        "--secrets=etcd-client,serving-cert",
        "missing resources: configmaps: client-ca, secrets: etcd-client",
        "password=$(DB_PASSWORD)",
        "password: ${DB_PASSWORD}",
        "password: {{ .Values.password }}",
        "password=",
        "password: ",
        "system:serviceaccount:kube-system:token-cleaner",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db",
        "MountVolume.SetUp failed for volume \"token\" : secret \"x\" not found",
        "if token == other then",
        "the password is wrong, password for user x",
        "identified by",
        "<password></password>",
        "<password>${PASSWORD}</password>",
        "<secretName>db</secretName>",
        "x <password and y",
        "Basic authentication is off",
        "https://host:8443/path@x",
        "ssh://git@example.com/repo",
        "-u 1000:1000",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "app=token-service,tier in (a, b)",
        "a very ordinary sentence about 12 things: one, two"
      })
  void whatIsNotSecretStays(String text) {
    assertThat(redactor.text(text)).isSameAs(text);
  }

  @Test
  void onlyTheSecretIsTakenOut() {
    assertThat(redactor.text("postgres://app:hunter2@db:5432/shop"))
        .matches("postgres://app:redacted:password:len=7:hmac=[0-9a-f]{32}@db:5432/shop");
    assertThat(redactor.text("run --password=hunter2 --v=4"))
        .matches("run --password=redacted:password:len=7:hmac=[0-9a-f]{32} --v=4");
  }

  @Test
  void tokensAreKnownByTheirForm() {
    String jwt =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"x\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\":\"y\"}".getBytes(StandardCharsets.UTF_8))
            + ".c2ln";
    assertThat(redactor.text("see " + jwt + "!")).matches("see redacted:jwt:len=\\d+:hmac=\\w+!");
    assertThat(redactor.text("id AKIA" + "IOSFODNN7EXAMPLE"))
        .matches("id redacted:access-key:len=20:hmac=\\w+");
    assertThat(redactor.text("ghp_" + "a".repeat(36))).matches("redacted:token:len=40:hmac=\\w+");
  }

  @Test
  void encodedKeysGoAndEncodedCertificatesStay() {
    String key = encoded("-----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY-----\n");
    String certificate = encoded("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

    assertThat(redactor.text("user-data: " + key)).matches("user-data: redacted:private-key:.*");
    assertThat(redactor.text(certificate)).isSameAs(certificate);
  }

  @Test
  void equalValuesHaveEqualFingerprintsUnderOneKeyOnly() {
    Marker one = Marker.find(redactor.text("password=hunter2")).orElseThrow();
    Marker other = Marker.find(redactor.text("\"token\": \"hunter2\"")).orElseThrow();
    Marker foreign =
        Marker.find(new Redactor(FingerprintKey.random()).text("password=hunter2")).orElseThrow();

    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    assertThat(one.fingerprint()).isNotEqualTo(foreign.fingerprint());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
