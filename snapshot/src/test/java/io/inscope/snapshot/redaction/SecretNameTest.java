package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "DB_PASSWORD",
        "dbPassword",
        "DB_PASSWORD_PROD",
        "password2",
        "PGPASSWORD",
        "redis.auth.token",
        "API_KEY",
        "apiKey",
        "x-api-key",
        "AWS_SECRET_ACCESS_KEY",
        "SECRET_KEY_BASE",
        "client-secret",
        "clientSecret",
        "AUTH_SECRET",
        "credentials",
        "GITHUB_TOKEN",
        "privateKey",
        "client-key-data",
        "Authorization",
        "DB_PASS",
        "smtpPwd",
        "MYSQL_ROOT_PASSWORD",
        ".dockerconfigjson",
        "JWT",
        "token-secret.value",
        "HTPASSWD"
      })
  void saysSecret(String name) {
    assertThat(SecretName.says(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretName",
        "PASSWORD_FILE",
        "passwordPath",
        "tokenTTL",
        "tokenExpirationSeconds",
        "passwordSecretRef",
        "publicKey",
        "AWS_ACCESS_KEY_ID",
        "PWD",
        "OLDPWD",
        "bypass",
        "TOKENIZER_HOST",
        "tls-private-key-file",
        "authorization-mode",
        "monkey",
        "secrets.yaml",
        "token-config.yaml",
        "passwordKey",
        "username",
        "pingSource",
        "pinned",
        "keyring",
        "",
        "secretsmanager-endpoint",
        "anonymous-auth",
        "service-account-issuer"
      })
  void saysNothing(String name) {
    assertThat(SecretName.says(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx.ingress.kubernetes.io/auth-secret",
        "existingSecret",
        "tlsSecret",
        "imagePullSecrets",
        "tls-secret"
      })
  void aFieldCanNameASecret(String name) {
    assertThat(SecretName.saysField(name)).isFalse();
  }
}
