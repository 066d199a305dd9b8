package io.inscope.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTextTest {
  @Test
  void aBlockIsWrittenWithItsPrefix() {
    assertThat(AddressText.of("203.0.113.0-203.0.113.255")).isEqualTo("203.0.113.0/24");
    assertThat(AddressText.of("198.51.100.16-198.51.100.31")).isEqualTo("198.51.100.16/28");
    assertThat(AddressText.of("0.0.0.0-127.255.255.255")).isEqualTo("0.0.0.0/1");
  }

  @Test
  void oneAddressIsWrittenOnce() {
    assertThat(AddressText.of("203.0.113.7-203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(AddressText.of("2001:db8::1-2001:db8::1")).isEqualTo("2001:db8::1");
  }

  @Test
  void everythingIsAnyAddress() {
    assertThat(AddressText.of("0.0.0.0-255.255.255.255")).isEqualTo("any IPv4 address");
  }

  @Test
  void whatIsNoBlockStays() {
    assertThat(AddressText.of("203.0.113.1-203.0.113.255")).isEqualTo("203.0.113.1-203.0.113.255");
    assertThat(AddressText.of("203.0.113.1-203.0.113.2")).isEqualTo("203.0.113.1-203.0.113.2");
    assertThat(AddressText.of("2001:db8::-2001:db8::ffff")).isEqualTo("2001:db8::-2001:db8::ffff");
    assertThat(AddressText.of("203.0.113.300-203.0.113.301"))
        .isEqualTo("203.0.113.300-203.0.113.301");
    assertThat(AddressText.of("")).isEmpty();
  }
}
