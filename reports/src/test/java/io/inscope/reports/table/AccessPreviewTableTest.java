package io.inscope.reports.table;

import static io.inscope.reports.table.Fixtures.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.request.Needed;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.capture.KindAccess.State;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessPreviewTableTest {
  private static final GroupKind WIDGET = new GroupKind("x.example", "Widget");
  private static final GroupKind CIDR_GROUP = new GroupKind("cilium.io", "CiliumCIDRGroup");

  private static KindAccess access(
      GroupKind kind, boolean namespaced, State state, SortedSet<String> where, String reason) {
    return new KindAccess(kind, namespaced, state, where, reason);
  }

  private static SortedSet<String> namespaces(int n) {
    return IntStream.range(0, n)
        .mapToObj("n%02d"::formatted)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyKindSaysWhereItMayBeListedAndWhoNeedsIt() {
    SortedSet<String> nowhere = new TreeSet<>();
    Table table =
        AccessPreviewTable.of(
            new AccessPreview(
                List.of(
                    access(CIDR_GROUP, false, State.ALLOWED, nowhere, ""),
                    access(Kinds.NODE, false, State.REFUSED, nowhere, "no"),
                    access(Kinds.POD, true, State.PARTLY, namespaces(12), "not all"),
                    access(WIDGET, true, State.UNKNOWN, nowhere, "busy"),
                    access(Kinds.ROLE, true, State.NOT_SERVED, nowhere, "not there")),
                List.of()));
    assertThat(plain(table))
        .containsExactly(
            List.of("cilium.io", "CiliumCIDRGroup", "cluster", "allowed", "engine", ""),
            List.of("", "Node", "cluster", "refused", "" + Needed.checks(Kinds.NODE), "no"),
            List.of(
                "",
                "Pod",
                "namespace",
                "partly",
                "" + Needed.checks(Kinds.POD),
                "only in n00, n01, n02, n03, n04, n05, n06, n07, n08, n09 and 2 more; not all"),
            List.of("x.example", "Widget", "namespace", "unknown", "", "busy"),
            List.of(
                "rbac.authorization.k8s.io",
                "Role",
                "",
                "not_served",
                "" + Needed.checks(Kinds.ROLE),
                "not there"));
    assertThat(Needed.checks(Kinds.POD)).isGreaterThan(50);
  }

  @Test
  void whatNoServerHasIsNotAskedOfOne() {
    assertThat(Needed.fromServer()).contains(Kinds.POD, Kinds.SECRET);
    assertThat(Needed.fromServer()).noneMatch(kind -> kind.group().endsWith("inscope.io"));
    assertThat(Needed.kinds()).containsAll(Needed.fromServer());
  }
}
