package io.inscope.reports.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "Internet, 0.0.0.0-255.255.255.255, true",
    "Internet, 203.0.113.7-203.0.113.7, true",
    "Internet, 9.255.255.255-10.0.0.0, true",
    "Internet, 2000::-3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "Internet, 224.0.0.0-255.255.255.255, false",
    "Internet, fe00::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false",
    "Private network, 10.0.0.0-10.255.255.255, false",
    "Private network, 100.64.0.0-100.127.255.255, false",
    "Cloud metadata, 169.254.169.254-169.254.169.254, false",
    "Acquirer, 203.0.113.0-203.0.113.255, false",
    "Everything, 0.0.0.0-255.255.255.255, true"
  })
  void anEndpointIsTheInternetUnlessSomebodyNamedANarrowZone(
      String name, String range, boolean internet) {
    assertThat(PublicAddresses.isInternet(Endpoint.ofAddresses(name, range))).isEqualTo(internet);
  }

  @Test
  void anObjectIsNotTheInternet() {
    assertThat(
            PublicAddresses.isInternet(
                new Endpoint(Endpoint.Type.DNS, "", "", "", "shop.example", "")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "20.0.0.0/16, false",
    "20.0.0.0/15, true",
    "10.0.0.0/8, false",
    "0.0.0.0/0, true",
    "2a00::/32, false",
    "2a00::/31, true",
    "fc00::/7, false"
  })
  void onlyPublicAddressesCountForTheSizeOfABlock(String block, boolean more) {
    AddressSet addresses = AddressSet.of(List.of(AddressRange.ofCidr(block).orElseThrow()));
    assertThat(PublicAddresses.moreThan(16, 96, addresses)).isEqualTo(more);
  }

  @Test
  void theWidestRangeStandsForAllThatDifferInNothingElse() {
    Connection narrow = row("20.0.0.0-20.0.0.255", 443);
    Connection wide = row("30.0.0.0-40.255.255.255", 443);
    Connection otherPort = row("20.0.0.0-20.0.0.255", 53);
    assertThat(Reaches.evidence(List.of(narrow, wide, otherPort)))
        .containsExactly(new Evidence.Reach(wide), new Evidence.Reach(otherPort));
  }

  private static Connection row(String range, int port) {
    return new Connection(
        range + port,
        new Endpoint(Endpoint.Type.WORKLOAD, "shop", "", "Pod", "web", ""),
        Endpoint.ofAddresses("Internet", range),
        new PortRange(Protocol.TCP, port, port),
        Answer.ALLOWED,
        Enforcement.YES,
        "address",
        Protection.UNKNOWN,
        "",
        "",
        "",
        "");
  }
}
