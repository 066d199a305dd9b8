package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zone;
import io.inscope.snapshot.network.address.Zones;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectivityTest {
  private static final String WEB = pod("pay/web", "{app: web}", "{}");
  private static final String DB = pod("pay/db", "{app: db}", "{}");
  private static final String ALL = " 0.0.0.0-255.255.255.255";

  private static String live(String kind, String name) {
    return "{apiVersion: v1, kind: %s, metadata: {%s, uid: u-1, labels: {app: x}}, spec: {}, status: {phase: Running, podIP: 10.0.0.9}}"
        .formatted(kind, World.named(name));
  }

  @Test
  void without_policies_everything_is_allowed_and_says_so() {
    World world = World.of(WEB, DB);
    assertThat(world.rows().map(World::line))
        .containsExactlyInAnyOrder(
            "pay/web -> pay/db TCP all ALLOWED",
            "pay/web -> pay/db UDP all ALLOWED",
            "pay/web -> pay/db SCTP all ALLOWED",
            "pay/db -> pay/web TCP all ALLOWED",
            "pay/db -> pay/web UDP all ALLOWED",
            "pay/db -> pay/web SCTP all ALLOWED",
            "pay/web -> Internet" + ALL + " TCP all ALLOWED",
            "pay/web -> Internet" + ALL + " UDP all ALLOWED",
            "pay/web -> Internet" + ALL + " SCTP all ALLOWED",
            "pay/db -> Internet" + ALL + " TCP all ALLOWED",
            "pay/db -> Internet" + ALL + " UDP all ALLOWED",
            "pay/db -> Internet" + ALL + " SCTP all ALLOWED",
            "Internet" + ALL + " -> pay/web TCP all ALLOWED",
            "Internet" + ALL + " -> pay/web UDP all ALLOWED",
            "Internet" + ALL + " -> pay/web SCTP all ALLOWED",
            "Internet" + ALL + " -> pay/db TCP all ALLOWED",
            "Internet" + ALL + " -> pay/db UDP all ALLOWED",
            "Internet" + ALL + " -> pay/db SCTP all ALLOWED");
    Connection row = world.row("pay/web", "pay/db");
    assertThat(row)
        .isEqualTo(
            new Connection(
                row.id(),
                Endpoint.of(Endpoint.Type.WORKLOAD, podRef("pay/web")),
                Endpoint.of(Endpoint.Type.WORKLOAD, podRef("pay/db")),
                new PortRange(Protocol.TCP, 1, 65535),
                Answer.ALLOWED,
                Enforcement.UNKNOWN,
                "pod",
                Protection.UNKNOWN,
                "",
                "no policy isolates pay/web for egress",
                "no policy isolates pay/db for ingress",
                ""));
    assertThat(row.id()).matches("c-[a-z2-7]{10}");
    assertThat(world.row("pay/db", "Internet" + ALL).via()).isEqualTo("address");
    assertThat(world.row("Internet" + ALL, "pay/db").via()).isEqualTo("pod address, if routable");
  }

  @Test
  void every_rule_that_permits_is_named_with_its_line() {
    World world =
        World.of(
            WEB,
            DB,
            policy(
                "pay/b",
                "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}],"
                    + " ports: [{port: 80, endPort: 90}]}]}"),
            policy(
                "pay/a",
                """
                {podSelector: {matchLabels: {app: db}}, ingress: [
                  {from: [{podSelector: {matchLabels: {app: cart}}}]},
                  {from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 85, endPort: 99}, {port: 443}]}]}
                """));
    List<Connection> rows = world.rows().filter(row -> row.to().name().equals("db")).toList();
    assertThat(rows)
        .extracting(World::line)
        .containsExactly(
            "pay/web -> pay/db TCP 80-99 ALLOWED", "pay/web -> pay/db TCP 443 ALLOWED");
    assertThat(rows.get(0).becauseIngress())
        .isEqualTo(
            "NetworkPolicy pay/a ingress[1] at world.yaml:9; NetworkPolicy pay/b ingress[0] at"
                + " world.yaml:5");
    assertThat(rows.get(1).becauseIngress())
        .isEqualTo("NetworkPolicy pay/a ingress[1] at world.yaml:9");
  }

  @Test
  void a_named_port_is_what_the_destination_calls_so() {
    World world =
        World.of(
            pod(
                "pay/one",
                "{app: x}",
                "{containers: [{ports: [{name: https, containerPort: 8443}]}]}"),
            pod(
                "pay/two",
                "{app: x}",
                "{containers: [{ports: [{name: https, containerPort: 9443}]}]}"),
            pod(
                "pay/udp",
                "{app: x}",
                "{containers: [{ports: [{name: https, containerPort: 7443, protocol: UDP}]}]}"),
            pod(
                "pay/sidecar",
                "{app: x}",
                "{initContainers: [{restartPolicy: Always, ports: [{name: https, containerPort:"
                    + " 6443}]}, {ports: [{name: https, containerPort: 1}]}]}"),
            pod("shop/web", "{}", "{}"),
            policy(
                "pay/np",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}], ports: [{port:"
                    + " https}]}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("shop/web -> pay"))
        .containsExactly(
            "shop/web -> pay/one TCP 8443 ALLOWED",
            "shop/web -> pay/sidecar TCP 6443 ALLOWED",
            "shop/web -> pay/two TCP 9443 ALLOWED");
  }

  @Test
  void in_a_live_snapshot_without_policies_read_nothing_is_sure() {
    World world = World.of(live("Pod", "pay/a"), live("Pod", "pay/b"));
    Connection row = world.row("pay/a", "pay/b");
    assertThat(row.verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(row.unknown())
        .isEqualTo(
            "the NetworkPolicies of namespace pay are not known: it is not part of what was handed"
                + " over");
    assertThat(world.the().limits())
        .contains("NetworkPolicy: it is not part of what was handed over.");
    assertThat(world.the().isolation(podRef("pay/a"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.UNKNOWN);
  }

  @Test
  void a_virtual_machine_without_a_pod_stands_for_the_one_to_come() {
    String machine =
        "{apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {namespace: pay, name: %s},"
            + " spec: {template: {metadata: {labels: {app: vm}}}}}";
    World world =
        World.of(
            machine.formatted("off"),
            machine.formatted("on"),
            "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: launcher, labels: {app:"
                + " vm}, ownerReferences: [{apiVersion: kubevirt.io/v1, kind:"
                + " VirtualMachineInstance, name: on, controller: true}]}, spec: {}}",
            policy(
                "pay/np",
                "{podSelector: {matchLabels: {app: vm}}, ingress: [{from: [{podSelector: {}}],"
                    + " ports: [{port: 22}]}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.matches("pay/.* -> pay/.*"))
        .containsExactly(
            "pay/launcher -> pay/off TCP 22 ALLOWED", "pay/off -> pay/launcher TCP 22 ALLOWED");
  }

  @Test
  void kinds_that_are_not_followed_are_named() {
    World world =
        World.of(
            """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachineInstance
            metadata: {name: db, namespace: pay}
            """);
    assertThat(world.the().limits())
        .contains(
            "1 VirtualMachineInstance.kubevirt.io was not evaluated: connections of and through it"
                + " are not listed.");
  }

  @Test
  void a_rejected_policy_makes_what_it_selects_unknown_in_its_direction() {
    World world =
        World.of(
            WEB,
            DB,
            policy(
                "pay/bad",
                "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from:"
                    + " [{}]}]}"));
    assertThat(world.row("pay/web", "pay/db").verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(world.row("pay/web", "pay/db").unknown())
        .isEqualTo(
            "NetworkPolicy pay/bad selects it but is not valid: /spec/ingress/0/from/0 names no"
                + " peer: neither podSelector, namespaceSelector nor ipBlock");
    assertThat(world.row("pay/db", "pay/web").verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(world.the().limits())
        .contains(
            "NetworkPolicy pay/bad at world.yaml:5 is not valid and not applied:"
                + " /spec/ingress/0/from/0 names no peer: neither podSelector, namespaceSelector"
                + " nor ipBlock");
  }

  @Test
  void a_rejected_manifest_opens_nothing_that_another_policy_closes() {
    World world =
        World.of(
            WEB,
            DB,
            policy("pay/deny", "{podSelector: {}}"),
            policy("pay/bad", "{podSelector: {}, ingress: [{from: [{}]}]}"));
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay"));
  }

  @Test
  void policies_of_a_kind_that_is_not_evaluated_make_their_pods_unknown() {
    World world =
        World.of(
            WEB,
            pod("shop/a", "{}", "{}"),
            pod("shop/b", "{}", "{}"),
            "{apiVersion: crd.antrea.io/v1beta1, kind: NetworkPolicy, metadata: {name: c,"
                + " namespace: pay}}");
    assertThat(world.row("shop/a", "pay/web").verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(world.row("shop/a", "pay/web").unknown())
        .isEqualTo("NetworkPolicy (crd.antrea.io) is not evaluated");
    assertThat(world.row("shop/a", "shop/b").verdict()).isEqualTo(Answer.ALLOWED);
  }

  @Test
  void labels_of_namespaces_that_were_not_read_leave_a_rule_open() {
    World world =
        World.of(
            live("Pod", "pay/a"),
            live("Pod", "shop/b"),
            policy(
                "pay/np",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team:"
                    + " x}}}], ports: [{port: 80}]}]}"));
    assertThat(world.row("shop/b", "pay/a").verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(world.row("shop/b", "pay/a").unknown())
        .isEqualTo(
            "whether NetworkPolicy pay/np ingress[0] matches depends on addresses or namespace"
                + " labels that the snapshot does not tell, or on the network plugin");
  }

  @Test
  void a_manifest_without_its_namespace_has_only_the_namespaces_name() {
    World world =
        World.of(
            WEB,
            pod("shop/b", "{}", "{}"),
            policy(
                "pay/np",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team:"
                    + " x}}}]}, {from: [{namespaceSelector: {matchExpressions: [{key: team,"
                    + " operator: DoesNotExist}]}}], ports: [{port: 81}]}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.endsWith("ALLOWED") && row.startsWith("shop/b -> pay"))
        .containsExactly("shop/b -> pay/web TCP 81 ALLOWED");
  }

  @Test
  void an_ip_block_matches_pods_as_the_plugin_does() {
    String[] documents = {
      pod("pay/a", "{app: a}", "{}", "{podIP: 10.0.0.1}"),
      pod("pay/b", "{app: b}", "{}", "{podIP: 10.0.0.2}"),
      policy(
          "pay/np",
          "{podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr:"
              + " 10.0.0.0/24}}], ports: [{port: 1}]}]}")
    };
    assertThat(World.of(documents).row("pay/a", "pay/b").verdict()).isEqualTo(Answer.ALLOWED);
    World unknown =
        World.of(
            Assumptions.parse(List.of("ip_block_matches_pods=unknown")), Zones.NONE, documents);
    assertThat(unknown.row("pay/a", "pay/b").verdict()).isEqualTo(Answer.UNKNOWN);
    World no =
        World.of(Assumptions.parse(List.of("ip_block_matches_pods=no")), Zones.NONE, documents);
    assertThat(no.tcp()).noneMatch(row -> row.startsWith("pay/a -> pay/b"));
  }

  @Test
  void a_pod_without_an_address_may_get_one_in_a_private_block_and_has_one_in_the_block_of_all() {
    String block =
        "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: %s}}]}]}";
    assertThat(
            World.of(WEB, DB, policy("pay/np", block.formatted("10.0.0.0/8")))
                .row("pay/web", "pay/db")
                .verdict())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(
            World.of(WEB, DB, policy("pay/np", block.formatted("0.0.0.0/0")))
                .row("pay/web", "pay/db")
                .verdict())
        .isEqualTo(Answer.ALLOWED);
    assertThat(World.of(WEB, DB, policy("pay/np", block.formatted("203.0.113.0/24"))).tcp())
        .noneMatch(row -> row.startsWith("pay/web -> pay/db"));
  }

  @Test
  void policies_do_not_apply_to_the_hosts_network() {
    World world =
        World.of(
            pod(
                "pay/host",
                "{app: host}",
                "{hostNetwork: true, nodeName: n1}",
                "{podIP: 192.168.1.1}"),
            pod("pay/near", "{app: near}", "{nodeName: n1}", "{podIP: 10.0.0.1}"),
            pod("pay/far", "{app: far}", "{nodeName: n2}", "{podIP: 10.0.0.2}"),
            policy(
                "pay/np",
                "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector:"
                    + " {}}], ports: [{port: 80}]}]}"));
    assertThat(world.tcp())
        .containsExactlyInAnyOrder(
            "pay/host -> pay/near TCP all ALLOWED",
            "pay/near -> pay/host TCP all UNKNOWN",
            "pay/host -> Internet" + ALL + " TCP all ALLOWED",
            "Internet" + ALL + " -> pay/host TCP all ALLOWED");
    assertThat(world.row("pay/host", "pay/near").becauseIngress())
        .isEqualTo("same node (n1): no policy stands between a pod and its own node");
    assertThat(world.row("pay/host", "pay/near").becauseEgress())
        .isEqualTo("host network: policies do not apply to pay/host");
    assertThat(world.the().isolation(podRef("pay/host"), Direction.INGRESS))
        .isEqualTo(
            new Isolation(
                Isolation.State.UNKNOWN,
                List.of(),
                Enforcement.UNKNOWN,
                "host network: policies do not apply"));
    assertThat(world.the().isolation(podRef("pay/near"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.YES);
  }

  @Test
  void what_nobody_enforces_is_allowed_and_what_was_declared_is_said() {
    World world =
        World.of(
            Assumptions.parse(List.of("enforced=no")),
            Zones.NONE,
            WEB,
            DB,
            policy(
                "pay/np",
                "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]}"));
    String nobody =
        "declared denied by NetworkPolicy pay/np, but nobody enforces it: assumed by the user";
    assertThat(
            world
                .rows()
                .filter(row -> row.from().name().equals("web") && row.to().name().equals("db")))
        .extracting(
            row -> World.line(row) + " " + row.enforced().word() + ", " + row.becauseIngress())
        .containsExactly(
            "pay/web -> pay/db TCP 1-5431 ALLOWED no, " + nobody,
            "pay/web -> pay/db TCP 5432 ALLOWED no, NetworkPolicy pay/np ingress[0] at"
                + " world.yaml:5",
            "pay/web -> pay/db TCP 5433-65535 ALLOWED no, " + nobody,
            "pay/web -> pay/db UDP all ALLOWED no, " + nobody,
            "pay/web -> pay/db SCTP all ALLOWED no, " + nobody);
  }

  @Test
  void pods_that_ended_take_no_part_and_a_cron_jobs_template_does() {
    String owned =
        "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: %s, labels: {app: job},"
            + " ownerReferences: [{apiVersion: batch/v1, kind: %s, name: %s, controller: true}]},"
            + " status: {phase: Succeeded}}";
    World world =
        World.of(
            WEB,
            pod("pay/done", "{}", "{}", "{phase: Failed}"),
            "{apiVersion: batch/v1, kind: Job, metadata: {namespace: pay, name: once}, spec:"
                + " {template: {metadata: {}, spec: {}}}}",
            owned.formatted("once-1", "Job", "once"),
            "{apiVersion: batch/v1, kind: CronJob, metadata: {namespace: pay, name: daily}, spec:"
                + " {jobTemplate: {spec: {template: {metadata: {}, spec: {}}}}}}");
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/") && row.contains("-> pay/"))
        .containsExactlyInAnyOrder(
            "pay/web -> pay/daily TCP all ALLOWED", "pay/daily -> pay/web TCP all ALLOWED");
  }

  @Test
  void pods_of_one_workload_that_policies_tell_apart_are_told() {
    String owned =
        "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: %s, labels: {app: api,"
            + " version: %s}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: api,"
            + " controller: true}]}, spec: {}}";
    World world =
        World.of(
            WEB,
            "{apiVersion: apps/v1, kind: StatefulSet, metadata: {namespace: pay, name: api}, spec:"
                + " {template: {metadata: {}, spec: {}}}}",
            owned.formatted("api-0", "v1"),
            owned.formatted("api-1", "v2"),
            policy("pay/np", "{podSelector: {matchLabels: {version: v2}}}"));
    assertThat(world.row("pay/web", "pay/api").verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(world.the().limits())
        .contains(
            "Policies tell the pods of pay/StatefulSet.apps/api apart (by label version); a"
                + " connection is listed when any of them has it.");
    assertThat(world.the().isolation(world.row("pay/web", "pay/api").to().ref(), Direction.INGRESS))
        .isEqualTo(
            new Isolation(
                Isolation.State.NO,
                List.of(new ResourceRef("networking.k8s.io", "NetworkPolicy", "pay", "np")),
                Enforcement.UNKNOWN,
                "policies select only some of its pods"));
  }

  @Test
  void zones_name_the_outside_world_and_cut_it() {
    Zone acquirer =
        new Zone("Acquirer", List.of(AddressRange.ofCidr("203.0.113.0/24").orElseThrow()));
    World world =
        World.of(
            Assumptions.NONE,
            Zones.of(List.of(acquirer)),
            DB,
            policy(
                "pay/np",
                "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr:"
                    + " 203.0.113.0/25}}, {ipBlock: {cidr: 203.0.113.128/25}}, {ipBlock: {cidr:"
                    + " 10.0.0.0/8}}]}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/db"))
        .containsExactly(
            "pay/db -> Acquirer 203.0.113.0-203.0.113.255 TCP all ALLOWED",
            "pay/db -> Private network 10.0.0.0-10.255.255.255 TCP all ALLOWED");
    assertThat(world.tcp())
        .filteredOn(row -> row.contains("-> pay/db"))
        .containsExactly(
            "Acquirer 203.0.113.0-203.0.113.255 -> pay/db TCP all ALLOWED",
            "Internet 0.0.0.0-203.0.112.255 -> pay/db TCP all ALLOWED",
            "Internet 203.0.114.0-255.255.255.255 -> pay/db TCP all ALLOWED");
  }

  @Test
  void ipv6_appears_when_something_uses_it() {
    World world =
        World.of(
            DB,
            policy(
                "pay/np",
                "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: \"::/0\"}}], ports: [{port:"
                    + " 443}]}]}"));
    assertThat(world.tcp())
        .containsExactly(
            "pay/db -> Internet" + ALL + " TCP all ALLOWED",
            "pay/db -> Internet ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff TCP all ALLOWED",
            "Internet ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff -> pay/db TCP 443 ALLOWED");
  }

  @Test
  void services_are_named_where_they_lead_and_tell_what_they_declare() {
    World world =
        World.of(
            WEB,
            pod(
                "pay/api",
                "{app: api}",
                "{containers: [{ports: [{name: tls, containerPort: 8443}]}]}"),
            service(
                "pay/api",
                "{selector: {app: api}, ports: [{port: 443, targetPort: tls, appProtocol:"
                    + " https}]}"),
            service(
                "pay/head",
                "{clusterIP: None, selector: {app: api}, ports: [{port: 80, targetPort: 8443}]}"),
            service("pay/other", "{selector: {app: nobody}, ports: [{port: 443}]}"),
            policy(
                "pay/np",
                "{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {}}],"
                    + " ports: [{port: tls}]}]}"));
    Connection row = world.row("pay/web", "pay/api");
    assertThat(row.via()).isEqualTo("pod, Service pay/api 443->8443, Service pay/head 8443->8443");
    assertThat(row.protection()).isEqualTo(Protection.TLS);
    assertThat(row.protectionEvidence())
        .isEqualTo("Service pay/api 443->8443 declares appProtocol https");
  }

  @Test
  void touching_gives_the_rows_of_some_workloads() {
    World world = World.of(WEB, DB, pod("shop/a", "{}", "{}"));
    assertThat(world.the().touching(Set.of(podRef("pay/db"), podRef("pay/web"))))
        .isEqualTo(
            world
                .rows()
                .filter(
                    row ->
                        row.from().namespace().equals("pay") || row.to().namespace().equals("pay"))
                .toList());
  }

  @Test
  void connections_of_a_workload_to_itself_come_on_request() {
    World world = World.of(WEB);
    assertThat(world.the().all(true).stream().map(World::line))
        .contains("pay/web -> pay/web TCP all ALLOWED");
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/web"));
  }

  @Test
  void an_object_that_makes_no_sense_costs_only_itself() {
    World world =
        World.of(
            WEB,
            DB,
            pod("pay/odd", "{}", "{hostNetwork: maybe}"),
            service("pay/s", "{ports: {a: b}}"));
    assertThat(world.row("pay/web", "pay/odd").verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(world.row("pay/web", "pay/odd").unknown())
        .isEqualTo(
            "Pod pay/odd cannot be read: /spec/hostNetwork is a text where true or false belongs");
    assertThat(world.row("pay/web", "pay/db").verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(world.the().limits())
        .contains(
            "Service pay/s cannot be read, its paths are missing: /spec/ports is an object where a"
                + " list belongs");
  }

  @Test
  void a_pod_of_the_hosts_network_whose_node_is_not_known_may_be_near() {
    World world =
        World.of(
            pod("pay/host", "{app: host}", "{hostNetwork: true}"),
            DB,
            policy("pay/np", "{podSelector: {}, ingress: [{ports: [{port: 1}], from: []}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/host -> pay/db"))
        .containsExactly(
            "pay/host -> pay/db TCP 1 ALLOWED", "pay/host -> pay/db TCP 2-65535 UNKNOWN");
  }

  @Test
  void a_namespace_always_carries_its_name_whatever_its_manifest_says() {
    World world =
        World.of(
            DB,
            pod("shop/a", "{}", "{}"),
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels:"
                + " {kubernetes.io/metadata.name: other}}}",
            policy(
                "pay/np",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels:"
                    + " {kubernetes.io/metadata.name: shop}}}], ports: [{port: 1}]}, {from:"
                    + " [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}],"
                    + " ports: [{port: 2}]}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("shop/a -> pay"))
        .containsExactly("shop/a -> pay/db TCP 1 ALLOWED");
  }

  @Test
  void what_a_policy_permits_is_not_sure_beside_policies_that_are_not_evaluated() {
    World world =
        World.of(
            WEB,
            DB,
            policy("pay/np", "{podSelector: {}, ingress: [{ports: [{port: 80}]}]}"),
            "{apiVersion: crd.antrea.io/v1beta1, kind: ClusterNetworkPolicy, metadata: {name: a}}");
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/web -> pay/db"))
        .containsExactly("pay/web -> pay/db TCP all UNKNOWN");
    assertThat(world.the().limits())
        .contains(
            "1 ClusterNetworkPolicy of crd.antrea.io is not evaluated; what it could permit or deny"
                + " is UNKNOWN");
  }

  @Test
  void a_live_policy_we_reject_got_past_the_server_so_it_may_permit_too() {
    String bad =
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: pay, name:"
            + " bad, uid: u}, spec: {podSelector: {}, ingress: [{from: [{}]}]}}";
    World world =
        World.of(
            live("Pod", "pay/a"),
            live("Pod", "pay/b"),
            bad,
            policy("pay/deny", "{podSelector: {}}"));
    assertThat(world.row("pay/a", "pay/b").verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(world.row("pay/a", "pay/b").becauseIngress())
        .isEqualTo("isolated by NetworkPolicy pay/deny, no rule permits it");
  }

  @Test
  void a_pod_whose_labels_cannot_be_read_may_be_any_peer() {
    World world =
        World.of(
            DB,
            pod("pay/odd", "{app: odd}", "{hostNetwork: maybe}"),
            policy(
                "pay/np",
                "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector:"
                    + " {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/odd -> pay/db"))
        .containsExactly("pay/odd -> pay/db TCP 5432 UNKNOWN");
  }

  @Test
  void of_overlapping_zones_the_narrower_names_an_address() {
    Zone wide = new Zone("Company", List.of(AddressRange.ofCidr("10.0.0.0/8").orElseThrow()));
    Zone narrow = new Zone("Vault room", List.of(AddressRange.ofCidr("10.0.0.0/24").orElseThrow()));
    World world = World.of(Assumptions.NONE, Zones.of(List.of(wide, narrow)), DB);
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/db"))
        .containsExactly(
            "pay/db -> Company 10.0.1.0-10.255.255.255 TCP all ALLOWED",
            "pay/db -> Internet 0.0.0.0-9.255.255.255 TCP all ALLOWED",
            "pay/db -> Internet 11.0.0.0-255.255.255.255 TCP all ALLOWED",
            "pay/db -> Vault room 10.0.0.0-10.0.0.255 TCP all ALLOWED");
  }
}
