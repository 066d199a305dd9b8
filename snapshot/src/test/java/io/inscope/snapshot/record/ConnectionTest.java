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

  private static Connection connection(String certificate, boolean verified) {
    return new Connection(
        "c", "https://s", "u", "", "", certificate, verified, "", "v1.33.6", "uid", "agent", 5);
  }

  @Test
  void what_came_from_a_server_that_was_not_checked_is_not_called_checked_later() {
    Connection checked = connection("checked", true);
    Connection unchecked = connection("NOT CHECKED", false);
    assertThat(checked.goingOnFrom(checked)).isEqualTo(checked);
    assertThat(unchecked.goingOnFrom(checked)).isEqualTo(unchecked);
    assertThat(unchecked.goingOnFrom(unchecked)).isEqualTo(unchecked);
    assertThat(checked.goingOnFrom(unchecked))
        .isEqualTo(connection("checked; for the part before: NOT CHECKED", false));
  }
}
