package io.inscope.snapshot.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static Connection at(String server, String uid) {
    return new Connection("", server, "", "", "", "", true, "", "", uid, "", 5);
  }

  @Test
  void theUidDecidesWhereBothKnowIt() {
    assertThat(at("https://a", "u1").isSameCluster(at("https://b", "u1"))).isTrue();
    assertThat(at("https://a", "u1").isSameCluster(at("https://a", "u2"))).isFalse();
  }

  @Test
  void elseTheAddressDoes() {
    assertThat(at("https://a", "").isSameCluster(at("https://a", "u1"))).isTrue();
    assertThat(at("https://a", "u1").isSameCluster(at("https://b", ""))).isFalse();
    assertThat(at("https://a", "").isSameCluster(at("https://b", ""))).isFalse();
  }

  @Test
  void anAddressAloneRulesOutOnlyWhatHasNoUid() {
    assertThat(at("https://a", "").mayBeAt("https://a")).isTrue();
    assertThat(at("https://a", "").mayBeAt("https://b")).isFalse();
    assertThat(at("https://a", "u1").mayBeAt("https://b")).isTrue();
  }
}
