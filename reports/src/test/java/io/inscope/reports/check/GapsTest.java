package io.inscope.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.checks.Audits;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final GroupKind GATEWAY = new GroupKind("gateway.networking.k8s.io", "Gateway");
  private static final GroupKind ROUTE = new GroupKind("route.openshift.io", "Route");
  private static final String NOT_ASKED = ": it is not part of what was handed over";
  private static final Coverage NONE = new Coverage.Read(0);

  private static String gap(GroupKind kind, Map<GroupKind, Coverage> coverage) {
    return new Gaps(Audits.snapshot("", "", coverage)).of(Set.of(kind));
  }

  @Test
  void anAddOnsKindThatNobodyAskedForIsAGap() {
    assertThat(gap(GATEWAY, Map.of())).isEqualTo("Gateway" + NOT_ASKED);
  }

  @Test
  void nothingIsMissingOfAKindThatTheClusterDoesNotHave() {
    assertThat(gap(GATEWAY, Map.of(Kinds.CUSTOM_RESOURCE_DEFINITION, NONE))).isEmpty();
  }

  @Test
  void aBuiltInKindHasNoDefinitionAndIsAGapAllTheSame() {
    assertThat(gap(Kinds.NETWORK_POLICY, Map.of(Kinds.CUSTOM_RESOURCE_DEFINITION, NONE)))
        .isEqualTo("NetworkPolicy" + NOT_ASKED);
  }

  @Test
  void openShiftBringsKindsWithoutDefinitions() {
    assertThat(gap(ROUTE, Map.of(Kinds.CUSTOM_RESOURCE_DEFINITION, NONE)))
        .isEqualTo("Route" + NOT_ASKED);
    assertThat(
            gap(ROUTE, Map.of(Kinds.CUSTOM_RESOURCE_DEFINITION, NONE, Installed.API_SERVICE, NONE)))
        .isEmpty();
  }

  @Test
  void aRefusalStaysAGap() {
    assertThat(
            gap(
                GATEWAY,
                Map.of(
                    Kinds.CUSTOM_RESOURCE_DEFINITION,
                    NONE,
                    GATEWAY,
                    new Coverage.Refused("forbidden"))))
        .isEqualTo("Gateway: the server refused to list it: forbidden");
  }
}
