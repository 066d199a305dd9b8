package io.inscope.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortLabelTest {
  private static PortRange tcp(int from, int to) {
    return new PortRange(Protocol.TCP, from, to);
  }

  private static String label(PortRange... ports) {
    return PortLabel.of(List.of(ports), Set.of(Protection.TLS));
  }

  @Test
  void namesTheProtocolOnce() {
    assertThat(label(tcp(8443, 8443), tcp(443, 443))).isEqualTo("TCP 443, 8443 T");
  }

  @Test
  void namesEveryProtocol() {
    assertThat(label(new PortRange(Protocol.UDP, 53, 53), tcp(53, 53))).isEqualTo("TCP/UDP 53 T");
  }

  @Test
  void joinsNeighbours() {
    assertThat(label(tcp(80, 80), tcp(81, 90), tcp(85, 95))).isEqualTo("TCP 80-95 T");
  }

  @Test
  void countsWhatIsTooMuch() {
    PortRange[] many =
        IntStream.range(0, 9)
            .mapToObj(i -> tcp(1000 + 2 * i, 1000 + 2 * i))
            .toArray(PortRange[]::new);

    assertThat(label(many)).isEqualTo("TCP 1000, 1002, 1004 +6 T");
  }

  @Test
  void saysAllForAll() {
    assertThat(label(tcp(1, 65535))).isEqualTo("TCP all T");
    assertThat(label(tcp(1, 65535), new PortRange(Protocol.UDP, 1, 65535)))
        .isEqualTo("TCP/UDP all T");
    assertThat(
            label(
                tcp(1, 65535),
                new PortRange(Protocol.UDP, 1, 65535),
                new PortRange(Protocol.SCTP, 1, 65535)))
        .isEqualTo("all ports T");
  }

  @Test
  void endsWithTheLetterOfTheProtection() {
    List<PortRange> ports = List.of(tcp(1, 1));

    assertThat(PortLabel.of(ports, Set.of(Protection.MTLS))).isEqualTo("TCP 1 M");
    assertThat(PortLabel.of(ports, Set.of(Protection.PLUGIN))).isEqualTo("TCP 1 P");
    assertThat(PortLabel.of(ports, Set.of(Protection.CLEAR))).isEqualTo("TCP 1 C");
    assertThat(PortLabel.of(ports, Set.of(Protection.UNKNOWN))).isEqualTo("TCP 1 ?");
    assertThat(PortLabel.of(ports, Set.of(Protection.TLS, Protection.CLEAR)))
        .isEqualTo("TCP 1 C/T");
  }
}
