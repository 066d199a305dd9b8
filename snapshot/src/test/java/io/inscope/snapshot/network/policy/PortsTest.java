package io.inscope.snapshot.network.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static Ports tcp(int from, int to) {
    return Ports.of(new PortRange(Protocol.TCP, from, to));
  }

  @Test
  void equal_sets_are_equal_however_they_came_to_be() {
    assertThat(tcp(1, 80).or(tcp(81, 65535))).isEqualTo(Ports.all(Protocol.TCP));
    assertThat(tcp(1, 65535).without(tcp(80, 80)))
        .isEqualTo(tcp(81, 65535).or(tcp(1, 79)))
        .hasSameHashCodeAs(tcp(1, 79).or(tcp(81, 65535)))
        .hasToString("TCP 1-79, TCP 81-65535");
  }

  @Test
  void all_ports_of_three_protocols_are_less_than_all() {
    Ports three = Ports.all(Protocol.TCP).or(Ports.all(Protocol.UDP)).or(Ports.all(Protocol.SCTP));
    assertThat(three).isNotEqualTo(Ports.ALL);
    assertThat(Ports.ALL.without(three)).isEqualTo(Ports.all(Protocol.OTHER));
    assertThat(three.toString()).isEqualTo("TCP all, UDP all, SCTP all");
  }

  @Test
  void the_last_port_has_no_successor() {
    assertThat(tcp(65535, 65535).or(tcp(65534, 65534)).ranges())
        .containsExactly(new PortRange(Protocol.TCP, 65534, 65535));
    assertThat(Ports.ALL.without(Ports.ALL)).isEqualTo(Ports.NONE);
  }

  @Test
  void behaves_as_a_set_of_numbers() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      BitSet left = new BitSet();
      BitSet right = new BitSet();
      Ports a = some(random, left);
      Ports b = some(random, right);
      BitSet both = (BitSet) left.clone();
      both.and(right);
      BitSet either = (BitSet) left.clone();
      either.or(right);
      BitSet only = (BitSet) left.clone();
      only.andNot(right);
      assertThat(List.of(a.and(b), a.or(b), a.without(b)))
          .isEqualTo(List.of(of(both), of(either), of(only)));
    }
  }

  private static Ports some(Random random, BitSet bits) {
    List<PortRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = 1 + random.nextInt(20);
      int to = from + random.nextInt(6);
      ranges.add(new PortRange(Protocol.UDP, from, to));
      bits.set(from, to + 1);
    }
    return Ports.of(ranges);
  }

  private static Ports of(BitSet bits) {
    return Ports.of(bits.stream().mapToObj(p -> new PortRange(Protocol.UDP, p, p)).toList());
  }
}
