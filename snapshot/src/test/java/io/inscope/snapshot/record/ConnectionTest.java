package io.inscope.snapshot.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionTest {
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
