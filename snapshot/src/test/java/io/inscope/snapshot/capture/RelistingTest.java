package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.inTurn;
import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.importing.KubectlJson;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.Relisted.Change;
import io.inscope.snapshot.record.Relisted.What;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelistingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  private static final ApiResource EVENTS =
      new ApiResource("", "v1", "events", "Event", true, false);
  private static final ApiResource POLICIES =
      new ApiResource("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true, false);
  private static final String PATH = "/apis/networking.k8s.io/v1/networkpolicies";

  @TempDir Path folder;
  private ApiServer server;
  private final Recorded sink = new Recorded();
  private final Seen seen = new Seen(sink, Relisting::compares);

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Relisted> relist(CaptureWatcher watcher, ListedKind... lists) throws Exception {
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
      return Relisting.run(gateway, List.of(lists), seen, sink, clock, watcher);
    }
  }

  private List<Relisted> relist(ListedKind... lists) throws Exception {
    return relist(CaptureWatcher.NONE, lists);
  }

  private static ListedKind listed(ApiResource resource, String namespace, Coverage coverage) {
    int objects = coverage instanceof Coverage.Read read ? read.count() : 0;
    return new ListedKind(resource, namespace, coverage, objects, "9", NOW, NOW, true);
  }

  private static ListedKind listed(ApiResource resource, int objects) {
    return listed(resource, "", new Coverage.Read(objects));
  }

  private static String metadata(String name, String version, String uid, int generation) {
    return """
    {"metadata":{"name":"%s","namespace":"shop","uid":"%s","resourceVersion":"%s"%s}}\
    """
        .formatted(name, uid, version, generation > 0 ? ",\"generation\":" + generation : "");
  }

  private static String metadata(String name, int version, int generation) {
    return metadata(name, "" + version, "u-" + name, generation);
  }

  private static String list(String version, String next, String... items) {
    return """
    {"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1",\
    "metadata":{"resourceVersion":"%s","continue":"%s"},"items":[%s]}\
    """
        .formatted(version, next, String.join(",", items));
  }

  /// Hands objects over as a capture does.
  private void see(ApiResource resource, String... items) throws Exception {
    String list =
        "{\"apiVersion\":\"%s\",\"kind\":\"%sList\",\"items\":[%s]}"
            .formatted(resource.apiVersion(), resource.kind(), String.join(",", items));
    new KubectlJson()
        .read("list.json", new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), seen);
  }

  private static Change policy(String name, String before, String after, What what) {
    return new Change(ResourceRef.of(Kinds.NETWORK_POLICY, "shop", name), before, after, what);
  }

  @Test
  void additions_removals_and_changes_are_told_from_each_other() throws Exception {
    see(
        POLICIES,
        metadata("gone", 3, 1),
        metadata("labelled", 4, 1),
        metadata("rewritten", 5, 1),
        metadata("same", 6, 1),
        metadata("swapped", 7, 1));
    server.at(
        PATH,
        list(
            "90",
            "",
            metadata("swapped", "80", "another", 1),
            metadata("same", 6, 1),
            metadata("rewritten", 81, 2),
            metadata("labelled", 82, 1),
            metadata("fresh", 83, 1)));

    List<Relisted> relisted = relist(listed(POLICIES, 5));

    assertThat(relisted)
        .containsExactly(
            new Relisted(
                POLICIES,
                NOW,
                "90",
                new Coverage.Read(5),
                List.of(
                    policy("fresh", "", "83", What.ADDED),
                    policy("gone", "3", "", What.REMOVED),
                    policy("labelled", "4", "82", What.REST),
                    policy("rewritten", "5", "81", What.SPEC),
                    policy("swapped", "7", "80", What.REPLACED))));
    assertThat(relisted.getFirst().changes())
        .extracting(Change::word)
        .containsExactly("added", "removed", "changed", "changed", "changed");
    assertThat(sink.problems)
        .containsExactly(
            "changed between its list and the end of the capture: 1 added, 1 removed, 3 changed (1"
                + " in their spec, 1 in status or metadata, 1 deleted and made anew)");
    assertThat(server.requests()).containsExactly("GET " + PATH + "?limit=2000");
    assertThat(server.headers(0))
        .containsEntry(
            "Accept",
            List.of(
                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,"
                    + "application/json"));
  }

  @Test
  void an_object_that_never_had_a_version_is_removed_and_not_added() throws Exception {
    String bare = "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\"}}";
    see(POLICIES, bare.formatted("gone"), bare.formatted("stays"), bare.formatted("versioned"));
    server.at(PATH, list("9", "", bare.formatted("stays"), metadata("versioned", 8, 0)));
    assertThat(relist(listed(POLICIES, 3)).getFirst().changes())
        .containsExactly(
            policy("gone", "", "", What.REMOVED), policy("versioned", "", "8", What.UNKNOWN));
    assertThat(sink.problems)
        .containsExactly(
            "changed between its list and the end of the capture: 1 removed, 1 changed");
  }

  @Test
  void an_object_whose_namespace_the_server_leaves_out_is_the_one_that_was_seen() throws Exception {
    String bare = "{\"metadata\":{\"name\":\"p\",\"resourceVersion\":\"%d\"}}";
    see(PODS, bare.formatted(1));
    server.at("/api/v1/pods", list("9", "", bare.formatted(1)));
    assertThat(relist(listed(PODS, 1)).getFirst().changes()).isEmpty();
    server.at("/api/v1/pods", list("9", "", bare.formatted(2)));
    assertThat(relist(listed(PODS, 1)).getFirst().changes())
        .containsExactly(
            new Change(ResourceRef.of(Kinds.POD, "default", "p"), "1", "2", What.UNKNOWN));
  }

  @Test
  void objects_of_an_api_that_ended_are_compared_as_those_of_the_one_they_are_filed_under()
      throws Exception {
    ApiResource old =
        new ApiResource("extensions", "v1beta1", "networkpolicies", "NetworkPolicy", true, false);
    see(old, metadata("a", 1, 1), metadata("b", 1, 1));
    server.at(
        "/apis/extensions/v1beta1/networkpolicies",
        list("9", "", metadata("a", 1, 1), metadata("b", 2, 2)));
    assertThat(relist(listed(old, 2)).getFirst().changes())
        .containsExactly(policy("b", "1", "2", What.SPEC));
  }

  @Test
  void a_cluster_that_stands_still_is_told_by_no_problem() throws Exception {
    see(POLICIES, metadata("a", 1, 1));
    server.at(PATH, list("9", "", metadata("a", 1, 1)));
    assertThat(relist(listed(POLICIES, 1)))
        .containsExactly(new Relisted(POLICIES, NOW, "9", new Coverage.Read(1), List.of()));
    assertThat(sink.problems).isEmpty();
  }

  @Test
  void an_empty_kind_that_got_its_first_object_shows_it() throws Exception {
    server.at(PATH, list("9", "", metadata("a", 8, 1)));
    assertThat(relist(listed(POLICIES, 0)).getFirst().changes())
        .containsExactly(policy("a", "", "8", What.ADDED));
    server.at(PATH, "{\"kind\":\"PartialObjectMetadataList\",\"metadata\":{},\"items\":null}");
    assertThat(relist(listed(POLICIES, 0)))
        .containsExactly(new Relisted(POLICIES, NOW, "", new Coverage.Read(0), List.of()));
  }

  @Test
  void kinds_that_do_not_count_their_changes_leave_it_open_what_was_changed() throws Exception {
    see(PODS, metadata("p", "opaque", "u-p", 0));
    server.at("/api/v1/pods", list("9", "", metadata("p", "newer", "u-p", 0)));
    assertThat(relist(listed(PODS, 1)).getFirst().changes())
        .containsExactly(
            new Change(ResourceRef.of(Kinds.POD, "shop", "p"), "opaque", "newer", What.UNKNOWN));
  }

  @Test
  void all_pages_are_compared_and_one_that_broke_off_is_asked_for_again() throws Exception {
    see(POLICIES, metadata("a", 1, 1), metadata("b", 2, 1), metadata("c", 3, 1));
    String last = list("92", "", metadata("c", 33, 1));
    server
        .at(PATH + "?limit=2000", list("91", "n=", metadata("a", 1, 1), metadata("b", 2, 1)))
        .at(
            PATH + "?limit=2000&continue=n%3D",
            inTurn(ApiServer.truncated(last, 90), json(200, last)));
    assertThat(relist(listed(POLICIES, 3)))
        .containsExactly(
            new Relisted(
                POLICIES,
                NOW,
                "92",
                new Coverage.Read(3),
                List.of(policy("c", "3", "33", What.REST))));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_list_that_expired_is_begun_again_once() throws Exception {
    see(POLICIES, metadata("a", 1, 1));
    ApiServer.Route expired = json(410, status(410, "Expired", "too old"));
    server
        .at(
            PATH + "?limit=2000",
            inTurn(
                json(200, list("91", "t", metadata("b", 2, 1))),
                json(200, list("92", "", metadata("a", 1, 1)))))
        .at(PATH + "?limit=2000&continue=t", expired);
    assertThat(relist(listed(POLICIES, 1)))
        .containsExactly(new Relisted(POLICIES, NOW, "92", new Coverage.Read(1), List.of()));

    server.at(PATH + "?limit=2000", list("93", "t", metadata("a", 1, 1)));
    assertThat(relist(listed(POLICIES, 1)).getFirst().coverage())
        .isEqualTo(new Coverage.Failed("too old"));
  }

  @Test
  void a_kind_that_was_refused_meanwhile_is_not_called_unchanged() throws Exception {
    see(POLICIES, metadata("a", 1, 1));
    server.at(PATH, json(403, status(403, "Forbidden", "policies are forbidden")));
    assertThat(relist(listed(POLICIES, 1)))
        .containsExactly(
            new Relisted(
                POLICIES, NOW, "", new Coverage.Refused("policies are forbidden"), List.of()));
    assertThat(sink.problems)
        .containsExactly(
            "what changed while the capture ran is not known: the server refused to list it:"
                + " policies are forbidden");
  }

  @Test
  void a_server_that_is_gone_is_asked_for_one_kind_only() throws Exception {
    server.at(PATH, ApiServer.text(200, "text/html", "<html>")).at("/api/v1/pods", list("9", ""));
    String gone = server.url() + " answered with a web page instead of JSON (HTTP 200)";
    assertThat(relist(listed(POLICIES, 0), listed(PODS, 0)))
        .extracting(Relisted::coverage)
        .containsExactly(
            new Coverage.Failed(gone),
            new Coverage.NotAsked("not asked, because the server was gone: " + gone));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void answers_that_are_no_lists_fail() throws Exception {
    for (String wrong :
        List.of("{\"kind\":\"Status\"}", list("1", "", "{\"metadata\":7}"), "{\"items\":[7]}")) {
      server.at(PATH, wrong);
      assertThat(relist(listed(POLICIES, 0)).getFirst().coverage())
          .as(wrong)
          .isInstanceOf(Coverage.Failed.class);
    }
    server.at(PATH, list("1", "t"));
    assertThat(relist(listed(POLICIES, 0)).getFirst().coverage())
        .isEqualTo(new Coverage.Failed("the server gives the same page over and over"));
  }

  @Test
  void whole_objects_of_a_server_that_does_not_shorten_them_do_as_well() throws Exception {
    see(POLICIES, metadata("a", 1, 1));
    server.at(
        PATH,
        "{\"kind\":\"NetworkPolicyList\",\"metadata\":{\"resourceVersion\":\"9\"},\"items\":["
            + metadata("a", 1, 1).replace("}}", "},\"spec\":{\"podSelector\":{}}}")
            + "]}");
    assertThat(relist(listed(POLICIES, 1)))
        .containsExactly(new Relisted(POLICIES, NOW, "9", new Coverage.Read(1), List.of()));
  }

  @Test
  void what_was_read_namespace_by_namespace_is_listed_again_so() throws Exception {
    see(POLICIES, metadata("a", 1, 1));
    ListedKind refused = listed(POLICIES, "", new Coverage.Refused("no"));
    ListedKind empty = listed(POLICIES, "bank", new Coverage.Read(0));
    ListedKind shop = listed(POLICIES, "shop", new Coverage.Read(1));
    server
        .at("/apis/networking.k8s.io/v1/namespaces/bank/networkpolicies", list("8", ""))
        .at(
            "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies",
            list("9", "", metadata("a", 5, 2)));
    assertThat(relist(refused, empty, shop))
        .containsExactly(
            new Relisted(
                POLICIES,
                NOW,
                "9",
                new Coverage.Read(1),
                List.of(policy("a", "1", "5", What.SPEC))));
    server.at(
        "/apis/networking.k8s.io/v1/namespaces/bank/networkpolicies",
        json(403, status(403, "Forbidden", "not any more")));
    assertThat(relist(refused, empty, shop))
        .containsExactly(
            new Relisted(
                POLICIES,
                NOW,
                "9",
                new Coverage.Refused("not any more"),
                List.of(policy("a", "1", "5", What.SPEC))));
  }

  @Test
  void too_many_namespaces_are_not_listed_again_and_that_is_told() throws Exception {
    ListedKind[] rows =
        IntStream.range(0, 51)
            .mapToObj(i -> listed(POLICIES, "n" + i, new Coverage.Read(0)))
            .toArray(ListedKind[]::new);
    assertThat(relist(rows))
        .containsExactly(
            new Relisted(
                POLICIES,
                NOW,
                "",
                new Coverage.NotAsked(
                    "it was read in 51 namespaces one by one, which is too many to list again"),
                List.of()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_was_carried_over_from_a_part_is_not_compared() throws Exception {
    assertThat(relist(listed(POLICIES, 3)))
        .containsExactly(
            new Relisted(
                POLICIES,
                NOW,
                "",
                new Coverage.NotAsked(
                    "it was carried over from a part of a capture, and is not compared"),
                List.of()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void kinds_that_change_all_the_time_or_were_not_read_are_not_listed_again() throws Exception {
    assertThat(
            relist(
                listed(EVENTS, 0),
                listed(POLICIES, "", new Coverage.Failed("broken")),
                listed(PODS, "", new Coverage.NotAsked("not wanted"))))
        .isEmpty();
    assertThat(server.requests()).isEmpty();
    assertThat(Relisting.compares(new GroupKind("cilium.io", "CiliumNetworkPolicy"))).isTrue();
    assertThat(Relisting.compares(new GroupKind("cilium.io", "CiliumEndpoint"))).isFalse();
    assertThat(Relisting.compares(Kinds.SECRET)).isFalse();
  }

  @Test
  void an_object_that_came_twice_counts_in_its_newer_state() throws Exception {
    see(POLICIES, metadata("a", 1, 1));
    see(POLICIES, metadata("a", 2, 1));
    server.at(PATH, list("9", "", metadata("a", 2, 1), metadata("a", 2, 1)));
    assertThat(relist(listed(POLICIES, 1)).getFirst().changes()).isEmpty();
  }

  @Test
  void the_user_can_stop_it() {
    List<String> steps = new ArrayList<>();
    CaptureWatcher impatient =
        new CaptureWatcher() {
          @Override
          public void step(String what) {
            steps.add(what);
          }

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> relist(impatient, listed(POLICIES, 0)));
    assertThat(steps).containsExactly("Looking for changes of networkpolicies");
    assertThat(server.requests()).isEmpty();
  }
}
