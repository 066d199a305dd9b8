package io.inscope.snapshot.network.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0-255.255.255.255",
    "255.255.255.255/32, 255.255.255.255-255.255.255.255",
    "10.1.2.3/8, 10.0.0.0-10.255.255.255",
    "128.0.0.0/1, 128.0.0.0-255.255.255.255",
    "010.0.0.0/24, 10.0.0.0-10.0.0.255",
    "::/0, ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/32, 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8:0:1::/64, 2001:db8:0:1::-2001:db8:0:1:ffff:ffff:ffff:ffff",
    "fe80::1:0:0:1/128, fe80::1:0:0:1-fe80::1:0:0:1",
    "::8000:0:0:0/65, ::8000:0:0:0-::ffff:ffff:ffff:ffff"
  })
  void a_cidr_is_a_range(String cidr, String range) {
    assertThat(AddressRange.ofCidr(cidr).map(AddressRange::toString)).contains(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.256/8",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "/8",
        "1.2.3.4.5/8",
        "::/129",
        "::g/64",
        "::ffff:10.0.0.0/104",
        "localhost/8",
        "10.0.0.0/8 ",
        "+1.0.0.0/8",
        "fe80::1%eth0/64"
      })
  void what_is_not_a_cidr_is_none(String text) {
    assertThat(AddressRange.ofCidr(text)).isEmpty();
  }

  @Test
  void behaves_as_a_set_of_addresses() {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      // The last 24 addresses there are, so that the end of the world is among them.
      BitSet left = new BitSet();
      BitSet right = new BitSet();
      AddressSet a = some(random, left);
      AddressSet b = some(random, right);
      left.andNot(right);
      assertThat(a.without(b)).isEqualTo(of(left));
      for (int i = 0; i < 24; i++) {
        assertThat(a.without(b).contains(address(i))).isEqualTo(left.get(i));
      }
    }
  }

  private static AddressSet some(Random random, BitSet bits) {
    List<AddressRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(24);
      int to = Math.min(23, from + random.nextInt(8));
      ranges.add(new AddressRange(address(from), address(to)));
      bits.set(from, to + 1);
    }
    return AddressSet.of(ranges);
  }

  private static AddressSet of(BitSet bits) {
    return AddressSet.of(bits.stream().mapToObj(i -> AddressRange.of(address(i))).toList());
  }

  private static Address address(int i) {
    return Address.parse("255.255.255." + (232 + i)).orElseThrow();
  }
}
